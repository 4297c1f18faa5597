package dev.djinn.app.play;

/** What can be pressed on a gamepad; a stick is four of them. Named by place, for the letters differ between makers. */
public enum PadControl {
    SOUTH("bottom button (A)"),
    EAST("right button (B)"),
    WEST("left button (X)"),
    NORTH("top button (Y)"),
    DPAD_UP("d-pad ↑"),
    DPAD_DOWN("d-pad ↓"),
    DPAD_LEFT("d-pad ←"),
    DPAD_RIGHT("d-pad →"),
    LEFT_SHOULDER("L1"),
    RIGHT_SHOULDER("R1"),
    LEFT_TRIGGER("L2"),
    RIGHT_TRIGGER("R2"),
    LEFT_STICK_UP("left stick ↑"),
    LEFT_STICK_DOWN("left stick ↓"),
    LEFT_STICK_LEFT("left stick ←"),
    LEFT_STICK_RIGHT("left stick →"),
    RIGHT_STICK_UP("right stick ↑"),
    RIGHT_STICK_DOWN("right stick ↓"),
    RIGHT_STICK_LEFT("right stick ←"),
    RIGHT_STICK_RIGHT("right stick →"),
    LEFT_STICK_PRESS("left stick pressed"),
    RIGHT_STICK_PRESS("right stick pressed"),
    /** Steps one frame. */
    BACK("Back"),
    /** Pauses and goes on. */
    START("Start");

    private final String title;

    PadControl(String title) {
        this.title = title;
    }

    /** Its name for a person. */
    public String title() {
        return title;
    }
}
