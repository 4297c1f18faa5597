package dev.djinn.app.gl;

import dev.djinn.app.play.Filter;
import dev.djinn.runtime.image.Picture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Enlarges the newest frame on a thread of its own, which opens the graphics card when the first one comes. A frame that
 * was not begun when the next one comes is left out, so nothing piles up and nobody waits.
 */
public final class FilterWorker implements AutoCloseable {
    private static final long CLOSE_MILLIS = 2_000;

    private record Wish(Picture picture, Filter filter, int width, int height) {}

    private final Supplier<Upscaler> opener;
    private final Executor windowThread;
    private final Consumer<Picture> drawn;
    private final Consumer<String> failed;
    private final Object lock = new Object();
    private final Thread thread;
    private @Nullable Wish newest;
    private boolean closing;

    /**
     * A worker that sleeps.
     *
     * @param opener opens the graphics card; throws anything where there is none
     * @param windowThread where the two others are called
     * @param drawn takes an enlarged frame
     * @param failed takes the reason, one line, why a frame could not be enlarged; the next one is tried again
     */
    public FilterWorker(
            Supplier<Upscaler> opener, Executor windowThread, Consumer<Picture> drawn, Consumer<String> failed) {
        this.opener = opener;
        this.windowThread = windowThread;
        this.drawn = drawn;
        this.failed = failed;
        this.thread = Thread.ofPlatform().name("djinn-filter").daemon().unstarted(this::run);
    }

    /** Wishes for a frame in a size; takes the place of a wish that was not begun. The window's thread; never waits. */
    public void enlarge(Picture picture, Filter filter, int width, int height) {
        synchronized (lock) {
            if (closing) {
                return;
            }
            newest = new Wish(picture, filter, width, height);
            if (thread.getState() == Thread.State.NEW) {
                thread.start();
            }
            lock.notifyAll();
        }
    }

    @Override
    public void close() {
        synchronized (lock) {
            closing = true;
            lock.notifyAll();
        }
        try {
            thread.join(CLOSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        @Nullable Upscaler upscaler = null;
        try {
            for (Wish wish = next(); wish != null; wish = next()) {
                try {
                    if (upscaler == null) {
                        upscaler = opener.get();
                    }
                    Picture picture = upscaler.enlarge(wish.picture, wish.filter, wish.width, wish.height);
                    windowThread.execute(() -> drawn.accept(picture));
                } catch (RuntimeException | LinkageError e) {
                    System.getLogger(FilterWorker.class.getName())
                            .log(System.Logger.Level.DEBUG, "the picture cannot be filtered", e);
                    windowThread.execute(() -> failed.accept(reason(e)));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            if (upscaler != null) {
                upscaler.close();
            }
        }
    }

    /** Null when it is time to go. */
    private @Nullable Wish next() throws InterruptedException {
        synchronized (lock) {
            while (newest == null && !closing) {
                lock.wait();
            }
            Wish wish = closing ? null : newest;
            newest = null;
            return wish;
        }
    }

    private static String reason(Throwable failure) {
        return failure instanceof LinkageError
                ? "its libraries are not here (on Debian: apt install libegl1 libgl1-mesa-dri)"
                : String.valueOf(failure.getMessage()).lines().findFirst().orElse("it failed");
    }
}
