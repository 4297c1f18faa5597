package dev.djinn.app.play;

/** What of the game's time, keeping, actions and pictures lies open over it; the game waits meanwhile and the keyboard is the drawer's. */
public enum Drawer {
    CLOSED,
    SAVES,
    BRANCHES,
    /** Tries the actions and proposes keys. */
    CALIBRATE,
    /** Draws the picture to begin with. */
    EASEL,
    /** How the window looks and speaks. */
    SETTINGS,
    /** Asks whether to go on with the game that was left. */
    RESUME
}
