package dev.djinn.runtime.io;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.ReadOnlyFileSystemException;
import java.util.Locale;

/** Why the disk refused, and what to do about it, in plain words. */
final class WriteFailure {
    private WriteFailure() {}

    static String inWords(IOException cause) {
        String detail = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
        if (detail.contains("space") || detail.contains("quota")) {
            return "the disk is full; free some space and try again";
        }
        if (cause instanceof AccessDeniedException
                || cause.getCause() instanceof ReadOnlyFileSystemException
                || detail.contains("read-only")) {
            return "no permission to write there; choose another folder";
        }
        if (cause instanceof FileAlreadyExistsException) {
            return "a file is where a folder has to be; choose another place";
        }
        if (cause instanceof NoSuchFileException) {
            return "the folder is gone; check that its disk is connected";
        }
        return "the disk refused (" + cause.getMessage() + ")";
    }
}
