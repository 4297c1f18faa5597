package dev.djinn.trainer.data;

import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Reads the batches of consecutive steps ahead on a daemon thread. One thread takes them; close the loader before the
 * store.
 */
public final class ClipLoader implements AutoCloseable {
    private static final long POLL_MILLIS = 50;

    private final FrameStore store;
    private final ClipSampler sampler;
    private final BlockingQueue<Delivery> queue;
    private final Thread reader;
    private volatile boolean closed;

    private sealed interface Delivery {
        record Ready(Batch batch) implements Delivery {}

        record Failed(Throwable cause) implements Delivery {}
    }

    /**
     * Starts reading at {@code firstStep}.
     *
     * @param depth batches to read ahead, 1 or more
     */
    public ClipLoader(FrameStore store, ClipSampler sampler, long firstStep, int depth) {
        this.store = store;
        this.sampler = sampler;
        queue = new ArrayBlockingQueue<>(depth);
        reader = Thread.ofPlatform().daemon().name("clip-loader").start(() -> readFrom(firstStep));
    }

    /**
     * The batch of the next step; waits for it.
     *
     * @throws DjinnException when the data cannot be read, or this thread is interrupted while it waits
     */
    public Batch next() {
        try {
            while (!closed) {
                Delivery delivery = queue.poll(POLL_MILLIS, TimeUnit.MILLISECONDS);
                if (delivery instanceof Delivery.Ready ready) {
                    return ready.batch();
                }
                if (delivery instanceof Delivery.Failed failed) {
                    throw failure(failed.cause());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DjinnException(ExitCode.INTERRUPTED, "Interrupted while waiting for training data", e);
        }
        throw new IllegalStateException("the clip loader is closed");
    }

    /** Stops reading and waits until the thread is gone. */
    @Override
    public void close() {
        closed = true;
        boolean interrupted = false;
        while (reader.isAlive()) {
            try {
                reader.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        queue.clear();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void readFrom(long firstStep) {
        try {
            for (long step = firstStep; !closed; step++) {
                deliver(new Delivery.Ready(read(step)));
            }
        } catch (RuntimeException | Error e) {
            deliver(new Delivery.Failed(e));
        }
    }

    private Batch read(long step) {
        int frames = sampler.clipFrames();
        int clips = sampler.batch();
        int clipBytes = Math.multiplyExact(frames, store.spec().frameBytes());
        byte[] rgb_BTHWC = new byte[Math.multiplyExact(clips, clipBytes)];
        long[] firstFrame_B = new long[clips];
        boolean[] mirrored_B = new boolean[clips];
        for (int b = 0; b < clips; b++) {
            Clip clip = sampler.at(step, b);
            firstFrame_B[b] = clip.firstFrame();
            mirrored_B[b] = clip.mirrored();
            if (clip.mirrored()) {
                store.readMirrored(clip.firstFrame(), frames, rgb_BTHWC, b * clipBytes);
            } else {
                store.read(clip.firstFrame(), frames, rgb_BTHWC, b * clipBytes);
            }
        }
        return new Batch(step, rgb_BTHWC, firstFrame_B, mirrored_B);
    }

    private void deliver(Delivery delivery) {
        try {
            while (!closed && !queue.offer(delivery, POLL_MILLIS, TimeUnit.MILLISECONDS)) {
                continue;
            }
        } catch (InterruptedException e) {
            closed = true;
        }
    }

    private static DjinnException failure(Throwable cause) {
        if (cause instanceof DjinnException known) {
            return new DjinnException(known.exitCode(), String.valueOf(known.getMessage()), known);
        }
        return new DjinnException(ExitCode.UNEXPECTED, "The training data cannot be read: " + cause, cause);
    }
}
