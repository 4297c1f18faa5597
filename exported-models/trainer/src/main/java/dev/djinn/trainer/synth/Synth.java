package dev.djinn.trainer.synth;

import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import dev.djinn.runtime.io.AtomicFiles;
import dev.djinn.trainer.synth.art.Scene;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * Makes a folder of videos, several at a time. A video is there whole or not at all; what is there already stays. The
 * tables of truth are written last, about all videos that are there.
 */
public final class Synth {
    private static final long POLL_MILLIS = 200;

    private final SynthPlan plan;
    private final Path folder;
    private final int workers;
    private final Listener listener;
    private final BooleanSupplier stop;

    /** Hears how far it is; on the thread that called {@link #run}. */
    @FunctionalInterface
    public interface Listener {
        /** So many of all videos were made or there already. */
        void made(int done, int all);
    }

    /** @param kept videos that were there already */
    public record Outcome(int made, int kept, boolean stopped) {}

    /**
     * @param workers threads, 1 or more
     * @param stop asked several times a second; the videos being made then are finished first
     */
    public Synth(SynthPlan plan, Path folder, int workers, Listener listener, BooleanSupplier stop) {
        this.plan = plan;
        this.folder = folder;
        this.workers = workers;
        this.listener = listener;
        this.stop = stop;
    }

    /**
     * Makes what is missing.
     *
     * @throws DjinnException BAD_INPUT when the folder holds other videos, CANNOT_WRITE when the disk refuses
     */
    public Outcome run() {
        SynthFolder target = SynthFolder.open(folder, plan);
        List<Integer> missing = target.missing();
        int kept = plan.episodes() - missing.size();
        AtomicInteger next = new AtomicInteger();
        AtomicInteger made = new AtomicInteger();
        AtomicBoolean ending = new AtomicBoolean();
        try (ExecutorService pool = Executors.newFixedThreadPool(
                workers, task -> Thread.ofPlatform().daemon().name("synth").unstarted(task))) {
            List<? extends Future<?>> running = IntStream.range(0, workers)
                    .mapToObj(worker -> pool.submit(() -> {
                        try {
                            for (int i = next.getAndIncrement();
                                    i < missing.size() && !ending.get();
                                    i = next.getAndIncrement()) {
                                make(target, missing.get(i));
                                made.incrementAndGet();
                            }
                        } catch (RuntimeException | Error e) {
                            ending.set(true);
                            throw e;
                        }
                    }))
                    .toList();
            try {
                for (Future<?> worker : running) {
                    await(worker, () -> listener.made(kept + made.get(), plan.episodes()), ending);
                }
            } finally {
                ending.set(true);
            }
        }
        new SynthTruth(plan).write(target.root(), target.videos());
        return new Outcome(made.get(), kept, made.get() < missing.size());
    }

    private void await(Future<?> worker, Runnable tell, AtomicBoolean ending) {
        while (true) {
            tell.run();
            if (stop.getAsBoolean()) {
                ending.set(true);
            }
            try {
                worker.get(POLL_MILLIS, TimeUnit.MILLISECONDS);
                tell.run();
                return;
            } catch (TimeoutException e) {
                continue;
            } catch (ExecutionException e) {
                if (e.getCause() instanceof Error error) {
                    throw error;
                }
                throw e.getCause() instanceof DjinnException known
                        ? known
                        : new DjinnException(ExitCode.UNEXPECTED, "a video could not be made: " + e.getCause(), e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new DjinnException(ExitCode.INTERRUPTED, "making videos was interrupted", e);
            }
        }
    }

    private void make(SynthFolder target, int number) {
        Episode episode = plan.episode(number);
        Scene scene = episode.scene(plan.size());
        byte[] rgb_HWC = new byte[plan.size() * plan.size() * 3];
        try (VideoEncoder encoder = new VideoEncoder(plan.size(), plan.rate(), plan.frames())) {
            for (int frame = 0; frame < plan.frames(); frame++) {
                if (frame > 0) {
                    episode.next();
                }
                scene.draw(rgb_HWC);
                encoder.add(rgb_HWC);
            }
            AtomicFiles.write(target.file(number), encoder.finish());
        }
    }
}
