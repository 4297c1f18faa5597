package dev.djinn.engine.rehearsal;

/** What a player does to a running game. Nothing waits. */
public interface Seat {
    void hold(int action);

    void release();

    void rewind();

    /** The game goes on from where it was rewound to. */
    void endRewind();

    void save();

    /** Goes on with what was saved, running; does nothing while nothing is. */
    void load();

    /** From the prompt, running. */
    void restart();
}
