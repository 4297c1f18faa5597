package dev.djinn.trainer.publish;

import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import dev.djinn.runtime.world.VerifiedWorld;
import dev.djinn.runtime.world.WorldFolder;
import dev.djinn.runtime.world.WorldManifest;
import dev.djinn.trainer.export.CheckedWorld;
import dev.djinn.trainer.export.Parity;
import dev.djinn.trainer.export.Report;
import dev.djinn.trainer.export.Trained;
import dev.djinn.trainer.export.WorldExporter;
import dev.djinn.trainer.export.WorldFiles;
import dev.djinn.trainer.onnx.OnnxWeights;
import dev.djinn.trainer.onnx.Precision;
import dev.djinn.trainer.run.Network;
import dev.djinn.trainer.run.RunOrigin;
import dev.djinn.trainer.run.Safetensors;
import dev.djinn.trainer.run.TensorData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A world with its graphs and card written again by this exporter, from its own weights; all else stays as it is. What
 * was measured stays true, since the comparison with torch is the same as at its first export.
 */
public final class WrittenAgain {
    private static final String PRECISION = "djinn.precision";

    private WrittenAgain() {}

    /**
     * Compares and writes.
     *
     * @param target may be the world's own folder
     * @param more files to add or to put in the place of others
     * @param out takes the table of differences when the comparison fails
     * @return how close the graphs come to torch
     * @throws DjinnException VERIFICATION_FAILED when they do not come close enough, CANNOT_WRITE; nothing is changed then
     */
    public static Report export(VerifiedWorld world, Path target, Map<String, byte[]> more, Consumer<String> out) {
        WorldFiles files = WorldFiles.read(world);
        OnnxWeights weights = files.weights();
        Precision precision = Precision.of(weights.requireMetadata(PRECISION));
        Parity.Material material = Parity.Material.standard(files.config(), 0);
        CheckedWorld checked =
                new WorldExporter(files.config(), weights, precision, out).check(world.manifest(), material);
        Map<String, byte[]> kept = others(world);
        kept.putAll(more);
        checked.write(target, world.manifest(), kept, trained(world));
        return checked.report();
    }

    /** All files but graphs, weights and card. */
    private static Map<String, byte[]> others(VerifiedWorld world) {
        Set<String> made = new HashSet<>(world.graphs());
        made.add(WorldFolder.WEIGHTS);
        made.add(CheckedWorld.CARD);
        Map<String, byte[]> others = new LinkedHashMap<>();
        for (WorldManifest.FileEntry file : world.manifest().files()) {
            if (!made.contains(file.name())) {
                others.put(file.name(), contents(world.folder().resolve(file.name())));
            }
        }
        return others;
    }

    private static byte[] contents(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new DjinnException(ExitCode.BAD_INPUT, file + ": cannot be read (" + e.getMessage() + ")", e);
        }
    }

    /** What training could go on from. */
    private static Trained trained(VerifiedWorld world) {
        if (!world.sharesWeights()) {
            return Trained.NOTHING;
        }
        Path file = world.folder().resolve(WorldFolder.WEIGHTS);
        Safetensors.Contents contents = Safetensors.read(file);
        Map<String, TensorData> tensors = new LinkedHashMap<>();
        contents.tensors().forEach((name, tensor) -> tensors.put(name, tensor.widened()));
        Map<Network, RunOrigin.Past> past = new EnumMap<>(Network.class);
        try {
            for (Network network : Network.values()) {
                past.put(network, RunOrigin.Past.ofMetadata(contents.metadata(), network));
            }
        } catch (NumberFormatException e) {
            throw new DjinnException(ExitCode.BAD_INPUT, file + ": says nonsense about its training", e);
        }
        return new Trained(tensors, past);
    }
}
