package dev.djinn.trainer.data;

import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Decodes a list of files with some workers and appends their frames to one file, in the order of the list, so that the
 * store is the same whichever worker is faster. Workers run ahead of the file that is appended next by a limited number
 * of files, which limits memory. The calling thread appends, watches for hanging decoders and reports.
 */
final class IngestRun {
    private static final int RUN_AHEAD = 8;
    private static final long POLL_MILLIS = 100;

    private final Request request;
    private final Tools tools;
    private final List<Path> files;
    private final Deque<DecodeJob> jobs = new ArrayDeque<>();
    private final Semaphore settled = new Semaphore(0);
    private final List<Episode> episodes = new ArrayList<>();
    private final List<FileNote> skipped = new ArrayList<>();
    private final List<FileNote> damaged = new ArrayList<>();
    private final List<Double> rates = new ArrayList<>();
    private int started;
    private int done;
    private long frames;
    private long dropped;
    private int cuts;

    /** What is wanted: {@code minFrames} is the shortest run that is kept; {@code stop} is asked again and again. */
    record Request(
            List<Path> files,
            FrameSpec spec,
            int minFrames,
            IngestListener listener,
            int workers,
            BooleanSupplier stop) {
        Request {
            files = List.copyOf(files);
            if (files.isEmpty() || minFrames < 2 || workers < 1) {
                throw new IllegalArgumentException(files.size() + " files, at least " + minFrames + " frames (2..), "
                        + workers + " workers (1..)");
            }
        }
    }

    /** What does it; a decoder that is silent for longer than {@code patience} is given up. */
    record Tools(VideoDecoder decoder, LongSupplier nanoTime, Duration patience) {}

    IngestRun(Request request, Tools tools) {
        this.request = request;
        this.tools = tools;
        files = request.files();
    }

    /**
     * Decodes everything; call once.
     *
     * @param scratch folder for what does not fit into memory
     * @param target receives the frames
     * @throws DjinnException {@link ExitCode#BAD_INPUT} when no file at all can be used, {@link ExitCode#INTERRUPTED}
     *     after a wish to stop
     * @throws IOException when the disk does not take it
     */
    StoreIndex run(Path scratch, FileChannel target, String fingerprint) throws IOException, InterruptedException {
        try {
            while (done < files.size()) {
                requireNoStop();
                startJobs(scratch);
                settled.tryAcquire(POLL_MILLIS, TimeUnit.MILLISECONDS);
                giveUpSilentJobs();
                while (!jobs.isEmpty() && jobs.getFirst().outcome().isDone()) {
                    take(jobs.removeFirst(), target);
                }
            }
        } finally {
            jobs.forEach(job -> job.giveUp("stopped"));
        }
        requireFrames();
        FrameSpec spec = request.spec();
        return new StoreIndex(
                StoreIndex.FORMAT,
                fingerprint,
                spec.width(),
                spec.height(),
                spec.rate(),
                spec.nativeRate() ? medianRate() : spec.rate(),
                frames,
                dropped,
                cuts,
                files.size(),
                episodes,
                skipped,
                damaged);
    }

    private void requireNoStop() {
        if (request.stop().getAsBoolean()) {
            throw new DjinnException(
                    ExitCode.INTERRUPTED,
                    "Decoding was stopped after " + done + " of " + files.size()
                            + " videos; they are all decoded again when it is started again");
        }
    }

    private void startJobs(Path scratch) {
        long running = jobs.stream().filter(job -> !job.outcome().isDone()).count();
        for (; running < request.workers() && started < files.size(); running++) {
            if (jobs.size() >= RUN_AHEAD + 2 * request.workers()) {
                return;
            }
            Path overflow = scratch.resolve("part-" + started + ".rgb");
            DecodeJob job =
                    new DecodeJob(files.get(started), request.spec(), tools.decoder(), overflow, tools.nanoTime());
            job.outcome().whenComplete((outcome, failure) -> settled.release());
            jobs.addLast(job);
            Thread.ofPlatform().daemon().name("decode " + job.fileName()).start(job);
            started++;
        }
    }

    private void giveUpSilentJobs() {
        for (DecodeJob job : jobs) {
            if (!job.outcome().isDone() && job.silence() > tools.patience().toNanos()) {
                job.giveUp("the decoder hangs: nothing for " + tools.patience().toSeconds() + " s");
            }
        }
    }

    private void take(DecodeJob job, FileChannel target) throws IOException {
        done++;
        switch (job.outcome().join()) {
            case DecodeJob.Outcome.Decoded decoded -> append(job.fileName(), decoded, target);
            case DecodeJob.Outcome.Refused refused -> skip(job.fileName(), refused.reason());
            case DecodeJob.Outcome.Failed failed -> throw failure(failed.cause());
        }
    }

    private void append(String file, DecodeJob.Outcome.Decoded decoded, FileChannel target) throws IOException {
        try (FrameBuffer buffer = decoded.buffer()) {
            List<FileFrames.Run> runs = decoded.frames().runs();
            List<FileFrames.Run> usable = runs.stream()
                    .filter(run -> run.length() >= request.minFrames())
                    .toList();
            dropped += buffer.frames();
            cuts += decoded.frames().cuts();
            if (usable.isEmpty()) {
                int longest =
                        runs.stream().mapToInt(FileFrames.Run::length).max().orElse(0);
                skip(
                        file,
                        "too short: " + longest + " frames without a cut, " + request.minFrames() + " are needed"
                                + decoded.damage()
                                        .map(damage -> " (" + damage + ")")
                                        .orElse(""));
                return;
            }
            for (FileFrames.Run run : usable) {
                buffer.copy(run.first(), run.length(), target);
                episodes.add(new Episode(file, run.first(), frames, run.length()));
                frames += run.length();
                dropped -= run.length();
            }
        }
        rates.add(decoded.frames().rate());
        decoded.damage().ifPresent(damage -> damaged.add(new FileNote(file, damage)));
        request.listener().on(new IngestEvent.Stored(file, done, files.size(), frames));
    }

    private void skip(String file, String reason) {
        FileNote note = new FileNote(file, reason);
        skipped.add(note);
        request.listener().on(new IngestEvent.Skipped(note, done, files.size()));
    }

    private static IOException failure(Throwable cause) {
        if (cause instanceof UncheckedIOException unwritable) {
            return new IOException(unwritable.getMessage(), unwritable);
        }
        if (cause instanceof IOException unwritable) {
            return unwritable;
        }
        throw new DjinnException(ExitCode.UNEXPECTED, "FFmpeg cannot be loaded on this system: " + cause, cause);
    }

    private void requireFrames() {
        if (frames == 0) {
            FileNote first = skipped.getFirst();
            throw new DjinnException(
                    ExitCode.BAD_INPUT,
                    "None of the " + files.size() + " videos in "
                            + files.getFirst().toAbsolutePath().getParent() + " can be used; " + first.file() + ": "
                            + first.reason());
        }
    }

    private double medianRate() {
        Collections.sort(rates);
        return Math.round(rates.get(rates.size() / 2) * 1000) / 1000.0;
    }
}
