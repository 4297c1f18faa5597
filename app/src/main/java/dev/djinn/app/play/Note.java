package dev.djinn.app.play;

/**
 * Something the player may want to know; the game goes on beside it.
 *
 * @param text empty for nothing
 */
public record Note(String text, Tone tone) {
    static final Note NONE = new Note("", Tone.GOOD);

    /** How it is meant. */
    public enum Tone {
        GOOD,
        TROUBLE
    }

    static Note good(String text) {
        return new Note(text, Tone.GOOD);
    }

    static Note trouble(String text) {
        return new Note(text, Tone.TROUBLE);
    }
}
