package dev.djinn.trainer.cli;

import dev.djinn.runtime.io.CacheFolder;
import dev.djinn.runtime.world.WorldManifest;
import dev.djinn.trainer.data.FrameSpec;
import dev.djinn.trainer.data.FrameStore;
import dev.djinn.trainer.data.Ingest;
import dev.djinn.trainer.data.IngestListener;
import dev.djinn.trainer.data.IngestReport;
import dev.djinn.trainer.data.TruthCsv;
import dev.djinn.trainer.data.VideoFolder;
import dev.djinn.trainer.eval.Clip;
import dev.djinn.trainer.eval.EvalProgress;
import dev.djinn.trainer.eval.HeldOut;
import dev.djinn.trainer.eval.StoreFootage;
import dev.djinn.trainer.eval.StoreTruth;
import dev.djinn.trainer.eval.Truth;
import dev.djinn.trainer.run.Progress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** The videos that a world is measured on, at its own size and rate. */
final class HeldOutVideos implements AutoCloseable {
    private final FrameStore store;

    private HeldOutVideos(FrameStore store) {
        this.store = store;
    }

    /** Reads the videos of a folder; the caller closes them. What cannot be used is noted. */
    static HeldOutVideos open(Path folder, WorldManifest manifest, Progress progress) {
        return open(folder, manifest, progress, () -> false);
    }

    /** @param stop asked while videos are decoded, which then ends with INTERRUPTED */
    static HeldOutVideos open(Path folder, WorldManifest manifest, Progress progress, BooleanSupplier stop) {
        WorldManifest.FrameFormat frame = manifest.frame();
        IngestReport report = Ingest.run(
                VideoFolder.list(folder),
                new FrameSpec(frame.width(), frame.height(), frame.rate()),
                CacheFolder.standard().resolve("frames"),
                Clip.FRAMES,
                IngestListener.SILENT,
                Runtime.getRuntime().availableProcessors(),
                stop);
        report.skipped().forEach(note -> progress.note("left out: " + note.file() + ": " + note.reason()));
        report.damaged().forEach(note -> progress.note("used in part: " + note.file() + ": " + note.reason()));
        return new HeldOutVideos(FrameStore.open(report.store()));
    }

    /** Shows how far a measurement is. */
    static EvalProgress shownBy(Progress progress) {
        return (what, done, total) ->
                progress.update(what, (double) done / total, Duration.ZERO, done + " of " + total);
    }

    /** Their clips, in an order fixed by the seed. */
    HeldOut choose(long seed) {
        return HeldOut.choose(new StoreFootage(store, store.episodes()), seed);
    }

    /** What was really done in them. */
    Truth truth(TruthCsv csv) {
        return StoreTruth.of(store.episodes(), csv);
    }

    @Override
    public void close() {
        store.close();
    }
}
