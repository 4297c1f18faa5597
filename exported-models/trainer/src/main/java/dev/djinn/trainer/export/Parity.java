package dev.djinn.trainer.export;

import dev.djinn.runtime.onnx.FrameNoise;
import dev.djinn.runtime.onnx.Sampling;
import dev.djinn.runtime.world.WorldFolder;
import dev.djinn.trainer.nn.Dynamics;
import dev.djinn.trainer.onnx.Precision;
import dev.djinn.trainer.onnx.WeightSource;
import dev.djinn.trainer.onnx.WorldConfig;
import dev.djinn.trainer.onnx.WorldGraphs;
import dev.djinn.trainer.torch.Threads;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.global.torch;

/**
 * Runs every graph of a world in ONNX Runtime and the same networks, with the weights as they are stored, in torch, and
 * reports how far apart they are.
 */
public final class Parity {
    /** Largest difference of logits and confidences, and of scores where a code was chosen. */
    public static final double LIMIT = 1e-4;

    /**
     * What to compare on.
     *
     * @param footage frames for the tokenizer and the latent action model, and where rollouts begin
     * @param rolloutFrames frames that are decoded greedily, and as many again that are sampled
     * @param steps MaskGIT steps of each
     * @param seed of actions and dice
     */
    public record Material(Footage footage, int rolloutFrames, int steps, long seed) {
        /** Enough to trust a world: 64 frames greedily and 64 sampled. */
        public static Material standard(WorldConfig config, long seed) {
            int frames = config.dynamics().window();
            int width = config.tokenizer().width();
            int height = config.tokenizer().height();
            return new Material(Footage.waves(frames, width, height, seed), 64, 4, seed);
        }
    }

    private static final float GUIDANCE = 2;
    private static final Device CPU = new Device("cpu");

    private final WorldFiles files;
    private final WorldConfig config;
    private final Material material;
    private final TorchWorld world;
    private final SplittableRandom random;
    private final List<Report.Row> rows = new ArrayList<>();

    private Parity(WorldFiles files, WorldConfig config, Material material, TorchWorld world) {
        this.files = files;
        this.config = config;
        this.material = material;
        this.world = world;
        this.random = new SplittableRandom(material.seed());
    }

    /**
     * Compares a world on disk with torch computing with the world's own weights.
     *
     * @throws dev.djinn.runtime.DjinnException VERIFICATION_FAILED when a graph does not even run, or is not from our
     *     exporter
     */
    public static Report check(WorldFiles files, Material material) {
        return check(files, files.config(), files.weights(), material);
    }

    /**
     * Compares graphs with torch.
     *
     * @param weights what the graphs should carry, rounded as they store it
     * @throws dev.djinn.runtime.DjinnException VERIFICATION_FAILED when a graph does not even run
     */
    public static Report check(WorldFiles files, WorldConfig config, WeightSource weights, Material material) {
        int threads = torch.get_num_threads();
        Threads.use(1);
        try (TorchWorld world = new TorchWorld(config, weights, CPU)) {
            Parity parity = new Parity(files, config, material, world);
            long[] tokens = parity.tokens();
            parity.pixels(tokens);
            parity.actions();
            parity.logits(tokens);
            try (Dreamer stateless = new Dreamer.Stateless(config, files)) {
                parity.rollouts(tokens, stateless);
            }
            if (files.cached()) {
                try (Dreamer cached = new Dreamer.Cached(config, files)) {
                    parity.rollouts(tokens, cached);
                }
            }
            if (files.hasHalf()) {
                parity.rows.addAll(HalfParity.rows(files, config, material, world, tokens));
            }
            return new Report(parity.rows);
        } finally {
            Threads.use(threads);
        }
    }

    private void row(String tensor, long compared, double difference, double limit, String what) {
        rows.add(new Report.Row(tensor, compared, difference, limit, what));
    }

    /** The footage's tokens [T, S]. */
    private long[] tokens() {
        Footage footage = material.footage();
        int frames = footage.frames();
        try (OrtGraph encoder = files.open(WorldFolder.ENCODER)) {
            long[] tokens = encoder.run(pictures(frames)).longs("tokens");
            float[] scores = world.codeScores(footage.rgb(frames), frames);
            row("encoder.tokens", tokens.length, Differences.shortOfBest(scores, tokens), LIMIT, "score of the code");
            return tokens;
        }
    }

