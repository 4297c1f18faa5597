package dev.djinn.trainer.fit;

import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import dev.djinn.trainer.config.TrainConfig;
import dev.djinn.trainer.nn.Dynamics;
import dev.djinn.trainer.nn.HeroLook;
import dev.djinn.trainer.nn.LatentActionModel;
import dev.djinn.trainer.nn.VideoTokenizer;
import dev.djinn.trainer.run.Network;
import dev.djinn.trainer.run.RunOrigin;
import dev.djinn.trainer.run.Safetensors;
import dev.djinn.trainer.run.StartWeights;
import dev.djinn.trainer.run.TensorData;
import dev.djinn.trainer.torch.ParameterBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bytedeco.pytorch.Device;

/**
 * Chooses what a new run takes of networks that were trained before: every tensor that it has under the same name with
 * the same shape, after {@link Deepening}. A codebook is only taken together with all that decides what it divides, and
 * vectors only if a matrix of their network is.
 */
public final class Taking {
    private static final String TOKENIZER_ENCODER = "tokenizer.encoder.";

    /**
     * @param weights what is taken
     * @param inWords in one line
     */
    public record Taken(StartWeights weights, String inWords) {}

    private final TrainedSource source;
    private final Map<String, TensorData> offered;
    private final Set<Network> kept;
    private final Map<String, long[]> wanted;
    private final Map<String, TensorData> taken = new LinkedHashMap<>();
    private final List<String> misfits = new ArrayList<>();

    private Taking(TrainedSource source, Set<Network> kept, Map<String, long[]> wanted) {
        this.source = source;
        this.offered = Deepening.deepen(source.tensors(), wanted.keySet());
        this.kept = kept;
        this.wanted = wanted;
    }

    /**
     * Takes what fits.
     *
     * @param from folders of runs or worlds; of several, the mean of their weights
     * @param keep networks to take; empty: all that are there
     * @param warn told in one line what could not be used
     * @throws DjinnException BAD_INPUT if {@code from} is no run, is not trained yet, lacks a network to keep, or nothing
     *     of it fits
     */
    public static Taken from(List<Path> from, TrainConfig config, Set<Network> keep, Consumer<String> warn) {
        TrainedSource source = TrainedSource.read(from, warn);
        Set<Network> there = source.past().keySet();
        for (Network network : keep) {
            if (!there.contains(network)) {
                throw new DjinnException(
                        ExitCode.BAD_INPUT,
                        "--from " + source.where() + ": it has no trained " + network.label() + " to keep, only "
                                + there.stream().map(Network::label).collect(Collectors.joining(", ")));
            }
        }
        return new Taking(source, keep.isEmpty() ? there : keep, shapes(config)).take();
    }

    /**
     * Looks whether what is not to be trained has all its weights.
     *
     * @throws DjinnException BAD_INPUT naming the first tensor that is missing
     */
    public static void requireWhatIsNotTrained(TrainConfig config, Optional<StartWeights> start) {
        Set<Network> untrained = EnumSet.noneOf(Network.class);
        if (config.training().tokenizer().leavesAsTaken()) {
            untrained.add(Network.TOKENIZER);
        }
        if (config.training().dynamics().leavesAsTaken()) {
            untrained.addAll(EnumSet.of(Network.ACTIONS, Network.DYNAMICS));
        }
        boolean tokensFrozen = config.training().tokens().frozen();
        if (untrained.isEmpty() && !tokensFrozen) {
            return;
        }
        Set<String> there = start.map(weights -> weights.tensors().keySet()).orElse(Set.of());
        for (String name : shapes(config).keySet()) {
            Network owner = Network.findOwner(name).orElseThrow();
            if (there.contains(name)) {
                continue;
            }
            if (untrained.contains(owner)) {
                throw missing(
                        name,
                        "training." + (owner == Network.TOKENIZER ? TokenizerStage.NAME : WorldStage.NAME)
                                + " has neither steps nor share, which leaves its networks as they are taken",
                        "give it a share");
            }
            if (tokensFrozen && (name.equals(VideoTokenizer.CODEBOOK) || name.startsWith(TOKENIZER_ENCODER))) {
                throw missing(
                        name,
                        "training.tokens.frozen is true, which leaves encoder and codes as they are taken",
                        "set it to false");
            }
        }
    }

    private static DjinnException missing(String name, String why, String remedy) {
        return new DjinnException(
                ExitCode.BAD_INPUT,
                why + ", but '" + name + "' is not taken; " + remedy + ", or give a --from that has all of it");
    }

