package dev.djinn.app.library;

import dev.djinn.runtime.image.Picture;
import dev.djinn.runtime.image.Pictures;
import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * A picture that a game can start from, not read yet.
 *
 * @param words what a person calls it, in the language of the moment
 * @param provenance where it comes from and under which licence, for a person, as {@code words}; may be empty
 * @param source reads it; throws {@link dev.djinn.runtime.DjinnException} BAD_INPUT if it is no good picture
 */
public record Prompt(Supplier<String> words, Supplier<String> provenance, Supplier<Picture> source) {
    private static final String ENDING = "\\.[A-Za-z]+$";

    /** A picture of the player's, or of nobody in particular. */
    public Prompt(Supplier<String> words, Supplier<Picture> source) {
        this(words, () -> "", source);
    }

    /** One with the same title in any language. */
    public Prompt(String title, Supplier<Picture> source) {
        this(() -> title, source);
    }

    public String title() {
        return words.get();
    }

    public String origin() {
        return provenance.get();
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
