package dev.djinn.runtime.onnx;

import dev.djinn.runtime.onnx.Dream.Question;
import java.util.Arrays;
import java.util.function.Function;

/** Keeps the window as it is and shows all of it at each step. */
final class WindowDream implements Dream {
    private final int memory;
    private final Function<Question, NextFrame> world;
    private long[][] tokens_TS = {};
    private long[] actions_T = {};

    WindowDream(int memory, Function<Question, NextFrame> world) {
        this.memory = memory;
        this.world = world;
    }

    @Override
    public int memory() {
        return memory;
    }

    @Override
    public void recall(long[][] given_TS, long[] between_T) {
        int from = Math.max(0, given_TS.length - memory);
        tokens_TS = Arrays.copyOfRange(given_TS, from, given_TS.length);
        actions_T = Arrays.copyOfRange(between_T, from, between_T.length);
    }

    @Override
    public NextFrame next(int action, Sampling sampling, FrameNoise noise) {
        if (tokens_TS.length == 0) {
            throw new IllegalStateException("a dream begins with recall");
        }
        long[] led_T = Arrays.copyOf(actions_T, tokens_TS.length);
        led_T[led_T.length - 1] = action;
        NextFrame next = world.apply(new Question(tokens_TS, led_T, sampling, noise));
        long[][] seen_TS = Arrays.copyOf(tokens_TS, tokens_TS.length + 1);
        seen_TS[tokens_TS.length] = next.tokens_S();
        recall(seen_TS, led_T);
        return next;
    }

    @Override
    public void close() {
        tokens_TS = new long[0][];
        actions_T = new long[0];
    }
}
