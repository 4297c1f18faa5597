package dev.djinn.app.play;

import java.util.Optional;
import javafx.scene.input.KeyCode;

/**
 * A key of the player's keyboard. Play goes by where a key is, so that keys that lie together do on every keyboard; commands
 * go by what is printed on it.
 *
 * @param position where it is: what a US keyboard has there
 * @param code what the keyboard's layout has there, as JavaFX tells; UNDEFINED for letters that JavaFX has no code for, as
 *     those of other alphabets
 */
public record Key(KeyCode position, KeyCode code) {
    /** A key of a US keyboard, or one that is in the same place on all. */
    public static Key of(KeyCode code) {
        return new Key(code, code);
    }

    /** What it is called by where nobody asks for its place: its code, or for want of one its position. */
    KeyCode meant() {
        return code == KeyCode.UNDEFINED ? position : code;
    }

    /**
     * The sign of a US keyboard in whose place it is. Signs move about between layouts, and some have no key of their own,
     * so what they do is found in their old places, too. Letters stay where they are printed.
     */
    Optional<KeyCode> stand() {
        return position == meant() || position.isLetterKey() ? Optional.empty() : Optional.of(position);
    }

    /** What the window itself may need it for: its letter, or else its place. */
    KeyCode taken() {
        return meant().isLetterKey() ? meant() : position;
    }
}
