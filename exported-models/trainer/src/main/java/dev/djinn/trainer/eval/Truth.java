package dev.djinn.trainer.eval;

/** What the player of the held-out videos really did. Used to judge, never to learn. */
public interface Truth {
    /** C: how many classes of actions there are; actions that do the same are one class. */
    int classes();

    /** The class, 0..C-1, of each of the {@code Clip.FRAMES - 1} transitions of a clip. */
    int[] actions(Clip clip);
}