    private void pixels(long[] tokens) {
        int frames = material.footage().frames();
        try (OrtGraph decoder = files.open(WorldFolder.DECODER)) {
            byte[] pixels = decoder.run(new OrtGraph.Inputs()
                            .longs("tokens", tokens, frames, config.dynamics().tokens()))
                    .bytes("pixels");
            row(
                    "decoder.pixels",
                    pixels.length,
                    Differences.levels(world.pixels(tokens, frames), pixels),
                    1,
                    "levels of 255");
        }
    }

    private void actions() {
        Footage footage = material.footage();
        double largest = 0;
        int compared = 0;
        try (OrtGraph lam = files.open(WorldFolder.LAM)) {
            for (int frames = 2; frames <= footage.frames(); frames++) {
                long[] codes = lam.run(pictures(frames)).longs("codes");
                float[] scores = world.actionScores(footage.rgb(frames), frames);
                largest = Math.max(largest, Differences.shortOfBest(scores, codes));
                compared += codes.length;
            }
        }
        row("lam.codes", compared, largest, LIMIT, "score of the code");
    }

    private OrtGraph.Inputs pictures(int frames) {
        Footage footage = material.footage();
        return new OrtGraph.Inputs()
                .bytes("frames", footage.bgra(frames), frames, footage.height(), footage.width(), 4);
    }

    /** One round against torch at play and against torch in training, for every length of history. */
    private void logits(long[] tokens) {
        Dynamics.Config dynamics = config.dynamics();
        int size = dynamics.tokens();
        int frames = Math.min(material.footage().frames(), dynamics.window());
        long[] clean = Arrays.copyOf(tokens, frames * size);
        long[] masked = clean.clone();
        Arrays.setAll(masked, i -> random.nextInt(4) == 0 ? masked[i] : dynamics.vocabulary());
        long[] actions = random.longs(frames, 0, dynamics.actions()).toArray();
        float[] training = world.trainingLogits(clean, masked, actions);
        double fromPlay = 0;
        double fromTraining = 0;
        WorldGraphs graphs = new WorldGraphs(config, files.weights(), Precision.FP32, material.steps());
        try (OrtGraph graph = new OrtGraph("logits", graphs.logits())) {
            for (int t = 1; t < frames; t++) {
                long[] past = Arrays.copyOf(clean, t * size);
                long[] led = Arrays.copyOf(actions, t);
                long[] current = Arrays.copyOfRange(masked, t * size, (t + 1) * size);
                float[] logits = graph.run(history(past, led).longs("current", current, size))
                        .floats("logits");
                int row = size * dynamics.vocabulary();
                try (TorchWorld.Past seen = world.past(past, led)) {
                    fromPlay = Math.max(fromPlay, Differences.largest(logits, seen.logits(current)));
                }
                float[] trained = Arrays.copyOfRange(training, t * row, (t + 1) * row);
                fromTraining = Math.max(fromTraining, Differences.largest(logits, trained));
            }
        }
        long compared = (frames - 1L) * size * dynamics.vocabulary();
        row("dynamics.logits, play", compared, fromPlay, LIMIT, "logits");
        row("dynamics.logits, training", compared, fromTraining, LIMIT, "logits");
    }

    private OrtGraph.Inputs history(long[] tokens, long[] actions) {
        return new OrtGraph.Inputs()
                .longs("tokens", tokens, actions.length, config.dynamics().tokens())
                .longs("actions", actions, actions.length);
    }

    private void rollouts(long[] tokens, Dreamer dreamer) {
        int frames = material.rolloutFrames();
        rollout(tokens, dreamer, "greedy", new Sampling(material.steps(), 0, false), frames);
        rollout(tokens, dreamer, "sampled", new Sampling(material.steps(), 1, false), frames);
        int few = Math.ceilDiv(frames, 4);
        rollout(tokens, dreamer, "random order", new Sampling(material.steps(), 1, true), few);
        rollout(tokens, dreamer, "guided", new Sampling(material.steps(), 1, true, GUIDANCE), few);
    }

    private void rollout(long[] tokens, Dreamer dreamer, String how, Sampling sampling, int frames) {
        Rollout rollout = new Rollout(config, world, dreamer, sampling);
        dreamer.forget();
        rollout.run(Arrays.copyOf(tokens, config.dynamics().tokens()), frames, random, material.seed());
        rows.addAll(rollout.rows(how, Rollout.Limits.SINGLE));
    }

    /** Dice as the runtime throws them: [steps, 2, S]. */
    static float[] dice(long seed, int frame, int steps, int tokens) {
        float[] dice = new float[steps * 2 * tokens];
        FrameNoise.of(seed, frame).fill(FloatBuffer.wrap(dice));
        return dice;
    }
}
