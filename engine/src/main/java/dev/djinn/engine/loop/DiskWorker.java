package dev.djinn.engine.loop;

import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Writes files one after the other on a thread of its own, so that a slow disk does not hold the game up. */
final class DiskWorker implements AutoCloseable {
    private static final int WAITING = 16;
    private static final long CLOSE_SECONDS = 4;

    private final ThreadPoolExecutor thread = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING),
            Thread.ofPlatform().name("djinn-disk").daemon().factory());

    /** @throws DjinnException BUSY if too much is waiting already */
    void submit(Runnable work) {
        try {
            thread.execute(work);
        } catch (RejectedExecutionException e) {
            throw new DjinnException(ExitCode.BUSY, "the disk is too slow to save any more; wait a moment", e);
        }
    }

    /** Waits until all is written, some seconds at most. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            thread.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
