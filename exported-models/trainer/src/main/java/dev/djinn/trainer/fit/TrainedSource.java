package dev.djinn.trainer.fit;

import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import dev.djinn.runtime.world.WorldFolder;
import dev.djinn.trainer.nn.LatentActionModel;
import dev.djinn.trainer.nn.VideoTokenizer;
import dev.djinn.trainer.run.Checkpoint;
import dev.djinn.trainer.run.CheckpointStore;
import dev.djinn.trainer.run.Network;
import dev.djinn.trainer.run.RunFolder;
import dev.djinn.trainer.run.RunOrigin;
import dev.djinn.trainer.run.Safetensors;
import dev.djinn.trainer.run.TensorData;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The trained networks that another run can begin from.
 *
 * @param where as the person named it, or them
 * @param path where that is on this machine
 * @param past how long each network was trained; networks that were not are absent
 * @param tensors of these networks by name
 */
record TrainedSource(String where, String path, Map<Network, RunOrigin.Past> past, Map<String, TensorData> tensors) {
    /** What one run's tokens or actions mean is nothing to another's. */
    private static final Set<String> CODES = Set.of(VideoTokenizer.CODEBOOK, LatentActionModel.CODEBOOK);

    /**
     * Reads one as {@link #read(Path, Consumer)} does, or the mean of several ("Model soups", Wortsman et al. 2022).
     *
     * @throws DjinnException BAD_INPUT also if they do not have the same networks with the same codes
     */
    static TrainedSource read(List<Path> folders, Consumer<String> warn) {
        return mean(folders.stream().map(folder -> read(folder, warn)).toList());
    }

    /** The mean of every weight, with the past of the one that was trained for longest. */
    static TrainedSource mean(List<TrainedSource> sources) {
        if (sources.size() == 1) {
            return sources.getFirst();
        }
        Map<String, TensorData> tensors = new LinkedHashMap<>();
        sources.stream()
                .flatMap(source -> source.tensors.keySet().stream())
                .distinct()
                .forEach(name -> tensors.put(name, mean(name, sources)));
        TrainedSource longest = sources.stream()
                .max(Comparator.comparingLong(TrainedSource::steps))
                .orElseThrow();
        return new TrainedSource(
                sources.stream().map(TrainedSource::where).collect(Collectors.joining(", --from ")),
                sources.stream().map(TrainedSource::path).collect(Collectors.joining(", ")),
                longest.past,
                tensors);
    }

    private static TensorData mean(String name, List<TrainedSource> sources) {
        List<TensorData> all = sources.stream()
                .flatMap(source -> Stream.ofNullable(source.tensors.get(name)))
                .toList();
        TensorData first = all.getFirst();
        boolean averaged = first.type() == TensorData.Type.F32 && !CODES.contains(name);
        boolean alike = all.stream()
                .allMatch(tensor -> tensor.type() == first.type()
                        && Arrays.equals(tensor.shape(), first.shape())
                        && (averaged || tensor.bytes().equals(first.bytes())));
        if (all.size() < sources.size() || !alike) {
            throw unlike(name, sources);
        }
        return averaged ? weightMean(all) : first;
    }

    private static TensorData weightMean(List<TensorData> all) {
        double[] sum = new double[Math.toIntExact(all.getFirst().count())];
        for (TensorData tensor : all) {
            float[] values = tensor.floats();
            for (int i = 0; i < sum.length; i++) {
                sum[i] += values[i];
            }
        }
        float[] mean = new float[sum.length];
        for (int i = 0; i < mean.length; i++) {
            mean[i] = (float) (sum[i] / all.size());
        }
        return TensorData.ofFloats(mean, all.getFirst().shape());
    }

    private static DjinnException unlike(String name, List<TrainedSource> sources) {
        return new DjinnException(
                ExitCode.BAD_INPUT,
                "--from " + sources.stream().map(TrainedSource::where).collect(Collectors.joining(", --from "))
                        + ": they differ in '" + name
                        + "', so the mean of their weights is nothing; give runs that went on from the same one with the same"
                        + " networks and frozen codes, or only one");
    }

    private long steps() {
        return past.values().stream().mapToLong(RunOrigin.Past::steps).sum();
    }

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
        return of(folder, found.past, found.tensors);
    }

    private static TrainedSource of(Path folder, Map<Network, RunOrigin.Past> past, Map<String, TensorData> tensors) {
        return new TrainedSource(
                folder.toString(), folder.toAbsolutePath().normalize().toString(), past, tensors);
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
        return of(folder, past, tensors);
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
