package dev.djinn.engine.session;

import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.image.Picture;
import dev.djinn.runtime.onnx.DeviceProbe;
import dev.djinn.runtime.onnx.Dream;
import dev.djinn.runtime.onnx.FrameNoise;
import dev.djinn.runtime.onnx.NextFrame;
import dev.djinn.runtime.onnx.Sampling;
import dev.djinn.runtime.world.WorldManifest;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.function.Function;

/** A world on a device that may fail; it moves to the CPU then, once, and stays there. */
final class MovableWorld implements WorldModel {
    private final Function<String, WorldModel> onCpu;
    private WorldModel current;
    private boolean moved;

    /**
     * Begins where {@code first} runs.
     *
     * @param onCpu opens the same world on the CPU, given the reason in one line
     */
    MovableWorld(WorldModel first, Function<String, WorldModel> onCpu) {
        this.current = first;
        this.onCpu = onCpu;
    }

    @Override
    public boolean leaveDevice(DjinnException failure) {
        if (moved) {
            return false;
        }
        String why = String.valueOf(failure.getMessage());
        System.Logger log = System.getLogger(MovableWorld.class.getName());
        log.log(Level.WARNING, why + "; the game goes on on the CPU", failure);
        WorldModel left = current;
        current = onCpu.apply(why);
        moved = true;
        try {
            left.close();
        } catch (RuntimeException e) {
            log.log(Level.WARNING, "the device that failed does not give its memory back", e);
        }
        return true;
    }

    @Override
    public WorldManifest manifest() {
        return current.manifest();
    }

    @Override
    public String hash() {
        return current.hash();
    }

    @Override
    public DeviceProbe device() {
        return current.device();
    }

    @Override
    public long[][] encode(List<Picture> frames_T) {
        return current.encode(frames_T);
    }

    @Override
    public List<Picture> decode(long[][] tokens_TS) {
        return current.decode(tokens_TS);
    }

    @Override
    public NextFrame next(long[][] tokens_TS, long[] actions_T, Sampling sampling, FrameNoise noise) {
        return current.next(tokens_TS, actions_T, sampling, noise);
    }

    @Override
    public Dream dream() {
        return current.dream();
    }

    @Override
    public void close() {
        current.close();
    }
}
