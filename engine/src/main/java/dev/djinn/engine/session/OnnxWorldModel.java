package dev.djinn.engine.session;

import dev.djinn.runtime.image.Picture;
import dev.djinn.runtime.onnx.DeviceProbe;
import dev.djinn.runtime.onnx.Dream;
import dev.djinn.runtime.onnx.FrameNoise;
import dev.djinn.runtime.onnx.NextFrame;
import dev.djinn.runtime.onnx.Sampling;
import dev.djinn.runtime.onnx.World;
import dev.djinn.runtime.world.WorldManifest;
import java.util.List;

/** The world itself. */
record OnnxWorldModel(World world) implements WorldModel {
    @Override
    public WorldManifest manifest() {
        return world.manifest();
    }

    @Override
    public String hash() {
        return world.verified().hash();
    }

    @Override
    public DeviceProbe device() {
        return world.device();
    }

    @Override
    public long[][] encode(List<Picture> frames_T) {
        return world.encode(frames_T);
    }

    @Override
    public List<Picture> decode(long[][] tokens_TS) {
        return world.decode(tokens_TS);
    }

    @Override
    public NextFrame next(long[][] tokens_TS, long[] actions_T, Sampling sampling, FrameNoise noise) {
        return world.next(tokens_TS, actions_T, sampling, noise);
    }

    @Override
    public Dream dream() {
        return world.dream();
    }

    @Override
    public void close() {
        world.close();
    }
}
