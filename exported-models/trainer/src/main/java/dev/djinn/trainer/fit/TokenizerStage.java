package dev.djinn.trainer.fit;

import dev.djinn.runtime.image.Picture;
import dev.djinn.trainer.config.Schedule;
import dev.djinn.trainer.config.TrainConfig;
import dev.djinn.trainer.nn.VideoTokenizer;
import dev.djinn.trainer.run.Checkpoint;
import dev.djinn.trainer.run.TensorData;
import dev.djinn.trainer.torch.ParameterBuffer;
import dev.djinn.trainer.torch.Replica;
import dev.djinn.trainer.torch.Workers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.bytedeco.pytorch.Device;

/** Stage 1: the video tokenizer. */
final class TokenizerStage implements Stage {
    static final String NAME = "tokenizer";

    private static final double CODEBOOK_DECAY = 0.97;
    private static final double DEAD_SHARE = 0.05;
    private static final String CODE_PERPLEXITY = "code_perplexity";
    private static final int SAMPLES = 4;

    private final TrainConfig config;
    private final VideoTokenizer.Config network;
    private final ClipSource clips;
    private final HeldOutClips heldOut;
    private final Workers workers;
    private final ParameterBuffer parameters;
    private final EmaCodebook codebook;
    private final List<Replica> replicas = new ArrayList<>();
    private final List<TokenizerStep> steps = new ArrayList<>();
    private boolean started;
    private double codePerplexity = Double.POSITIVE_INFINITY;

