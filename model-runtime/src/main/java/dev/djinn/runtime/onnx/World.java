package dev.djinn.runtime.onnx;

import dev.djinn.runtime.image.Picture;
import dev.djinn.runtime.world.VerifiedWorld;
import dev.djinn.runtime.world.WorldManifest;
import java.util.List;

/** A world, opened. */
public final class World implements AutoCloseable {
    private World() {}

    public static World open(VerifiedWorld world, DeviceChoice choice) {
        throw new UnsupportedOperationException();
    }

    public WorldManifest manifest() {
        throw new UnsupportedOperationException();
    }

    public DeviceProbe device() {
        throw new UnsupportedOperationException();
    }

    public long[][] encode(List<Picture> frames) {
        throw new UnsupportedOperationException();
    }

    public List<Picture> decode(long[][] tokens_TS) {
        throw new UnsupportedOperationException();
    }

    public long[] inferActions(List<Picture> frames) {
        throw new UnsupportedOperationException();
    }

    public NextFrame next(long[][] tokens_TS, long[] actions_T, Sampling sampling, FrameNoise noise) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
}
