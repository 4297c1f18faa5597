package dev.djinn.engine.session;

import dev.djinn.runtime.image.Picture;
import dev.djinn.runtime.onnx.DeviceChoice;
import dev.djinn.runtime.onnx.DeviceProbe;
import dev.djinn.runtime.onnx.Dream;
import dev.djinn.runtime.onnx.FrameNoise;
import dev.djinn.runtime.onnx.NextFrame;
import dev.djinn.runtime.onnx.Sampling;
import dev.djinn.runtime.onnx.World;
import dev.djinn.runtime.world.WorldFolder;
import dev.djinn.runtime.world.WorldManifest;
import java.nio.file.Path;
import java.util.List;

/** What a session asks of a world; {@link World} as an interface, so that a world can be slow or fail in a test. */
public interface WorldModel extends AutoCloseable {
    /**
     * Checks the world in {@code folder} and opens it.
     *
     * @throws dev.djinn.runtime.DjinnException if it is not whole, or the device is not there
     */
    static WorldModel open(Path folder, DeviceChoice device) {
        return new OnnxWorldModel(World.open(WorldFolder.verify(folder), device));
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

    @Override
    void close();
}
