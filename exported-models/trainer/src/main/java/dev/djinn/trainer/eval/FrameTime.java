package dev.djinn.trainer.eval;

import dev.djinn.runtime.image.Picture;
import dev.djinn.runtime.onnx.Dream;
import dev.djinn.runtime.onnx.FrameNoise;
import dev.djinn.runtime.onnx.Sampling;
import dev.djinn.runtime.onnx.World;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;

/** What a frame takes as a game plays it: the median of some, after some more to warm up. */
public final class FrameTime {
    private static final int WARM_UP = 5;
    private static final int FRAMES = 31;

    private final World world;
    private final long[][] history_TS;
    private final InstantSource clock;

    /** @param frames true ones that the game begins after */
    public FrameTime(World world, List<Picture> frames, InstantSource clock) {
        this.world = world;
        this.history_TS = world.encode(frames);
        this.clock = clock;
    }

    /** Milliseconds of wall time. */
    public double millis(Sampling setting) {
        double[] took = new double[FRAMES];
        try (Dream game = world.dream()) {
            game.recall(history_TS, new long[history_TS.length - 1]);
            for (int i = -WARM_UP; i < FRAMES; i++) {
                Instant before = clock.instant();
                game.next(0, setting, FrameNoise.of(0, i));
                if (i >= 0) {
                    took[i] = Duration.between(before, clock.instant()).toNanos() / 1e6;
                }
            }
        }
        Arrays.sort(took);
        return took[FRAMES / 2];
    }
}
