package dev.djinn.engine.session;

import dev.djinn.runtime.image.Picture;
import dev.djinn.runtime.onnx.Dream;
import dev.djinn.runtime.onnx.FrameNoise;
import dev.djinn.runtime.onnx.Sampling;
import dev.djinn.runtime.world.WorldManifest;
import java.util.function.IntToLongFunction;

/**
 * The action taken while the player holds no key. Learned actions have no meaning of their own, so a world may name none
 * of them idle; then it is the one that changes the prompt's picture least when each is tried once, greedily.
 */
public final class QuietestAction {
    private static final String IDLE = "idle";
    private static final Sampling GREEDY = new Sampling(1, 0, false);

    private QuietestAction() {}

    /** The action of {@code world} named idle, or else the quietest after {@code first}. */
    public static int of(WorldModel world, Moment first) {
        return world.manifest().actions().stream()
                .filter(label -> label.name().equalsIgnoreCase(IDLE))
                .findFirst()
                .map(WorldManifest.ActionLabel::code)
                .orElseGet(() -> quietest(world, first));
    }

    private static int quietest(WorldModel world, Moment first) {
        long[][] window = {first.tokens_S()};
        Picture before = world.decode(window).getLast();
        try (Dream dream = world.dream()) {
            return quietest(world.manifest().actions().size(), action -> {
                dream.recall(window, new long[0]);
                return difference(
                        before, dream.next(action, GREEDY, FrameNoise.of(0, 1)).pixels());
            });
        }
    }

    private static int quietest(int actions, IntToLongFunction change) {
        int best = 0;
        long leastChange = Long.MAX_VALUE;
        for (int action = 0; action < actions; action++) {
            long changed = change.applyAsLong(action);
            if (changed < leastChange) {
                leastChange = changed;
                best = action;
            }
        }
        return best;
    }

    private static long difference(Picture a, Picture b) {
        long sum = 0;
        for (int i = 0; i < a.bgra().length; i++) {
            sum += Math.abs((a.bgra()[i] & 255) - (b.bgra()[i] & 255));
        }
        return sum;
    }
}
