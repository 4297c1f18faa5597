package dev.djinn.runtime;

import org.jspecify.annotations.Nullable;

/**
 * A failure that a person can act on. The message is one plain line that says what is wrong, where, and what to do;
 * technical detail belongs in the cause.
 */
public final class DjinnException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ExitCode exitCode;
    private final String message;

    public DjinnException(ExitCode exitCode, String message) {
        this(exitCode, message, null);
    }

    public DjinnException(ExitCode exitCode, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
        this.message = message;
    }

    @Override
    public String getMessage() {
        return message;
    }

    /** The exit status of a command that ends because of this. */
    public ExitCode exitCode() {
        return exitCode;
    }
}
