package dev.djinn.trainer.fit;

import dev.djinn.runtime.image.Picture;
import dev.djinn.trainer.config.Schedule;
import dev.djinn.trainer.config.TrainConfig;
import dev.djinn.trainer.nn.Dynamics;
import dev.djinn.trainer.nn.LatentActionModel;
import dev.djinn.trainer.nn.VideoTokenizer;
import dev.djinn.trainer.run.Checkpoint;
import dev.djinn.trainer.run.TensorData;
import dev.djinn.trainer.torch.ParameterBuffer;
import dev.djinn.trainer.torch.Replica;
import dev.djinn.trainer.torch.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.bytedeco.pytorch.Device;

/**
 * Stage 2: latent actions and dynamics, trained together on the same clips. No gradient flows from the dynamics into the
 * actions (section 2.1). The dynamics starts when the actions have codes.
 */
final class WorldStage implements Stage {
    static final String NAME = "dynamics";

    private static final String QUANTISED = "actions.quantised";
    private static final String QUANTISED_AT = "actions.quantised_at";
    private static final String ONLY_LOOK = "actions.only_look";
    private static final double CODEBOOK_DECAY = 0.98;
    private static final double DEAD_SHARE = 0.08;
    private static final int K_MEANS_ITERATIONS = 15;
    private static final int K_MEANS_STARTS = 8;
    private static final int RECENT = 8192;
    private static final double START_WEIGHT = 50;
    private static final double CHANGE_FLOOR = 1e-4;
    private static final int SAMPLE_PROMPT = 2;
    private static final int SAMPLE_AHEAD = 8;

    private final TrainConfig config;
    private final LatentActionModel.Config actions;
    private final Dynamics.Config dynamics;
    private final ClipSource clips;
    private final TokenStore tokens;
    private final HeldOutClips heldOut;
    private final HeldOutTokens heldOutTokens;
    private final Workers workers;
    private final FrozenTokenizer tokenizer;
    private final ParameterBuffer parameters;
    private final EmaCodebook codebook;
    private final RecentLatents recent;
    private final List<float[]> pending = new ArrayList<>();
    private final List<Replica> replicas = new ArrayList<>();
    private final List<ActionsStep> actionSteps = new ArrayList<>();
    private final List<DynamicsStep> dynamicsSteps = new ArrayList<>();
    private boolean quantised;
    /** Progress of the stage; 0 if the codes were taken. */
    private float quantisedAt;

    private boolean onlyLook;

    /** @param tokenizer its codebook is used as it is; it stays the caller's to close */
    WorldStage(
            TrainConfig config,
            Device device,
            ClipSource clips,
            TokenStore tokens,
            HeldOutClips heldOut,
            HeldOutTokens heldOutTokens,
            Workers workers,
            FrozenTokenizer tokenizer) {
        this.config = config;
        this.actions = config.actionsConfig();
        this.dynamics = config.dynamicsConfig();
        this.clips = clips;
        this.tokens = tokens;
        this.heldOut = heldOut;
        this.heldOutTokens = heldOutTokens;
        this.workers = workers;
        this.tokenizer = tokenizer;
        this.parameters = ParameterBuffer.discover(device, config.run().seed(), ops -> {
            ActionsStep.discover(actions, ops);
            DynamicsStep.discover(dynamics, ops);
        });
        useCodesOfTokenizer();
        this.codebook = new EmaCodebook(actions.actions(), actions.codeWidth(), CODEBOOK_DECAY, DEAD_SHARE);
        this.recent = new RecentLatents(RECENT, actions.codeWidth());
        for (int worker = 0; worker < workers.count(); worker++) {
            Replica replica = new Replica(parameters);
            replicas.add(replica);
            actionSteps.add(new ActionsStep(actions, replica));
            dynamicsSteps.add(new DynamicsStep(dynamics, replica));
        }
    }

