package dev.djinn.app.library;

import dev.djinn.engine.session.WorldModel;
import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import dev.djinn.runtime.image.Picture;
import dev.djinn.runtime.onnx.Dream;
import dev.djinn.runtime.onnx.FrameNoise;
import dev.djinn.runtime.onnx.Sampling;
import dev.djinn.runtime.world.WorldManifest;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/** Plays a world for a moment, as fast as it goes and with a full window, as its manifest says it is played. */
public final class SpeedTrial {
    /** The usual length. */
    public static final Duration LENGTH = Duration.ofSeconds(3);

    private static final int WARM_UP = 5;
    private static final int CHANNELS = 4;
    private static final double NANOS_PER_SECOND = 1e9;

    private SpeedTrial() {}

    /**
     * Frames per second.
     *
     * @param isWanted asked after each frame
     * @throws DjinnException INTERRUPTED if it is not wanted any more, BAD_INPUT if the world breaks its contract
     */
    public static double framesPerSecond(
            WorldModel world, LongSupplier nanoTime, Duration length, BooleanSupplier isWanted) {
        WorldManifest manifest = world.manifest();
        Sampling sampling = Sampling.of(manifest.defaults());
        int past = manifest.window() - 1;
        long[][] history_TS = new long[past][];
        Arrays.fill(history_TS, world.encode(List.of(blank(manifest)))[0]);
        try (Dream dream = world.dream()) {
            dream.recall(history_TS, new long[past - 1]);
            long frame = 0;
            for (; frame < WARM_UP; frame++) {
                step(dream, sampling, manifest, frame, isWanted);
            }
            long began = nanoTime.getAsLong();
            long now = began;
            while (now - began < length.toNanos()) {
                step(dream, sampling, manifest, frame++, isWanted);
                now = nanoTime.getAsLong();
            }
            return (frame - WARM_UP) * NANOS_PER_SECOND / (now - began);
        }
    }

    private static void step(
            Dream dream, Sampling sampling, WorldManifest manifest, long frame, BooleanSupplier isWanted) {
        if (!isWanted.getAsBoolean()) {
            throw new DjinnException(ExitCode.INTERRUPTED, "measuring was stopped");
        }
        dream.next((int) (frame % manifest.actions().size()), sampling, FrameNoise.of(1, frame));
    }

    private static Picture blank(WorldManifest manifest) {
        byte[] white = new byte[manifest.frame().width() * manifest.frame().height() * CHANNELS];
        Arrays.fill(white, (byte) -1);
        return new Picture(manifest.frame().width(), manifest.frame().height(), white);
    }
}