    private static Map<String, long[]> shapes(TrainConfig config) {
        Map<String, long[]> shapes = new LinkedHashMap<>();
        try (ParameterBuffer all = ParameterBuffer.discover(new Device("cpu"), 0, ops -> {
            TokenizerStep.discover(config.tokenizerConfig(), ops);
            ActionsStep.discover(config.actionsConfig(), ops);
            DynamicsStep.discover(config.dynamicsConfig(), ops);
        })) {
            all.names().forEach(name -> shapes.put(name, all.shape(name)));
        }
        return shapes;
    }

    private Taken take() {
        wanted.forEach((name, shape) -> {
            if (Network.findOwner(name).filter(kept::contains).isPresent()) {
                takeIfItFits(name, shape);
            }
        });
        dropCodesUnlessTaken(VideoTokenizer.CODEBOOK, TOKENIZER_ENCODER);
        dropCodesUnlessTaken(LatentActionModel.CODEBOOK, "actions.encoder.");
        dropCodesUnlessTaken(LatentActionModel.CODEBOOK, HeroLook.PREFIX);
        dropCodesUnlessTaken(LatentActionModel.CODEBOOK, LatentActionModel.CAMERA);
        dropWhatActionsMeantWithoutCodes();
        dropNetworksWithoutMatrix();
        if (taken.isEmpty()) {
            throw new DjinnException(
                    ExitCode.BAD_INPUT,
                    "--from " + source.where() + ": nothing of it fits this configuration: "
                            + misfits.stream().limit(3).collect(Collectors.joining("; ")));
        }
        Safetensors.requireFinite(taken, "--from " + source.where());
        Map<Network, RunOrigin.Past> past = new EnumMap<>(Network.class);
        taken.keySet()
                .forEach(
                        name -> Network.findOwner(name).ifPresent(owner -> past.put(owner, source.requirePast(owner))));
        return new Taken(new StartWeights(source.path(), past, taken), inWords());
    }

    private void takeIfItFits(String name, long[] shape) {
        TensorData tensor = offered.get(name);
        if (tensor == null) {
            misfits.add("it has no '" + name + "'");
        } else if (!Arrays.equals(tensor.shape(), shape)) {
            misfits.add("'" + name + "' is " + Arrays.toString(tensor.shape()) + " there and " + Arrays.toString(shape)
                    + " here");
        } else {
            taken.put(name, tensor);
        }
    }

    /** Codes are of no use to other latents than those that they were found among. */
    private void dropCodesUnlessTaken(String codebook, String prefix) {
        boolean whole = Stream.concat(wanted.keySet().stream(), offered.keySet().stream())
                .filter(name -> name.startsWith(prefix))
                .allMatch(taken::containsKey);
        if (!whole) {
            taken.remove(codebook);
        }
    }

    /** To other codes the dynamics' tables of actions say nothing. */
    private void dropWhatActionsMeantWithoutCodes() {
        if (!taken.containsKey(LatentActionModel.CODEBOOK)) {
            taken.keySet().removeIf(Dynamics::isTableOfActions);
        }
    }

    /** Vectors often have the same length in networks that have nothing else in common. */
    private void dropNetworksWithoutMatrix() {
        for (Network network : Network.values()) {
            boolean any = taken.entrySet().stream()
                    .anyMatch(tensor ->
                            network.owns(tensor.getKey()) && tensor.getValue().shape().length > 1);
            if (!any) {
                taken.keySet().removeIf(network::owns);
            }
        }
    }

    private String inWords() {
        String networks = Arrays.stream(Network.values()).map(this::inWords).collect(Collectors.joining(", "));
        String why = misfits.isEmpty() ? "" : "; the first that does not fit: " + misfits.getFirst();
        return "begins from " + source.where() + ": " + networks + why;
    }

    private String inWords(Network network) {
        long all = wanted.keySet().stream().filter(network::owns).count();
        List<String> some = taken.keySet().stream().filter(network::owns).toList();
        if (some.isEmpty()) {
            return network.label() + " anew";
        }
        String much = some.size() == all ? "all" : some.size() + " of " + all + " tensors";
        String deeper = source.tensors().keySet().containsAll(some) ? "" : ", made deeper";
        long left = offered.keySet().stream()
                .filter(name -> network.owns(name) && !wanted.containsKey(name))
                .count();
        String more = left == 0 ? "" : ", " + left + " more have no place here";
        return network.label() + " (" + much + deeper + more + ") of step "
                + source.requirePast(network).steps();
    }
}
