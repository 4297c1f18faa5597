package dev.djinn.trainer.data;

import java.nio.file.Path;

/** What happens while videos are decoded; delivered on the thread that called {@link Ingest#run}. */
public sealed interface IngestEvent {
    /** The store was there already; nothing is decoded. */
    record Reused(Path store, long frames) implements IngestEvent {}

    /** A file is in the store; {@code done} of {@code files} are dealt with, {@code frames} are stored so far. */
    record Stored(String file, int done, int files, long frames) implements IngestEvent {}

    /** A file cannot be used. */
    record Skipped(FileNote note, int done, int files) implements IngestEvent {}
}
