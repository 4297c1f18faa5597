package dev.djinn.app.play;

/** What the game is doing. */
public enum Phase {
    OPENING,
    RUNNING,
    PAUSED,
    /** It goes back, for as long as the player holds that. */
    REWINDING,
    /** The game is over for good; the message says why. */
    ENDED
}
