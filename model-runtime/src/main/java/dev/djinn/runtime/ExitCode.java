package dev.djinn.runtime;

/** What a Djinn command's process exit status means; documented in the README. */
public enum ExitCode {
    OK(0),
    UNEXPECTED(1),
    USAGE(2),
    BAD_INPUT(3),
    UNSAFE(4),
    NO_DEVICE(5),
    CANNOT_WRITE(6),
    VERIFICATION_FAILED(7),
    BUSY(75),
    INTERRUPTED(130);

    private final int status;

    ExitCode(int status) {
        this.status = status;
    }

    /** The process exit status, 0..255. */
    public int status() {
        return status;
    }
}
