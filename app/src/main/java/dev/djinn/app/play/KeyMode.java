package dev.djinn.app.play;

import dev.djinn.app.words.Worded;
import dev.djinn.app.words.Words;

/** How long a press lasts. */
public enum KeyMode implements Worded {
    HOLD,
    TAP,
    TOGGLE,
    /** Two keys choose among the actions, a third holds the chosen one. */
    ONE_HANDED;

    /** One line for the player. */
    public String meaning() {
        return Words.of(key() + ".meaning");
    }
}
