package dev.djinn.app.play;

/** What of the game's time, keeping, actions, pictures and worlds lies open over it; the game waits meanwhile and the keyboard is the drawer's. */
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
    /** Takes a photo to draw over. */
    CAMERA,
    /** Worlds to play and pictures to begin with. */
    LIBRARY,
    /** Asks whether to go on with the game that was left. */
    RESUME
}
