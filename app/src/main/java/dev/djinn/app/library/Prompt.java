package dev.djinn.app.library;

import dev.djinn.runtime.image.Picture;
import dev.djinn.runtime.image.Pictures;
import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * A picture that a game can start from, not read yet.
 *
 * @param title for a person
 * @param origin where it comes from and under which licence, for a person; may be empty
 * @param source reads it; throws {@link dev.djinn.runtime.DjinnException} BAD_INPUT if it is no good picture
 */
public record Prompt(String title, String origin, Supplier<Picture> source) {
    static final String OWN = "drawn by you";

    private static final String ENDING = "\\.[A-Za-z]+$";

    /** A picture of the player's, or of nobody in particular. */
    public Prompt(String title, Supplier<Picture> source) {
        this(title, "", source);
    }

    /** The picture in a file of any usual format. */
    public static Prompt ofFile(Path file) {
        String name =
                String.valueOf(file.getFileName()).replaceFirst(ENDING, "").replaceAll("[-_]+", " ");
        return new Prompt(name, () -> Pictures.read(file));
    }

    public Picture read() {
        return source.get();
    }
}
