package dev.djinn.trainer.export;

import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import dev.djinn.runtime.world.VerifiedWorld;
import dev.djinn.runtime.world.WorldFolder;
import dev.djinn.trainer.onnx.OnnxWeights;
import dev.djinn.trainer.onnx.WorldConfig;
import dev.djinn.trainer.onnx.WorldGraphs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A world's graphs in memory.
 *
 * @param onnx contents by file name, as {@link WorldFolder#GRAPHS} and {@link WorldFolder#CACHE_GRAPHS} name them
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
                WorldFolder.PREFILL, graphs.prefill()));
    }

    /** Reads the graphs of a world on disk. */
    public static WorldFiles read(VerifiedWorld world) {
        Map<String, byte[]> onnx = new LinkedHashMap<>();
        for (String name : world.graphs()) {
            Path file = world.folder().resolve(name);
            try {
                onnx.put(name, Files.readAllBytes(file));
            } catch (IOException e) {
                throw new DjinnException(ExitCode.BAD_INPUT, file + ": cannot be read (" + e.getMessage() + ")", e);
            }
        }
        return new WorldFiles(onnx);
    }

    /** Whether they can remember past frames from call to call. */
    boolean cached() {
        return onnx.keySet().containsAll(WorldFolder.CACHE_GRAPHS);
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
