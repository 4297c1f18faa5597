package dev.djinn.assets;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;

/**
 * The first pictures a player can start from, 128 x 128 pixels, side view of a platform scene, CC0. Some are own drawings,
 * by {@code PromptArt} among this module's tests; the others are of games that the trainer's {@code synth} makes up, of
 * its seed 3 ({@code SynthPromptsTest} there).
 */
public enum BundledPrompt {
    MEADOW("Meadow"),
    DUSK("Dusk hills"),
    CAVE("Crystal cave"),
    PAPER("Paper world"),
    PENCIL("Pencil town", true),
    DESERT("Desert", true),
    CRAYON("Crayon meadow", true),
    BLUEPRINT("Blueprint", true);

    private final String title;
    private final boolean synthesized;

    BundledPrompt(String title) {
        this(title, false);
    }

    BundledPrompt(String title, boolean synthesized) {
        this.title = title;
        this.synthesized = synthesized;
    }

    /** Whether it is of a game that {@code synth} made up. */
    public boolean synthesized() {
        return synthesized;
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
