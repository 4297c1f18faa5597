package dev.djinn.app.library;

import dev.djinn.runtime.image.Picture;
import dev.djinn.runtime.image.Pictures;
import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * A picture that a game can start from, not read yet.
 *
 * @param title for a person
 * @param source reads it; throws {@link dev.djinn.runtime.DjinnException} BAD_INPUT if it is no good picture
 */
public record Prompt(String title, Supplier<Picture> source) {
    private static final String ENDING = "\\.[A-Za-z]+$";

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
