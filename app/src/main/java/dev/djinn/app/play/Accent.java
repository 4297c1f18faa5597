package dev.djinn.app.play;

import dev.djinn.app.words.Worded;

/** The colour of what is chosen, lit or to be pressed. */
public enum Accent implements Worded {
    VIOLET,
    BLUE,
    GREEN,
    ROSE
}
