package dev.djinn.app.play;

/** What gamepads do. Immutable. Two pads of one kind have two ids. */
public sealed interface PadEvent {
    record Connected(int pad, String name) implements PadEvent {}

    /** The pad is gone; nothing more is heard of it, no releases either. */
    record Disconnected(int pad) implements PadEvent {}

    record Pressed(int pad, PadControl control) implements PadEvent {}

    record Released(int pad, PadControl control) implements PadEvent {}

    /** There will be no gamepads in this session; {@code reason} is one clause. */
    record Unavailable(String reason) implements PadEvent {}
}
