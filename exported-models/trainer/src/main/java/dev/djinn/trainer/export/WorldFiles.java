package dev.djinn.trainer.export;

import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import dev.djinn.runtime.world.VerifiedWorld;
import dev.djinn.runtime.world.WorldFolder;
import dev.djinn.trainer.onnx.OnnxWeights;
import dev.djinn.trainer.onnx.WeightsFile;
import dev.djinn.trainer.onnx.WorldConfig;
import dev.djinn.trainer.onnx.WorldGraphs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A world's graphs in memory, each with its weights inside.
 *
 * @param onnx contents by file name, as {@link WorldFolder#GRAPHS}, {@link WorldFolder#CACHE_GRAPHS} and {@link
 *     WorldFolder#DYNAMICS_FP16} name them
 */
public record WorldFiles(Map<String, byte[]> onnx) {
    public WorldFiles {
        onnx = Map.copyOf(onnx);
    }

    /** Writes all graphs of a world. */
    public static WorldFiles write(WorldGraphs graphs) {
        return new WorldFiles(Map.of(
                WorldFolder.ENCODER, graphs.encoder(),
                WorldFolder.DECODER, graphs.decoder(),
                WorldFolder.LAM, graphs.actions(),
                WorldFolder.DYNAMICS, graphs.dynamics(),
                WorldFolder.DYNAMICS_CACHED, graphs.cached(),
                WorldFolder.PREFILL, graphs.prefill(),
                WorldFolder.DYNAMICS_FP16, graphs.halfDynamics()));
    }

    /** Reads the graphs of a world on disk; weights that they share are put back into them. */
    public static WorldFiles read(VerifiedWorld world) {
        Map<String, byte[]> onnx = new LinkedHashMap<>();
        for (String name : world.graphs()) {
            onnx.put(name, read(world.folder().resolve(name)));
        }
        return new WorldFiles(
                world.sharesWeights()
                        ? WeightsFile.join(onnx, read(world.folder().resolve(WorldFolder.WEIGHTS)))
                        : onnx);
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new DjinnException(ExitCode.BAD_INPUT, file + ": cannot be read (" + e.getMessage() + ")", e);
        }
    }

    /** Whether they can remember past frames from call to call. */
    boolean cached() {
        return onnx.keySet().containsAll(WorldFolder.CACHE_GRAPHS);
    }

    /** Whether they have the dynamics in half precision too. */
    boolean hasHalf() {
        return onnx.containsKey(WorldFolder.DYNAMICS_FP16);
    }

    /** The weights as they are stored. */
    public OnnxWeights weights() {
        return new OnnxWeights(onnx);
    }

    /** The networks, as the graphs describe them. */
    public WorldConfig config() {
        return WorldConfig.fromJson(weights().requireMetadata(WorldGraphs.NETWORKS));
    }

    OrtGraph open(String name) {
        byte[] graph = onnx.get(name);
        if (graph == null) {
            throw new IllegalArgumentException("the world has no " + name);
        }
        return new OrtGraph(name, graph);
    }
}
