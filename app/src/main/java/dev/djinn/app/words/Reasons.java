package dev.djinn.app.words;

import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;

/**
 * Why something failed, for the player. What lies below the window gives its reasons in English; where another language is
 * spoken, its words say first what kind of failure it is and what to do, and the reason follows as it is.
 */
public final class Reasons {
    private Reasons() {}

    public static String of(DjinnException failure) {
        return of(failure.exitCode(), String.valueOf(failure.getMessage()));
    }

    /** The same for a failure that was told as an event. */
    public static String of(ExitCode kind, String reason) {
        return Words.of(
                switch (kind) {
                    case OK, USAGE -> "reason.refused";
                    case UNEXPECTED -> "reason.unexpected";
                    case BAD_INPUT -> "reason.bad-input";
                    case UNSAFE -> "reason.unsafe";
                    case NO_DEVICE -> "reason.no-device";
                    case CANNOT_WRITE -> "reason.cannot-write";
                    case VERIFICATION_FAILED -> "reason.not-as-recorded";
                    case BUSY -> "reason.busy";
                    case INTERRUPTED -> "reason.interrupted";
                },
                reason);
    }
}