    TokenizerStage(TrainConfig config, Device device, ClipSource clips, HeldOutClips heldOut, Workers workers) {
        this.config = config;
        this.network = config.tokenizerConfig();
        this.clips = clips;
        this.heldOut = heldOut;
        this.workers = workers;
        this.parameters =
                ParameterBuffer.discover(device, config.run().seed(), ops -> TokenizerStep.discover(network, ops));
        this.codebook = new EmaCodebook(network.vocabulary(), network.codeWidth(), CODEBOOK_DECAY, DEAD_SHARE);
        for (int worker = 0; worker < workers.count(); worker++) {
            Replica replica = new Replica(parameters);
            replicas.add(replica);
            steps.add(new TokenizerStep(network, replica));
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Schedule schedule() {
        return config.training().tokenizer();
    }

    @Override
    public ParameterBuffer parameters() {
        return parameters;
    }

    @Override
    public List<Replica> replicas() {
        return replicas;
    }

    @Override
    public Map<String, Double> step(long step, double progress) {
        ClipSource.Batch batch = clips.batch(step);
        int clipsEach = schedule().clips();
        int frames = schedule().frames();
        if (!started) {
            codebook.startAtRandom(steps.getFirst().latents(batch.rgb(0, clipsEach), clipsEach, frames), dice(step));
            publish();
            started = true;
        }
        List<List<TokenizerStep.Result>> results = workers.all(worker -> () -> {
            List<TokenizerStep.Result> own = new ArrayList<>();
            for (int micro = 0; micro < schedule().accumulate(); micro++) {
                int first = (worker * schedule().accumulate() + micro) * clipsEach;
                byte[] rgb = batch.rgb(first, clipsEach);
                TokenizerStep part = steps.get(worker);
                own.add(frozen() ? part.runDecoder(rgb, clipsEach, frames) : part.run(rgb, clipsEach, frames));
            }
            return own;
        });
        Mean loss = new Mean();
        Mean error = new Mean();
        double[] used = new double[network.vocabulary()];
        for (TokenizerStep.Result result :
                results.stream().flatMap(List::stream).toList()) {
            loss.add(result.loss());
            error.add(result.squaredError());
            if (!frozen()) {
                codebook.assign(result.codes(), result.latents());
            }
            for (long code : result.codes()) {
                used[(int) code]++;
            }
        }
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("loss", loss.value());
        values.put("psnr", psnr(error.value()));
        codePerplexity = WorldMeasure.perplexity(used);
        values.put(CODE_PERPLEXITY, codePerplexity);
        return values;
    }

    @Override
    public void applied(long step) {
        if (!frozen()) {
            codebook.update(dice(step));
            publish();
        }
    }

    private boolean frozen() {
        return config.training().tokens().frozen();
    }

    @Override
    public void dropped() {
        codebook.dropBatch();
    }

    @Override
    public Map<String, Double> evaluate() {
        List<byte[]> groups = heldOut.groups(schedule().clips(), schedule().frames());
        Mean perFrame = new Mean();
        Mean squares = new Mean();
        List<List<float[]>> errors = workers.all(worker -> () -> {
            List<float[]> own = new ArrayList<>();
            for (int i = worker; i < groups.size(); i += workers.count()) {
                own.add(steps.get(worker)
                        .errors(groups.get(i), schedule().clips(), schedule().frames()));
            }
            return own;
        });
        for (float[] frames : errors.stream().flatMap(List::stream).toList()) {
            for (float error : frames) {
                squares.add(error);
                perFrame.add(Math.min(50, psnr(error)));
            }
        }
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("score", perFrame.value());
        values.put("heldout_psnr", perFrame.value());
        values.put("heldout_mse_psnr", psnr(squares.value()));
        if (Double.isFinite(codePerplexity)) {
            values.put(CODE_PERPLEXITY, codePerplexity);
        }
        return values;
    }

    /** Held-out clips, each in two rows: as it is, and as its tokens give it back. */
    @Override
    public List<List<Picture>> samples() {
        int frames = schedule().frames();
        List<byte[]> groups = new HeldOutClips(heldOut.store(), heldOut.episodes(), SAMPLES).groups(1, frames);
        List<List<Picture>> rows = new ArrayList<>();
        for (byte[] clip : groups) {
            byte[] back = steps.getFirst().reconstruct(clip, 1, frames);
            rows.add(Samples.pictures(clip, 0, frames, network.width(), network.height()));
            rows.add(Samples.pictures(back, 0, frames, network.width(), network.height()));
        }
        return rows;
    }

    @Override
    public Map<String, TensorData> memory() {
        Map<String, TensorData> memory = new LinkedHashMap<>();
        memory.put("codebook.sums", TensorData.ofFloats(codebook.sums(), network.vocabulary(), network.codeWidth()));
        memory.put("codebook.counts", TensorData.ofFloats(codebook.counts(), network.vocabulary()));
        return memory;
    }

    @Override
    public void restoreMemory(Map<String, TensorData> memory) {
        codebook.restore(
                Checkpoints.require(memory, "codebook.sums").floats(),
                Checkpoints.require(memory, "codebook.counts").floats(),
                parameters.get(VideoTokenizer.CODEBOOK));
        started = codebook.used();
    }

    @Override
    public void taken(Set<String> names) {
        if (names.contains(VideoTokenizer.CODEBOOK)) {
            long frames = schedule().clipsPerStep(workers.count()) * schedule().frames();
            codebook.startTrained(parameters.get(VideoTokenizer.CODEBOOK), (double) frames * network.tokens());
            started = true;
        }
    }

    /** Whether the codes of a checkpoint have been started. */
    static boolean hasCodes(Checkpoint checkpoint) {
        for (float count :
                Checkpoints.requireMemory(checkpoint, "codebook.counts").floats()) {
            if (count > 0) {
                return true;
            }
        }
        return false;
    }

    private void publish() {
        long[] shape = {network.vocabulary(), network.codeWidth()};
        parameters.set(VideoTokenizer.CODEBOOK, shape, codebook.codes());
    }

    private SplittableRandom dice(long step) {
        return Dice.of(config.run().seed(), NAME, step);
    }

    static double psnr(double squaredError) {
        return -10 * Math.log10(Math.max(1e-10, squaredError));
    }

    @Override
    public void close() {
        replicas.forEach(Replica::close);
        parameters.close();
    }
}
