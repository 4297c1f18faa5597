package dev.djinn.trainer.fit;

import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import dev.djinn.runtime.world.WorldFolder;
import dev.djinn.trainer.run.Checkpoint;
import dev.djinn.trainer.run.CheckpointStore;
import dev.djinn.trainer.run.Network;
import dev.djinn.trainer.run.RunFolder;
import dev.djinn.trainer.run.RunOrigin;
import dev.djinn.trainer.run.Safetensors;
import dev.djinn.trainer.run.TensorData;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The trained networks that another run can begin from.
 *
 * @param where as the person named it
 * @param past how long each network was trained; networks that were not are absent
 * @param tensors of these networks by name
 */
record TrainedSource(Path where, Map<Network, RunOrigin.Past> past, Map<String, TensorData> tensors) {
    /**
     * Reads the best checkpoints of a run, which is safe beside a trainer at work, or the weights of an exported world.
     *
     * @param warn told in one line what could not be used
     * @throws DjinnException BAD_INPUT if this is neither, or nothing of it is trained yet
     */
    static TrainedSource read(Path folder, Consumer<String> warn) {
        if (!RunFolder.isRun(folder)) {
            return ofWorld(folder);
        }
        Optional<RunOrigin> origin = RunFolder.originOf(folder);
        CheckpointStore store = RunFolder.checkpointsOf(folder, warn);
        Collector found = new Collector(origin);
        store.best(TokenizerStage.NAME)
                .filter(TokenizerStage::hasCodes)
                .ifPresent(checkpoint -> found.add(checkpoint, Network.TOKENIZER));
        store.best(WorldStage.NAME).filter(WorldStage::hasCodes).ifPresent(checkpoint -> {
            found.add(checkpoint, Network.ACTIONS);
            found.add(checkpoint, Network.DYNAMICS);
        });
        if (found.past.isEmpty()) {
            throw new DjinnException(
                    ExitCode.BAD_INPUT,
                    "--from " + folder
                            + ": it has no checkpoint to begin from yet; go on with it by 'djinn-train resume " + folder
                            + "'");
        }
        return new TrainedSource(folder, found.past, found.tensors);
    }

    private static TrainedSource ofWorld(Path folder) {
        if (!Files.isRegularFile(folder.resolve(WorldFolder.MANIFEST))) {
            throw new DjinnException(
                    ExitCode.BAD_INPUT,
                    "--from " + folder + ": it is neither a run nor a world, for it has no run.json and no "
                            + WorldFolder.MANIFEST);
        }
        if (!WorldFolder.verify(folder).sharesWeights()) {
            throw new DjinnException(
                    ExitCode.BAD_INPUT,
                    "--from " + folder + ": it has no " + WorldFolder.WEIGHTS
                            + ", as worlds exported by older versions; give the run it was exported from");
        }
        Path file = folder.resolve(WorldFolder.WEIGHTS);
        Safetensors.Contents contents = Safetensors.read(file);
        Map<Network, RunOrigin.Past> past = new EnumMap<>(Network.class);
        Map<String, TensorData> tensors = new LinkedHashMap<>();
        contents.tensors()
                .forEach((name, tensor) -> Network.findOwner(name).ifPresent(owner -> {
                    past.computeIfAbsent(owner, network -> past(file, contents.metadata(), network));
                    tensors.put(name, tensor.widened());
                }));
        return new TrainedSource(folder, past, tensors);
    }

    private static RunOrigin.Past past(Path file, Map<String, String> metadata, Network network) {
        try {
            return RunOrigin.Past.ofMetadata(metadata, network);
        } catch (NumberFormatException e) {
            throw new DjinnException(
                    ExitCode.BAD_INPUT, file + ": says nonsense about the steps of " + network.label(), e);
        }
    }

    RunOrigin.Past requirePast(Network network) {
        return Optional.ofNullable(past.get(network)).orElseThrow();
    }

    private static final class Collector {
        private final Optional<RunOrigin> origin;
        private final Map<Network, RunOrigin.Past> past = new EnumMap<>(Network.class);
        private final Map<String, TensorData> tensors = new LinkedHashMap<>();

        Collector(Optional<RunOrigin> origin) {
            this.origin = origin;
        }

        void add(Checkpoint checkpoint, Network network) {
            RunOrigin.Past before = origin.map(known -> known.past(network)).orElse(RunOrigin.Past.NONE);
            past.put(network, Checkpoints.past(checkpoint).plus(before));
            checkpoint.tensors().forEach((name, tensor) -> {
                if (network.owns(name)) {
                    tensors.put(name, tensor);
                }
            });
        }
    }
}
