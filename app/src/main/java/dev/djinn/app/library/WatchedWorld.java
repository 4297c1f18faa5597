package dev.djinn.app.library;

import dev.djinn.engine.session.WorldModel;
import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import dev.djinn.runtime.image.Picture;
import dev.djinn.runtime.onnx.DeviceProbe;
import dev.djinn.runtime.onnx.Dream;
import dev.djinn.runtime.onnx.FrameNoise;
import dev.djinn.runtime.onnx.NextFrame;
import dev.djinn.runtime.onnx.Sampling;
import dev.djinn.runtime.world.WorldManifest;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A world as it is, and somebody who hears when it gives what no frame can be made of. */
public final class WatchedWorld implements WorldModel {
    private final WorldModel world;
    private final Consumer<String> trouble;

    /** @param trouble told in one line, once for each frame that failed, on the thread that asked for it */
    public WatchedWorld(WorldModel world, Consumer<String> trouble) {
        this.world = world;
        this.trouble = trouble;
    }

    private <T> T watch(Supplier<T> call) {
        try {
            return call.get();
        } catch (DjinnException e) {
            if (e.exitCode() == ExitCode.BAD_INPUT) {
                trouble.accept(String.valueOf(e.getMessage()));
            }
            throw e;
        }
    }

    @Override
    public WorldManifest manifest() {
        return world.manifest();
    }

    @Override
    public String hash() {
        return world.hash();
    }

    @Override
    public DeviceProbe device() {
        return world.device();
    }

    @Override
    public long[][] encode(List<Picture> frames_T) {
        return watch(() -> world.encode(frames_T));
    }

    @Override
    public List<Picture> decode(long[][] tokens_TS) {
        return watch(() -> world.decode(tokens_TS));
    }

    @Override
    public NextFrame next(long[][] tokens_TS, long[] actions_T, Sampling sampling, FrameNoise noise) {
        return watch(() -> world.next(tokens_TS, actions_T, sampling, noise));
    }

    @Override
    public Dream dream() {
        return new WatchedDream(world.dream());
    }

    @Override
    public boolean leaveDevice(DjinnException failure) {
        return world.leaveDevice(failure);
    }

    @Override
    public void close() {
        world.close();
    }

    private final class WatchedDream implements Dream {
        private final Dream dream;

        WatchedDream(Dream dream) {
            this.dream = dream;
        }

        @Override
        public int memory() {
            return dream.memory();
        }

        @Override
        public void recall(long[][] tokens_TS, long[] actions_T) {
            dream.recall(tokens_TS, actions_T);
        }

        @Override
        public NextFrame next(int action, Sampling sampling, FrameNoise noise) {
            return watch(() -> dream.next(action, sampling, noise));
        }

        @Override
        public void close() {
            dream.close();
        }
    }
}
