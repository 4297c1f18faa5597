package dev.djinn.engine.session;

import dev.djinn.engine.toy.ToyWorld;
import dev.djinn.runtime.onnx.Dream;
import dev.djinn.runtime.onnx.FrameNoise;
import dev.djinn.runtime.onnx.NextFrame;
import dev.djinn.runtime.onnx.Sampling;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The toy world with a memory that is longer than its window; it notes how many frames each recall showed it. */
final class RememberingWorld extends ToyWorld {
    private final int memory;
    private final List<Integer> recalls = new ArrayList<>();
    private boolean broken;

    RememberingWorld(int memory) {
        this.memory = memory;
    }

    List<Integer> recalls() {
        return recalls;
    }

    /** The next frame has tokens that this world does not have. */
    void breakNext() {
        broken = true;
    }

    @Override
    public Dream dream() {
        Dream window = super.dream();
        return new Dream() {
            @Override
            public int memory() {
                return memory;
            }

            @Override
            public void recall(long[][] tokens_TS, long[] actions_T) {
                recalls.add(tokens_TS.length);
                window.recall(tokens_TS, actions_T);
            }

            @Override
            public NextFrame next(int action, Sampling sampling, FrameNoise noise) {
                NextFrame next = window.next(action, sampling, noise);
                if (broken) {
                    broken = false;
                    Arrays.fill(next.tokens_S(), VOCABULARY);
                }
                return next;
            }

            @Override
            public void close() {
                window.close();
            }
        };
    }
}
