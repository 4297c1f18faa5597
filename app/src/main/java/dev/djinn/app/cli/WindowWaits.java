package dev.djinn.app.cli;

import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;

/**
 * How long whatever is asked of the window's thread waits for its turn: what a player feels when the window does not
 * answer. Asked again a little after each answer, so a wait is known to within {@link #EVERY_MILLIS}.
 */
final class WindowWaits implements AutoCloseable {
    private static final long EVERY_MILLIS = 5;
    private static final int BINS_PER_MILLI = 10;
    private static final int BINS = 10_000 * BINS_PER_MILLI;

    private final Executor windowThread;
    private final LongSupplier nanoTime;
    /** How often a wait was so many tenths of a millisecond, 10 s the longest: no longer after hours than after a second. */
    private final AtomicIntegerArray counts = new AtomicIntegerArray(BINS);

    private final Thread asking;

    /** Begins to ask. */
    WindowWaits(Executor windowThread, LongSupplier nanoTime) {
        this.windowThread = windowThread;
        this.nanoTime = nanoTime;
        this.asking = Thread.ofPlatform().name("djinn-waits").daemon().start(this::ask);
    }

    private void ask() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                CountDownLatch answered = new CountDownLatch(1);
                long asked = nanoTime.getAsLong();
                windowThread.execute(() -> {
                    count(nanoTime.getAsLong() - asked);
                    answered.countDown();
                });
                answered.await();
                TimeUnit.MILLISECONDS.sleep(EVERY_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void count(long nanos) {
        long bin = TimeUnit.NANOSECONDS.toMicros(nanos) * BINS_PER_MILLI / 1_000;
        counts.incrementAndGet((int) Math.min(bin, BINS - 1));
    }

    /** @param share 0..1; 1 is the longest wait */
    double millis(double share) {
        int[] now = IntStream.range(0, BINS).map(counts::get).toArray();
        long left = (long) Math.ceil(share * Arrays.stream(now).asLongStream().sum());
        int bin = -1;
        while (left > 0) {
            left -= now[++bin];
        }
        return Math.max(0, bin) / (double) BINS_PER_MILLI;
    }

    @Override
    public void close() {
        asking.interrupt();
    }
}
