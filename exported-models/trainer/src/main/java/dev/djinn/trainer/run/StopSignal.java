package dev.djinn.trainer.run;

import dev.djinn.runtime.ExitCode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * A wish to stop. The first SIGINT or SIGTERM only sets it, so that the trainer finishes its step, writes a checkpoint
 * and ends with 130; the second ends the process at once. Closed, it gives the signals back to those who had them.
 */
public final class StopSignal implements AutoCloseable {
    private final AtomicBoolean requested = new AtomicBoolean();
    private final Map<Signal, SignalHandler> before = new LinkedHashMap<>();
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
        for (String name : List.of("INT", "TERM")) {
            Signal signal = new Signal(name);
            stop.before.put(signal, Signal.handle(signal, received -> stop.request()));
        }
        return stop;
    }

    /** From now on signals do what they did before. */
    @Override
    public void close() {
        before.forEach(Signal::handle);
        before.clear();
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
