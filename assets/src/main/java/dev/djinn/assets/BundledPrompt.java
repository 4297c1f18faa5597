package dev.djinn.assets;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;

/**
 * The first pictures a player can start from, 128 x 128 pixels, side view of a platform scene. Own drawings, CC0; the
 * program that draws them is {@code PromptArt} among this module's tests.
 */
public enum BundledPrompt {
    MEADOW("Meadow"),
    DUSK("Dusk hills"),
    CAVE("Crystal cave"),
    PAPER("Paper world");

    private final String title;

    BundledPrompt(String title) {
        this.title = title;
    }

    /** What a person reads under the picture. */
    public String title() {
        return title;
    }

    /** The name of the picture's file, the same on every machine: {@code meadow.png}. */
    public String fileName() {
        return name().toLowerCase(Locale.ROOT) + ".png";
    }

    /** The picture as the bytes of a PNG file. */
    public byte[] png() {
        try (InputStream in = BundledPrompt.class.getResourceAsStream("prompts/" + fileName())) {
            if (in == null) {
                throw new IllegalStateException("The build left out the bundled picture " + fileName());
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the bundled picture " + fileName(), e);
        }
    }
}
