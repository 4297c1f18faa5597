package dev.djinn.trainer.cli;

import dev.djinn.runtime.io.CacheFolder;
import dev.djinn.runtime.world.WorldManifest;
import dev.djinn.trainer.data.FrameSpec;
import dev.djinn.trainer.data.FrameStore;
import dev.djinn.trainer.data.Ingest;
import dev.djinn.trainer.data.IngestListener;
import dev.djinn.trainer.data.IngestReport;
import dev.djinn.trainer.data.VideoFolder;
import dev.djinn.trainer.eval.Clip;
import dev.djinn.trainer.run.Progress;
import java.nio.file.Path;

/** The videos that a world is measured on, at its own size and rate. */
final class HeldOutVideos {
    private HeldOutVideos() {}

    /** Reads the videos of a folder; the caller closes them. What cannot be used is noted. */
    static FrameStore open(Path folder, WorldManifest manifest, Progress progress) {
        WorldManifest.FrameFormat frame = manifest.frame();
        IngestReport report = Ingest.run(
                VideoFolder.list(folder),
                new FrameSpec(frame.width(), frame.height(), frame.rate()),
                CacheFolder.standard().resolve("frames"),
                Clip.FRAMES,
                IngestListener.SILENT,
                Runtime.getRuntime().availableProcessors());
        report.skipped().forEach(note -> progress.note("left out: " + note.file() + ": " + note.reason()));
        report.damaged().forEach(note -> progress.note("used in part: " + note.file() + ": " + note.reason()));
        return FrameStore.open(report.store());
    }
}
