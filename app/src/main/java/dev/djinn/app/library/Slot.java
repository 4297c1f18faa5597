package dev.djinn.app.library;

import dev.djinn.runtime.image.Picture;
import java.nio.file.Path;
import java.time.Instant;

/** A place for a saved game, and what is in it. */
public sealed interface Slot {
    /** How a person calls it. */
    String title();

    Path file();

    /** Nothing was saved here. */
    record Empty(String title, Path file) implements Slot {}

    /** A game to go on with, as it stood at {@code frame}. */
    record Game(String title, Path file, Instant when, Picture picture, long frame) implements Slot {}

    /** A save whose game was taken out, as chat programs do; a new game can begin with its picture. */
    record PictureOnly(String title, Path file, Instant when, Picture picture) implements Slot {}

    /** Something that cannot be read, and why, in one line. */
    record Broken(String title, Path file, String reason) implements Slot {}
}
