package dev.djinn.engine.recording;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What a {@link Recorder} tells, from its own threads. Immutable. */
public sealed interface RecorderEvent {
    /**
     * It records, about once a second.
     *
     * @param seconds recorded so far
     */
    record Rolling(Path file, double seconds) implements RecorderEvent {}

    /** The disk fills up: there is room for some minutes more. */
    record DiskLow(long freeBytes, long minutes) implements RecorderEvent {}

    /**
     * It stopped, and here is what it made.
     *
     * @param missed frames that are not in it because the computer was too busy
     * @param trouble why it is less than was asked for
     */
    record Finished(Path file, double seconds, long missed, Optional<String> trouble) implements RecorderEvent {}

    /**
     * Recordings that a killed program left were looked after.
     *
     * @param made what they became
     * @param kept why others stay and where, one line each
     */
    record Salvaged(List<Path> made, List<String> kept) implements RecorderEvent {
        boolean isNothing() {
            return made.isEmpty() && kept.isEmpty();
        }
    }

    /** No recording was made; why, in one line. */
    record NotRecorded(String message) implements RecorderEvent {}

    /** A screenshot or the last seconds could not be kept; why, in one line. */
    record NotKept(String message) implements RecorderEvent {}

    /** A screenshot or the last seconds are in a file. */
    record Kept(Path file) implements RecorderEvent {}
}
