package dev.djinn.trainer.eval;

import dev.djinn.runtime.image.Picture;
import dev.djinn.runtime.onnx.Dream;
import dev.djinn.runtime.onnx.FrameNoise;
import dev.djinn.runtime.onnx.Sampling;
import dev.djinn.runtime.onnx.World;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongSupplier;

/** How long a frame takes as a game plays it: of some frames, after some more to warm up. */
public final class FrameTime {
    private static final int WARM_UP = 5;
    private static final int FRAMES = 30;
    private static final double LATE = 0.99;
    private static final double NANOS_PER_MILLI = 1e6;

    private final World world;
    private final long[][] history_TS;
    private final LongSupplier cpuNanos;
    private final LongSupplier wallNanos;

    /**
     * Milliseconds of a frame.
     *
     * @param cpu CPU time of all threads, mean; so work beside it in other processes hardly matters
     * @param median wall clock
     * @param late wall clock, 99th percentile
     */
    public record Took(double cpu, double median, double late) {}

    /**
     * @param frames true ones that the game begins after
     * @param cpuNanos CPU time of all threads of the process so far
     * @param wallNanos a monotonic clock
     */
    public FrameTime(World world, List<Picture> frames, LongSupplier cpuNanos, LongSupplier wallNanos) {
        this.world = world;
        this.history_TS = world.encode(frames);
        this.cpuNanos = cpuNanos;
        this.wallNanos = wallNanos;
    }

    public Took measure(Sampling setting) {
        try (Dream game = world.dream()) {
            game.recall(history_TS, new long[history_TS.length - 1]);
            play(game, setting, WARM_UP);
            long before = cpuNanos.getAsLong();
            double[] walls = play(game, setting, FRAMES);
            double cpu = (cpuNanos.getAsLong() - before) / NANOS_PER_MILLI / FRAMES;
            Arrays.sort(walls);
            return new Took(cpu, walls[walls.length / 2], walls[(int) (LATE * walls.length)]);
        }
    }

    /** In milliseconds of the wall clock, each frame. */
    private double[] play(Dream game, Sampling setting, int frames) {
        double[] walls = new double[frames];
        for (int i = 0; i < frames; i++) {
            long before = wallNanos.getAsLong();
            game.next(0, setting, FrameNoise.of(0, i));
            walls[i] = (wallNanos.getAsLong() - before) / NANOS_PER_MILLI;
        }
        return walls;
    }
}
