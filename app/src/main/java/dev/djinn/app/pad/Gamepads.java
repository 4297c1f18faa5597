package dev.djinn.app.pad;

import dev.djinn.app.play.PadEvent;
import java.lang.System.Logger.Level;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Listens to gamepads on a thread of its own, from {@link #start} to {@link #close}. Where gamepads cannot be had, that is
 * told once and the thread ends; nothing else is touched by it.
 */
public final class Gamepads implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Gamepads.class.getName());
    private static final long PLAYING_MILLIS = 4;
    private static final long LOOKING_MILLIS = 100;
    private static final long CLOSE_MILLIS = 1_000;

    private final Supplier<PadDriver> driver;
    private final Consumer<PadEvent> listener;
    private final Thread thread =
            Thread.ofPlatform().name("djinn-gamepads").daemon().unstarted(this::run);
    private volatile double deadZone;

    /**
     * Gamepads not listened to yet.
     *
     * @param driver opened, asked and closed on the thread of this
     * @param listener called on that thread, in order
     */
    public Gamepads(Supplier<PadDriver> driver, double deadZone, Consumer<PadEvent> listener) {
        this.driver = driver;
        this.deadZone = deadZone;
        this.listener = listener;
    }

    public void start() {
        thread.start();
    }

    /** How far, 0..1, a stick or trigger moves before it counts, from now on; any thread. */
    public void setDeadZone(double next) {
        deadZone = next;
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(CLOSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try (PadDriver pads = driver.get()) {
            while (!Thread.interrupted()) {
                pads.poll(deadZone, listener);
                Thread.sleep(pads.hasPads() ? PLAYING_MILLIS : LOOKING_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (LinkageError | RuntimeException e) {
            String reason = inWords(e);
            LOG.log(Level.WARNING, "no gamepads: {0}", reason);
            listener.accept(new PadEvent.Unavailable(reason));
        }
    }

    /** Why there are no gamepads, as one clause. */
    static String inWords(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String message = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
        return "SDL cannot be used here ("
                + (message.isBlank() ? cause.getClass().getSimpleName() : message) + ")";
    }
}
