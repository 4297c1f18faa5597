package dev.djinn.app.play;

/**
 * Something the player may want to know; the game goes on beside it.
 *
 * @param text empty for nothing
 */
public record Note(String text, Tone tone) {
    static final Note NONE = new Note("", Tone.GOOD);

    /** How it is meant, and how long it is to be seen. */
    public enum Tone {
        GOOD(6),
        TROUBLE(10);

        private final int seconds;

        Tone(int seconds) {
            this.seconds = seconds;
        }

        public int seconds() {
            return seconds;
        }
    }

    public static Note good(String text) {
        return new Note(text, Tone.GOOD);
    }

    static Note trouble(String text) {
        return new Note(text, Tone.TROUBLE);
    }
}
