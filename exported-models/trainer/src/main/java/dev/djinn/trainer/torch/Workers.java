package dev.djinn.trainer.torch;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.bytedeco.pytorch.global.torch;

/**
 * One-thread workers. On two cores two of them are nearly twice as fast as one torch process with two threads (measured,
 * see docs/training.md).
 */
public final class Workers implements AutoCloseable {
    private final int count;
    private final int threads;
    private final ExecutorService pool;

    /** Workers of one thread each. */
    public Workers(int count) {
        this(count, 1);
    }

    /**
     * Starts workers.
     *
     * @param count how many work side by side
     * @param threads of one tensor operation of one worker
     */
    public Workers(int count, int threads) {
        this.count = count;
        this.threads = threads;
        this.pool = Executors.newFixedThreadPool(count, task -> {
            Thread thread = new Thread(task, "trainer-worker");
            thread.setDaemon(true);
            return thread;
        });
    }

    public int count() {
        return count;
    }

    public ExecutorService pool() {
        return pool;
    }

    /** Runs one task per worker side by side and returns the results in order. */
    public <R> List<R> all(IntFunction<Callable<R>> task) {
        List<Future<R>> futures = new ArrayList<>();
        for (int worker = 0; worker < count; worker++) {
            Callable<R> body = task.apply(worker);
            futures.add(pool.submit(() -> {
                torch.set_num_threads(threads);
                return body.call();
            }));
        }
        return futures.stream().map(Workers::join).toList();
    }

    static <R> R join(Future<R> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a worker", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException("a worker failed", e.getCause());
        }
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }
}
