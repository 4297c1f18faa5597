package dev.djinn.app.play;

/** What of the game's time and keeping lies open over it; the game waits meanwhile and the keyboard is the drawer's. */
public enum Drawer {
    CLOSED,
    SAVES,
    BRANCHES,
    /** Asks whether to go on with the game that was left. */
    RESUME
}
