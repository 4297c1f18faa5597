package dev.djinn.app.play;

import dev.djinn.app.words.Worded;

/** What can be pressed on a gamepad; a stick is four of them. Named by place, for the letters differ between makers. */
public enum PadControl implements Worded {
    SOUTH,
    EAST,
    WEST,
    NORTH,
    DPAD_UP,
    DPAD_DOWN,
    DPAD_LEFT,
    DPAD_RIGHT,
    LEFT_SHOULDER,
    RIGHT_SHOULDER,
    LEFT_TRIGGER,
    RIGHT_TRIGGER,
    LEFT_STICK_UP,
    LEFT_STICK_DOWN,
    LEFT_STICK_LEFT,
    LEFT_STICK_RIGHT,
    RIGHT_STICK_UP,
    RIGHT_STICK_DOWN,
    RIGHT_STICK_LEFT,
    RIGHT_STICK_RIGHT,
    LEFT_STICK_PRESS,
    RIGHT_STICK_PRESS,
    /** Steps one frame. */
    BACK,
    /** Pauses and goes on. */
    START;
}
