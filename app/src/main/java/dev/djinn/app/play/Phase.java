package dev.djinn.app.play;

/** What the game is doing. */
public enum Phase {
    OPENING,
    RUNNING,
    PAUSED,
    /** The game is over for good; the message says why. */
    ENDED
}
