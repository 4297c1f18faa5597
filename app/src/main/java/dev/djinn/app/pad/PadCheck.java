package dev.djinn.app.pad;

import java.util.function.Supplier;

/**
 * Whether gamepads can be used here, found out without a window.
 *
 * @param works whether they can
 * @param words what was found: SDL's version, or why not
 */
public record PadCheck(boolean works, String words) {
    public static PadCheck look() {
        return look(SdlPads::version);
    }

    static PadCheck look(Supplier<String> version) {
        try {
            return new PadCheck(true, "SDL " + version.get());
        } catch (LinkageError | RuntimeException e) {
            return new PadCheck(false, Gamepads.inWords(e));
        }
    }
}
