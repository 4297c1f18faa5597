package dev.djinn.app.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
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
    private static final long LONG_NANOS = 100_000_000;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final int BINS_PER_MILLI = 10;
    private static final int BINS = 10_000 * BINS_PER_MILLI;

    private final Executor windowThread;
    private final LongSupplier nanoTime;
    /** How often a wait was so many tenths of a millisecond, 10 s the longest: no longer after hours than after a second. */
    private final AtomicIntegerArray counts = new AtomicIntegerArray(BINS);

    /** Seconds from the first question to the end of each wait that was long. */
    private final Queue<Double> longOnes = new ConcurrentLinkedQueue<>();

    private final long began;
    private final Thread asking;

    /** Begins to ask. */
    WindowWaits(Executor windowThread, LongSupplier nanoTime) {
        this.windowThread = windowThread;
        this.nanoTime = nanoTime;
        this.began = nanoTime.getAsLong();
        this.asking = Thread.ofPlatform().name("djinn-waits").daemon().start(this::ask);
    }

    private void ask() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                CountDownLatch answered = new CountDownLatch(1);
                long asked = nanoTime.getAsLong();
                windowThread.execute(() -> {
                    count(asked, nanoTime.getAsLong());
                    answered.countDown();
                });
                answered.await();
                TimeUnit.MILLISECONDS.sleep(EVERY_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void count(long asked, long answered) {
        long nanos = answered - asked;
        if (nanos > LONG_NANOS) {
            longOnes.add((answered - began) / NANOS_PER_SECOND);
        }
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

    /** When each wait of more than a tenth of a second was over, in seconds since the first question; in order. */
    List<Double> longOnes() {
        return List.copyOf(longOnes);
    }

    @Override
    public void close() {
        asking.interrupt();
    }
}
