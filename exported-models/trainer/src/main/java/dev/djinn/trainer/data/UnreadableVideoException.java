package dev.djinn.trainer.data;

/** Why a file gives no (more) frames, in words for the list of skipped files. */
final class UnreadableVideoException extends Exception {
    private static final long serialVersionUID = 1L;

    UnreadableVideoException(String reason) {
        super(reason);
    }

    UnreadableVideoException(String reason, Throwable cause) {
        super(reason, cause);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