    private void useCodesOfTokenizer() {
        long[] shape = {dynamics.vocabulary(), dynamics.codeWidth()};
        parameters.set(VideoTokenizer.CODEBOOK, shape, tokenizer.codes());
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Schedule schedule() {
        return config.training().dynamics();
    }

    @Override
    public ParameterBuffer parameters() {
        return parameters;
    }

    @Override
    public List<Replica> replicas() {
        return replicas;
    }

    /** Frozen latent actions and the dynamics after them are trained one after the other: each to the end of a fall of its own. */
    @Override
    public double rateFactor(long step, double progress) {
        if (!config.training().actions().frozen()) {
            return schedule().rateFactor(step, progress);
        }
        double first = config.training().actions().warmup();
        if (quantised) {
            return schedule().rateFactor(step, (progress - quantisedAt) / (1 - quantisedAt));
        }
        return schedule().rateFactor(step, first > 0 ? progress / first : progress);
    }

    /**
     * @param action empty where the latent action model is frozen
     * @param codes of the transitions
     * @param dynamics empty until there are codes
     */
    private record Part(Optional<ActionsStep.Result> action, long[] codes, Optional<DynamicsStep.Result> dynamics) {}

    @Override
    public Map<String, Double> step(long step, double progress) {
        ClipSource.Batch batch = clips.batch(step);
        if (!quantised && progress >= config.training().actions().warmup() && recent.count() >= actions.actions()) {
            quantise(step);
            quantisedAt = (float) progress;
        }
        boolean play = quantised;
        ActionsStep.Settings settings = actionSettings();
        List<List<Part>> parts = workers.all(worker -> () -> {
            List<Part> own = new ArrayList<>();
            for (int micro = 0; micro < schedule().accumulate(); micro++) {
                int slot = worker * schedule().accumulate() + micro;
                own.add(part(worker, slot, step, batch, play, settings));
            }
            return own;
        });
        return collect(parts.stream().flatMap(List::stream).toList());
    }

    private Part part(
            int worker, int slot, long number, ClipSource.Batch batch, boolean play, ActionsStep.Settings settings) {
        int count = schedule().clips();
        int frames = schedule().frames();
        int first = slot * count;
        SplittableRandom dice = dice(number * 1024 + slot);
        byte[] rgb = batch.rgb(first, count);
        ActionsStep.Bottleneck bottleneck = play ? ActionsStep.Bottleneck.CODES : ActionsStep.Bottleneck.NOISE;
        ActionsStep step = actionSteps.get(worker);
        Optional<ActionsStep.Result> action =
                play && config.training().actions().frozen()
                        ? Optional.empty()
                        : Optional.of(
                                onlyLook
                                        ? step.trainLook(rgb, count, frames, dice)
                                        : step.train(rgb, count, frames, bottleneck, settings, dice));
        long[] codes = action.isPresent() ? action.get().codes() : step.codes(rgb, count, frames);
        if (!play) {
            return new Part(action, codes, Optional.empty());
        }
        long[] ids = tokens.clips(batch, first, count, frames);
        DynamicsStep.Settings noise = new DynamicsStep.Settings(
                config.dynamics().corruption(),
                config.dynamics().actionDropout(),
                config.dynamics().actionNoise(),
                config.dynamics().ownContext(),
                config.dynamics().ownRounds());
        return new Part(
                action, codes, Optional.of(dynamicsSteps.get(worker).train(ids, codes, count, frames, noise, dice)));
    }

    private Map<String, Double> collect(List<Part> parts) {
        Mean loss = new Mean();
        Mean share = new Mean();
        Mean look = new Mean();
        Mean crossEntropy = new Mean();
        Mean accuracy = new Mean();
        double[] used = new double[actions.actions()];
        for (Part part : parts) {
            double total = 0;
            if (part.action().isPresent()) {
                ActionsStep.Result result = part.action().get();
                total += result.loss();
                result.errorShare().ifPresent(share::add);
                result.lookError().ifPresent(look::add);
                remember(result);
            }
            if (part.dynamics().isPresent()) {
                DynamicsStep.Result result = part.dynamics().get();
                total += result.loss();
                crossEntropy.add(result.loss());
                accuracy.add(result.accuracy());
            }
            loss.add(total);
            for (long code : part.codes()) {
                used[(int) code]++;
            }
        }
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("loss", loss.value());
        if (share.known()) {
            values.put("action_error_share", share.value());
        }
        if (look.known()) {
            values.put("look_error", look.value());
        }
        if (quantised) {
            values.put("cross_entropy", crossEntropy.value());
            values.put("accuracy", accuracy.value());
            values.put("action_perplexity", WorldMeasure.perplexity(used));
        }
        return values;
    }

    private void remember(ActionsStep.Result result) {
        if (quantised) {
            codebook.assign(result.codes(), result.keyed());
        } else {
            pending.add(result.keyed());
        }
    }

    private void quantise(long step) {
        float[] centres = Vectors.kMeans(
                recent.rows(), actions.codeWidth(), actions.actions(), K_MEANS_ITERATIONS, K_MEANS_STARTS, dice(step));
        codebook.start(centres, START_WEIGHT);
        quantised = true;
        publish();
    }

    private ActionsStep.Settings actionSettings() {
        TrainConfig.LatentActions settings = config.training().actions();
        return new ActionsStep.Settings(
                settings.noise(), settings.commitment(), settings.changeNormalised() ? CHANGE_FLOOR : 0);
    }

    @Override
    public void applied(long step) {
        pending.forEach(recent::add);
        pending.clear();
        if (quantised && !config.training().actions().frozen()) {
            codebook.update(dice(step * 1024 + 1023));
            publish();
        }
    }

    @Override
    public void dropped() {
        codebook.dropBatch();
        pending.clear();
    }

    @Override
    public Map<String, Double> evaluate() {
        if (!quantised) {
            return Map.of("score", Double.NEGATIVE_INFINITY);
        }
        return new WorldMeasure(schedule(), actions.actions(), workers)
                .measure(heldOut, heldOutTokens, actionSteps, dynamicsSteps);
    }

    /** A held-out clip as it is, then one row for each action: two true frames, and the action held from there on. */
    @Override
    public List<List<Picture>> samples() {
        int frames = schedule().frames();
        HeldOutClips one = new HeldOutClips(heldOut.store(), heldOut.episodes(), 1);
        List<byte[]> clips = one.groups(1, frames);
        if (!quantised || clips.isEmpty()) {
            return List.of();
        }
        byte[] rgb = clips.getFirst();
        long first = one.firstFrames(1, frames).getFirst()[0];
        long[] prompt = heldOutTokens.tokens().clip(first, SAMPLE_PROMPT);
        long inferred = actionSteps.getFirst().codes(rgb, 1, frames)[0];
        List<List<Picture>> rows = new ArrayList<>();
        rows.add(Samples.pictures(rgb, 0, frames, actions.width(), actions.height()));
        for (int action = 0; action < actions.actions(); action++) {
            long[] held = new long[SAMPLE_PROMPT - 1 + SAMPLE_AHEAD];
            Arrays.fill(held, action);
            held[0] = inferred;
            long[] dreamt =
                    dynamicsSteps.getFirst().dream(prompt, held, config.world().sampling(), dice(action));
            int length = SAMPLE_PROMPT + SAMPLE_AHEAD;
            rows.add(Samples.pictures(tokenizer.paint(dreamt, length), 0, length, actions.width(), actions.height()));
        }
        return rows;
    }

    @Override
    public Map<String, TensorData> memory() {
        Map<String, TensorData> memory = new LinkedHashMap<>();
        memory.put("codebook.sums", TensorData.ofFloats(codebook.sums(), actions.actions(), actions.codeWidth()));
        memory.put("codebook.counts", TensorData.ofFloats(codebook.counts(), actions.actions()));
        memory.put("actions.recent", TensorData.ofFloats(recent.rows(), recent.count(), actions.codeWidth()));
        memory.put(QUANTISED, TensorData.ofLongs(new long[] {quantised ? 1 : 0}, 1));
        memory.put(QUANTISED_AT, TensorData.ofFloats(new float[] {quantisedAt}, 1));
        memory.put(ONLY_LOOK, TensorData.ofLongs(new long[] {onlyLook ? 1 : 0}, 1));
        return memory;
    }

    @Override
    public void restoreMemory(Map<String, TensorData> memory) {
        useCodesOfTokenizer();
        codebook.restore(
                Checkpoints.require(memory, "codebook.sums").floats(),
                Checkpoints.require(memory, "codebook.counts").floats(),
                parameters.get(LatentActionModel.CODEBOOK));
        recent.restore(Checkpoints.require(memory, "actions.recent").floats());
        quantised = Checkpoints.require(memory, QUANTISED).longs()[0] == 1;
        // runs of before have no such numbers
        quantisedAt = memory.containsKey(QUANTISED_AT)
                ? Checkpoints.require(memory, QUANTISED_AT).floats()[0]
                : 0;
        onlyLook = memory.containsKey(ONLY_LOOK)
                && Checkpoints.require(memory, ONLY_LOOK).longs()[0] == 1;
    }

    /** Action codes that were trained before need no warm-up, and frozen latents no more training. */
    @Override
    public void taken(Set<String> names) {
        onlyLook = actions.look() > 0
                && config.training().actions().frozen()
                && parameters.names().stream()
                        .filter(name -> name.startsWith("actions.encoder.") || name.startsWith("actions.decoder."))
                        .allMatch(names::contains);
        if (names.contains(LatentActionModel.CODEBOOK)) {
            long transitions =
                    schedule().clipsPerStep(workers.count()) * (schedule().frames() - 1);
            codebook.startTrained(parameters.get(LatentActionModel.CODEBOOK), transitions);
            quantised = true;
        }
    }

    /** Whether the latent actions of a checkpoint have their codes. */
    static boolean hasCodes(Checkpoint checkpoint) {
        return Checkpoints.requireMemory(checkpoint, QUANTISED).longs()[0] == 1;
    }

    private void publish() {
        long[] shape = {actions.actions(), actions.codeWidth()};
        parameters.set(LatentActionModel.CODEBOOK, shape, codebook.codes());
    }

    private SplittableRandom dice(long step) {
        return Dice.of(config.run().seed(), NAME, step);
    }

    @Override
    public void close() {
        replicas.forEach(Replica::close);
        parameters.close();
    }
}
