package dev.djinn.engine.session;

import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.image.Picture;
import dev.djinn.runtime.onnx.Device;
import dev.djinn.runtime.onnx.DeviceChoice;
import dev.djinn.runtime.onnx.DeviceProbe;
import dev.djinn.runtime.onnx.Dream;
import dev.djinn.runtime.onnx.FrameNoise;
import dev.djinn.runtime.onnx.NextFrame;
import dev.djinn.runtime.onnx.Sampling;
import dev.djinn.runtime.onnx.World;
import dev.djinn.runtime.world.VerifiedWorld;
import dev.djinn.runtime.world.WorldFolder;
import dev.djinn.runtime.world.WorldManifest;
import java.nio.file.Path;
import java.util.List;

/** What a session asks of a world; {@link World} as an interface, so that a world can be slow or fail in a test. */
public interface WorldModel extends AutoCloseable {
    /**
     * Checks the world in {@code folder} and opens it. On a GPU that was not demanded, it can {@link #leaveDevice}.
     *
     * @throws DjinnException if it is not whole, or the device is not there
     */
    static WorldModel open(Path folder, DeviceChoice device) {
        VerifiedWorld verified = WorldFolder.verify(folder);
        WorldModel opened = new OnnxWorldModel(World.open(verified, device));
        return device == DeviceChoice.AUTO && opened.device().device() != Device.CPU
                ? new MovableWorld(opened, why -> new OnnxWorldModel(World.openOnCpu(verified, why)))
                : opened;
    }

    WorldManifest manifest();

    /** @see dev.djinn.runtime.world.VerifiedWorld#hash */
    String hash();

    DeviceProbe device();

    /** @see World#encode */
    long[][] encode(List<Picture> frames_T);

    /** @see World#decode */
    List<Picture> decode(long[][] tokens_TS);

    /** @see World#next */
    NextFrame next(long[][] tokens_TS, long[] actions_T, Sampling sampling, FrameNoise noise);

    /** @see World#dream */
    default Dream dream() {
        return Dream.ofWindow(
                manifest().window() - 1,
                asked -> next(asked.tokens_TS(), asked.actions_T(), asked.sampling(), asked.noise()));
    }

    /**
     * Opens the world on another device because this one failed, if there is another; {@link #device} then says why.
     * Dreams begun before are dead.
     *
     * @return whether to ask again
     * @throws DjinnException if the world does not open there either; it then stays where it is
     */
    default boolean leaveDevice(DjinnException failure) {
        return false;
    }

    @Override
    void close();
}
