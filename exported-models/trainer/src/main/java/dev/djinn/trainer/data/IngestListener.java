package dev.djinn.trainer.data;

/** Hears how far the decoding is. */
@FunctionalInterface
public interface IngestListener {
    /** For callers that do not want to know. */
    IngestListener SILENT = event -> {};

    void on(IngestEvent event);
}
