package dev.djinn.trainer.eval;

/** Hears how far an evaluation is. */
@FunctionalInterface
public interface EvalProgress {
    EvalProgress SILENT = (what, done, total) -> {};

    /** {@code done} of {@code total} clips have been through {@code what}. */
    void at(String what, int done, int total);
}
