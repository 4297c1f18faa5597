package dev.djinn.trainer.eval;

import dev.djinn.runtime.image.Picture;
import dev.djinn.runtime.onnx.Dream;
import dev.djinn.runtime.onnx.FrameNoise;
import dev.djinn.runtime.onnx.Sampling;
import dev.djinn.runtime.onnx.World;
import java.util.List;
import java.util.function.LongSupplier;

/** What a frame takes of the CPU as a game plays it: the mean of some, after some more to warm up. */
public final class FrameTime {
    private static final int WARM_UP = 5;
    private static final int FRAMES = 30;
    private static final double NANOS_PER_MILLI = 1e6;

    private final World world;
    private final long[][] history_TS;
    private final LongSupplier cpuNanos;

    /**
     * @param frames true ones that the game begins after
     * @param cpuNanos CPU time of all threads of the process so far
     */
    public FrameTime(World world, List<Picture> frames, LongSupplier cpuNanos) {
        this.world = world;
        this.history_TS = world.encode(frames);
        this.cpuNanos = cpuNanos;
    }

    /** Milliseconds of CPU time, of all threads; so work beside it in other processes hardly matters. */
    public double millis(Sampling setting) {
        try (Dream game = world.dream()) {
            game.recall(history_TS, new long[history_TS.length - 1]);
            play(game, setting, WARM_UP);
            long before = cpuNanos.getAsLong();
            play(game, setting, FRAMES);
            return (cpuNanos.getAsLong() - before) / NANOS_PER_MILLI / FRAMES;
        }
    }

    private static void play(Dream game, Sampling setting, int frames) {
        for (int i = 0; i < frames; i++) {
            game.next(0, setting, FrameNoise.of(0, i));
        }
    }
}
