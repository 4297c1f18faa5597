package dev.djinn.app.play;

/** What the first hint says, in one place. */
public final class HintWords {
    public static final String TITLE = "Hold a key";
    public static final String WHY = "This world was learned from video: its keys do what it learned.";
    public static final String DISMISS = "Got it";
    public static final String DISMISS_HINT = "Hide this hint for good";

    static final String TRY = "try them: nobody told the world what they mean";
    static final String PAUSE = "pause";
    static final String ALL = "all keys";

    private HintWords() {}
}
