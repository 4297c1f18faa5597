package dev.djinn.trainer.fit;

import dev.djinn.trainer.config.TrainConfig;
import dev.djinn.trainer.data.Episode;
import dev.djinn.trainer.data.FileNote;
import dev.djinn.trainer.data.FrameSpec;
import dev.djinn.trainer.data.FrameStore;
import dev.djinn.trainer.data.Ingest;
import dev.djinn.trainer.data.IngestEvent;
import dev.djinn.trainer.data.IngestReport;
import dev.djinn.trainer.data.Split;
import dev.djinn.trainer.data.VideoFolder;
import dev.djinn.trainer.run.Progress;
import dev.djinn.trainer.run.RunSources;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * The decoded videos of a run: what it learns from and what is held out. Without a folder of held-out videos both are
 * parts of one store.
 *
 * @param fingerprint of all that decides which clips there are on either side, for the run's record
 */
public record Dataset(
        FrameStore train,
        List<Episode> trainEpisodes,
        FrameStore heldOut,
        List<Episode> heldOutEpisodes,
        String fingerprint)
        implements AutoCloseable {
    /**
     * Lists, decodes or finds decoded; every file that cannot be used is named.
     *
     * @param cache where decoded frames are kept
     * @param log takes one line for each folder
     * @param stop whether to stop, asked while videos are decoded
     * @throws dev.djinn.runtime.DjinnException BAD_INPUT if a folder is missing or nothing in it can be used,
     *     INTERRUPTED if stopped; a folder that was decoded to its end is kept
     */
    public static Dataset open(
            RunSources sources,
            TrainConfig config,
            Path cache,
            Progress progress,
            Consumer<Map<String, Object>> log,
            BooleanSupplier stop) {
        Decoding decoding = new Decoding(config, cache, progress, log, stop);
        FrameStore train = decoding.store("videos", sources.videos());
        try {
            if (sources.heldout().isEmpty()) {
                Split split = Split.of(
                        train.episodes(),
                        shortest(config),
                        config.data().heldoutShare(),
                        config.run().seed());
                String division = "share " + config.data().heldoutShare() + " seed "
                        + config.run().seed();
                return new Dataset(train, split.train(), train, split.heldOut(), train.fingerprint() + "+" + division);
            }
            Path folder = sources.heldout().get();
            FrameStore heldOut = decoding.store("held-out videos", folder);
            String both = train.fingerprint() + "+" + heldOut.fingerprint();
            return new Dataset(train, train.episodes(), heldOut, heldOut.episodes(), both);
        } catch (RuntimeException e) {
            train.close();
            throw e;
        }
    }

    /** As the other, until the end. */
    public static Dataset open(
            RunSources sources, TrainConfig config, Path cache, Progress progress, Consumer<Map<String, Object>> log) {
        return open(sources, config, cache, progress, log, () -> false);
    }

    private static int shortest(TrainConfig config) {
        int clip = Math.max(
                config.training().tokenizer().frames(),
                config.training().dynamics().frames());
        return Math.max(config.data().minFrames(), clip);
    }

    private record Decoding(
            TrainConfig config,
            Path cache,
            Progress progress,
            Consumer<Map<String, Object>> log,
            BooleanSupplier stop) {
        FrameStore store(String what, Path folder) {
            TrainConfig.World world = config.world();
            IngestReport report = Ingest.run(
                    VideoFolder.list(folder),
                    new FrameSpec(world.width(), world.height(), world.rate()),
                    cache.resolve("frames"),
                    shortest(config),
                    event -> show(what, event, progress),
                    config.data().workers(),
                    stop);
            if (report.reused()) {
                report.skipped().forEach(note -> tell("left out", note, progress));
            }
            report.damaged().forEach(note -> tell("used in part", note, progress));
            log.accept(line(what, report));
            progress.note(String.format(
                    Locale.ROOT,
                    "%s: %d of %d files, %d frames, %d cuts, %d files left out",
                    what,
                    report.filesUsed(),
                    report.filesGiven(),
                    report.frames(),
                    report.cuts(),
                    report.skipped().size()));
            return FrameStore.open(report.store());
        }
    }

    private static Map<String, Object> line(String what, IngestReport report) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("data", what);
        line.put("files", report.filesUsed());
        line.put("frames", report.frames());
        line.put("cuts", report.cuts());
        line.put(
                "skipped",
                report.skipped().stream()
                        .map(note -> note.file() + ": " + note.reason())
                        .toList());
        return line;
    }

    private static void show(String what, IngestEvent event, Progress progress) {
        switch (event) {
            case IngestEvent.Stored stored -> {
                double share = (double) stored.done() / stored.files();
                progress.update("decoding " + what, share, Duration.ZERO, stored.frames() + " frames");
            }
            case IngestEvent.Skipped skipped -> tell("left out", skipped.note(), progress);
            case IngestEvent.Reused reused ->
                progress.note(what + ": " + reused.frames() + " decoded frames found in " + reused.store());
        }
    }

    private static void tell(String what, FileNote note, Progress progress) {
        progress.note(what + ": " + note.file() + ": " + note.reason());
    }

    @Override
    public void close() {
        if (heldOut != train) {
            heldOut.close();
        }
        train.close();
    }
}
