package dev.djinn.engine.loop;

import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import java.lang.System.Logger.Level;

/** Failures of any kind, errors too, in the words and with the exit code that a person is told. */
public final class Unforeseen {
    private static final String OUT_OF_MEMORY =
            "out of memory; close other programs, or give Java more with JDK_JAVA_OPTIONS=-Xmx4g";

    private Unforeseen() {}

    /** The failure itself if it is for people already; else NO_DEVICE where memory ran out, or UNEXPECTED, and logged. */
    public static DjinnException told(Throwable failure) {
        return switch (failure) {
            case DjinnException known -> known;
            case OutOfMemoryError e -> new DjinnException(ExitCode.NO_DEVICE, OUT_OF_MEMORY, e);
            default -> {
                System.getLogger(Unforeseen.class.getName()).log(Level.ERROR, "unexpected", failure);
                yield new DjinnException(
                        ExitCode.UNEXPECTED,
                        "unexpected: " + failure.toString().lines().findFirst().orElse(""),
                        failure);
            }
        };
    }
}
