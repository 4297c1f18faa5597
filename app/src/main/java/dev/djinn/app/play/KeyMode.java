package dev.djinn.app.play;

/** How long a press lasts. */
public enum KeyMode {
    HOLD("Hold", "An action lasts as long as its key is held"),
    TAP("Tap", "Each press is one frame, however long the key is held"),
    TOGGLE("Toggle", "A press begins an action, another ends it"),
    /** Two keys choose among the actions, a third holds the chosen one. */
    ONE_HANDED("One-handed", "← → (or A D) choose the action, ↓ (or S) holds it");

    private final String title;
    private final String meaning;

    KeyMode(String title, String meaning) {
        this.title = title;
        this.meaning = meaning;
    }

    public String title() {
        return title;
    }

    /** One line for the player. */
    public String meaning() {
        return meaning;
    }
}
