package dev.djinn.trainer.run;

import dev.djinn.runtime.ExitCode;
import java.util.concurrent.atomic.AtomicBoolean;
import sun.misc.Signal;

/**
 * A wish to stop. The first SIGINT or SIGTERM only sets it, so that the trainer finishes its step, writes a checkpoint
 * and ends with 130; the second ends the process at once.
 */
public final class StopSignal {
    private final AtomicBoolean requested = new AtomicBoolean();
    private final Runnable insist;

    StopSignal(Runnable insist) {
        this.insist = insist;
    }

    /** One that nobody sets but {@link #request}. */
    public static StopSignal none() {
        return new StopSignal(() -> {});
    }

    /** Takes over SIGINT and SIGTERM of this process. */
    public static StopSignal install() {
        StopSignal stop = new StopSignal(() -> Runtime.getRuntime().halt(ExitCode.INTERRUPTED.status()));
        Signal.handle(new Signal("INT"), signal -> stop.request());
        Signal.handle(new Signal("TERM"), signal -> stop.request());
        return stop;
    }

    /** Asks to stop; asked twice, it insists. */
    public void request() {
        if (requested.getAndSet(true)) {
            insist.run();
        }
    }

    public boolean requested() {
        return requested.get();
    }
}
