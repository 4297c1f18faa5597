package dev.djinn.engine.rollout;

import dev.djinn.engine.session.Moment;
import dev.djinn.engine.session.Session;
import dev.djinn.runtime.onnx.TokenHash;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Plays a script from where the session stands, as fast as the world can. */
public final class Rollout {
    private static final double NANOS_PER_MILLI = 1e6;

    private Rollout() {}

    /**
     * What a rollout gave.
     *
     * @param tokenHashes one for each action: of the frame it led to
     * @param msPerFrame the median time of a step, recording not counted
     */
    public record Report(List<String> tokenHashes, double msPerFrame) {
        public Report {
            tokenHashes = List.copyOf(tokenHashes);
        }
    }

    /**
     * Plays all of {@code script}. {@code watcher} sees every frame: first the one the session stands at, then one for
     * each action.
     */
    public static Report play(Session session, ActionScript script, LongSupplier nanoTime, Consumer<Moment> watcher) {
        List<String> tokenHashes = new ArrayList<>();
        long[] nanos = new long[script.actions().size()];
        watcher.accept(session.now());
        for (int action : script.actions()) {
            long began = nanoTime.getAsLong();
            Moment moment = session.step(action);
            nanos[tokenHashes.size()] = nanoTime.getAsLong() - began;
            tokenHashes.add(TokenHash.of(moment.tokens_S()));
            watcher.accept(moment);
        }
        Arrays.sort(nanos);
        return new Report(tokenHashes, nanos[nanos.length / 2] / NANOS_PER_MILLI);
    }
}
