package dev.djinn.app.play;

import dev.djinn.app.library.Shelf;
import dev.djinn.app.library.Slot;
import dev.djinn.engine.keep.Autosave.Resume;
import java.util.function.Consumer;

/**
 * Where games are kept, and what becomes of the one that was left.
 *
 * @param left the game the program was left in
 * @param resume whether to go on with it
 * @param keeper keeps another choice of that; waits for the disk, throws {@link dev.djinn.runtime.DjinnException}
 */
public record Keeping(Shelf shelf, Slot left, Resume resume, Consumer<Resume> keeper) {
    /** Looks at what was left; waits for the disk. */
    public static Keeping of(Shelf shelf, Resume resume, Consumer<Resume> keeper) {
        return new Keeping(shelf, shelf.left(), resume, keeper);
    }

    /** The same for a game that the player wants to begin in a certain way. */
    public Keeping beginningAnew() {
        return new Keeping(shelf, new Slot.Empty(left.title(), left.file()), resume, keeper);
    }
}
