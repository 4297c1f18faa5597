package dev.djinn.engine.recording;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How much room a disk has. */
@FunctionalInterface
public interface DiskSpace {
    /** Below this a recording stops: the rest of the computer needs some room too. */
    long LEAST_BYTES = 256L << 20;

    /** Below this the player is warned. */
    long LOW_BYTES = 2L << 30;

    /** The free bytes where {@code file} is; may wait for the disk. */
    long free(Path file);

    /** The disk's own word; where it gives none, as much as one likes. */
    static DiskSpace real() {
        return file -> {
            try {
                return Files.getFileStore(file).getUsableSpace();
            } catch (IOException e) {
                return Long.MAX_VALUE;
            }
        };
    }
}
