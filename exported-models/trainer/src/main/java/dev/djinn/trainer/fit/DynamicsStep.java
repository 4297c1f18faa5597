package dev.djinn.trainer.fit;

import dev.djinn.runtime.onnx.Sampling;
import dev.djinn.trainer.nn.Dynamics;
import dev.djinn.trainer.nn.Extent;
import dev.djinn.trainer.nn.TwoStreamTime;
import dev.djinn.trainer.torch.Autocast;
import dev.djinn.trainer.torch.Replica;
import dev.djinn.trainer.torch.Torch;
import dev.djinn.trainer.torch.TorchOps;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * One worker's part of a step of the dynamics: masked tokens are predicted with cross-entropy (section 2.1), in the two
 * streams of {@link TwoStreamTime}.
 *
 * <p>Differs: the mask rate U(0.5, 1) is drawn for each frame; some clean tokens are replaced at random (against drift,
 * as 1X does) or by the network's own guesses (as scheduled sampling does, Bengio et al. 2015), and so are some actions,
 * by "none" (which allows guidance at play time) or by {@link StuckKeys}.
 */
final class DynamicsStep {
    /**
     * @param corruption largest share of clean tokens replaced; drawn uniformly from 0 for each clip
     * @param actionDropout share of actions replaced by "none"
     * @param actionNoise share of the others replaced by random codes that are held ({@link StuckKeys})
     * @param ownContext share of the batches whose clean frames are partly replaced by the network's own guesses
     * @param ownRounds how often at most: each round but the first guesses from the guesses of the one before
     */
    record Settings(double corruption, double actionDropout, double actionNoise, double ownContext, int ownRounds) {}

    record Result(double loss, double accuracy) {}

    /**
     * Teacher-forced prediction of frames 1.. with everything masked.
     *
     * @param tokens number of tokens predicted
     * @param loss mean cross-entropy
     * @param right tokens predicted right
     * @param copied tokens equal to the frame before
     * @param changed tokens that differ from the frame before
     * @param changedRight of those, predicted right
     */
    record Measure(long tokens, double loss, long right, long copied, long changed, long changedRight) {}

    /** That of most worlds at play time. */
    private static final double GUESS_TEMPERATURE = 0.7;

    private final Dynamics.Config config;
    private final TorchOps ops;
    private final Dynamics<Tensor> dynamics;

    DynamicsStep(Dynamics.Config config, Replica replica) {
        this.config = config;
        this.ops = new TorchOps(replica.device(), replica);
        this.dynamics = new Dynamics<>(config, ops);
    }

    /** The forward pass that names every tensor of the network. */
    static void discover(Dynamics.Config config, TorchOps ops) {
        Dynamics<Tensor> dynamics = new Dynamics<>(config, ops);
        Tensor tokens = torch.zeros(2, 1, config.tokens()).to(ops.device(), torch.ScalarType.Long);
        Tensor actions = torch.zeros(2).to(ops.device(), torch.ScalarType.Long);
        TwoStreamTime<Tensor> time = new TwoStreamTime<>(config.heads(), 1, config.places());
        Tensor rows = dynamics.body(dynamics.embed(tokens, tokens), actions, new Extent(2, 1), time);
        dynamics.logits(rows, tokens.view(-1));
    }

    /**
     * Forward and backward; gradients are added to the replica's.
     *
     * @param tokens [B, T, S]
     * @param codes [B, T-1], the action between a frame and the next
     */
    Result train(long[] tokens, long[] codes, int clips, int frames, Settings settings, RandomGenerator random) {
        int stream = clips * frames * config.tokens();
        long[] input = Arrays.copyOf(tokens, 2 * stream);
        corrupt(input, clips, stream / clips, settings.corruption(), random);
        long[] actions = actions(disturbed(codes, clips, settings, random), clips, frames);
        if (random.nextDouble() < settings.ownContext()) {
            int rounds = 1 + random.nextInt(settings.ownRounds());
            for (int round = 0; round < rounds; round++) {
                guess(tokens, input, actions, clips, frames, random);
            }
        }
        long[] positions = mask(tokens, input, clips, frames, random);
        long[] targets = at(positions, stream, tokens);
        long[] before = before(input, clips, frames);
        try (PointerScope scope = new PointerScope()) {
            Tensor logits;
            try (Autocast bfloat16 = Autocast.on(ops.device())) {
                logits = logits(input, before, actions, positions, clips, frames);
            }
            Tensor target = Torch.longs(ops.device(), targets, targets.length);
            Tensor loss = torch.cross_entropy(logits, target);
            loss.backward();
            double accuracy = Torch.argmax(logits.detach(), 1)
                    .eq(target)
                    .to(torch.ScalarType.Float)
                    .mean()
                    .item_double();
            return new Result(loss.item_double(), accuracy);
        }
    }

    /**
     * Of some rows of the masked stream. All are computed, for a product of a new size in bfloat16 is compiled anew and kept.
     */
    private Tensor logits(long[] input, long[] before, long[] actions, long[] positions, int clips, int frames) {
        int stream = input.length / 2;
        int placesInStream = stream / config.groups();
        Tensor rows = body(input, before, actions, clips, frames).narrow(0, placesInStream, placesInStream);
        Tensor logits = dynamics.logits(rows, Torch.longs(ops.device(), before, stream));
        long[] inStream =
                Arrays.stream(positions).map(position -> position - stream).toArray();
        return logits.index_select(0, Torch.longs(ops.device(), inStream, inStream.length));
    }

    /** Held-out measures without gradients; shapes as in {@link #train}. */
    Measure measure(long[] tokens, long[] codes, int clips, int frames) {
        int stream = clips * frames * config.tokens();
        long[] input = Arrays.copyOf(tokens, 2 * stream);
        Arrays.fill(input, stream, 2 * stream, config.vocabulary());
        try (PointerScope scope = new PointerScope();
                NoGradGuard noGrad = new NoGradGuard()) {
            long[] before = before(input, clips, frames);
            Tensor rows = body(input, before, actions(codes, clips, frames), clips, frames);
            int placesInStream = stream / config.groups();
            Tensor masked = rows.narrow(0, placesInStream, placesInStream);
            Tensor logits = dynamics.logits(masked, Torch.longs(ops.device(), before, stream));
            long[] predicted = Torch.toLongs(Torch.argmax(logits, 1));
            long[] targets = targetsFromSecondFrame(tokens, clips, frames);
            double loss = torch.cross_entropy(logits, Torch.longs(ops.device(), targets, targets.length))
                    .item_double();
            return count(tokens, predicted, clips, frames, loss);
        }
    }

    /**
     * Plays on from a prompt as MaskGIT does (section 2.1): by the cosine schedule.
     *
     * @param prompt tokens [P, S]
     * @param actions [P - 1 + F]: number i leads from frame i to frame i + 1
     * @return tokens [P + F, S], the prompt's first
     */
    long[] dream(long[] prompt, long[] actions, Sampling sampling, RandomGenerator random) {
        int n = config.tokens();
        int frames = actions.length + 1;
        long[] all = Arrays.copyOf(prompt, frames * n);
        for (int frame = prompt.length / n; frame < frames; frame++) {
            int first = Math.max(0, frame + 1 - config.window());
            long[] seen = Arrays.copyOfRange(all, first * n, (frame + 1) * n);
            long[] led = Arrays.copyOfRange(actions, first, frame);
            System.arraycopy(next(seen, led, sampling, random), 0, all, frame * n, n);
        }
        return all;
    }

    /** The last frame of {@code seen} [T, N], of which what it holds is not looked at. */
    private long[] next(long[] seen, long[] led, Sampling sampling, RandomGenerator random) {
        int n = config.tokens();
        long[] current = new long[n];
        Arrays.fill(current, config.vocabulary());
        for (int round = 0; round < sampling.steps(); round++) {
            float[] logits = guided(seen, current, led, sampling.guidance());
            int masked = (int) Math.floor(n * Math.cos(Math.PI / 2 * (round + 1) / sampling.steps()) + 1e-3);
            TokenDraws.fill(
                    current,
                    logits,
                    config.vocabulary(),
                    masked,
                    sampling.temperature(),
                    sampling.randomOrder(),
                    random);
        }
        return current;
    }

    /** As {@link Sampling#guidance} says: the logits, or those without the last action and on through these. */
    private float[] guided(long[] seen, long[] current, long[] led, float guidance) {
        float[] with = lastLogits(seen, current, led);
        if (guidance == 1) {
            return with;
        }
        long[] notLed = led.clone();
        notLed[led.length - 1] = config.actions();
        float[] without = lastLogits(seen, current, notLed);
        for (int i = 0; i < with.length; i++) {
            with[i] = without[i] + guidance * (with[i] - without[i]);
        }
        return with;
    }

    private float[] lastLogits(long[] seen, long[] current, long[] led) {
        int n = config.tokens();
        int frames = seen.length / n;
        long[] input = Arrays.copyOf(seen, 2 * seen.length);
        Arrays.fill(input, seen.length, 2 * seen.length, config.vocabulary());
        System.arraycopy(current, 0, input, 2 * seen.length - n, n);
        try (PointerScope scope = new PointerScope();
                NoGradGuard noGrad = new NoGradGuard()) {
            long[] before = before(input, 1, frames);
            long[] copied = Arrays.copyOfRange(before, before.length - n, before.length);
            Tensor rows = body(input, before, actions(led, 1, frames), 1, frames);
            Tensor last = rows.narrow(0, 2L * frames * config.places() - config.places(), config.places());
            return Torch.toFloats(dynamics.logits(last, Torch.longs(ops.device(), copied, n)));
        }
    }

    /** What stands at rows of the masked stream in an array of one stream. */
    private static long[] at(long[] positions, int stream, long[] values) {
        return Arrays.stream(positions)
                .map(position -> values[Math.toIntExact(position - stream)])
                .toArray();
    }

    /** The clean tokens of the frame before [B, T, S], "masked" before a clip's first frame. */
    private long[] before(long[] input, int clips, int frames) {
        int perFrame = config.tokens();
        long[] before = new long[clips * frames * perFrame];
        for (int i = 0; i < before.length; i++) {
            before[i] = i / perFrame % frames == 0 ? config.vocabulary() : input[i - perFrame];
        }
        return before;
    }

    private Tensor body(long[] input, long[] before, long[] actions, int clips, int frames) {
        Tensor ids = Torch.longs(ops.device(), input, 2L * clips, frames, config.tokens());
        Tensor idsBefore = Torch.longs(ops.device(), before, before.length).repeat(2);
        TwoStreamTime<Tensor> time = new TwoStreamTime<>(config.heads(), frames, (long) clips * config.places());
        Tensor acts = Torch.longs(ops.device(), actions, actions.length);
        return dynamics.body(dynamics.embed(ids, idsBefore), acts, new Extent(2L * clips, frames), time);
    }

    /**
     * Replaces whole frames of the clean stream by what the network would have drawn there: masked tokens are filled in
     * one go, the others keep their tokens, as in the middle of a play. How many frames, is drawn for each clip.
     */
    private void guess(long[] tokens, long[] input, long[] actions, int clips, int frames, RandomGenerator random) {
        int stream = clips * frames * config.tokens();
        long[] positions = mask(tokens, input, clips, frames, random);
        long[] drawn = draw(input, actions, positions, clips, frames, random);
        boolean[] replaced = new boolean[clips * frames];
        for (int clip = 0; clip < clips; clip++) {
            double share = random.nextDouble();
            for (int frame = 0; frame < frames; frame++) {
                replaced[clip * frames + frame] = random.nextDouble() < share;
            }
        }
        for (int i = 0; i < positions.length; i++) {
            int position = Math.toIntExact(positions[i] - stream);
            if (replaced[position / config.tokens()]) {
                input[position] = drawn[i];
            }
        }
    }

    /** A token for each of the positions, drawn from the network's probabilities. */
    private long[] draw(long[] input, long[] actions, long[] positions, int clips, int frames, RandomGenerator random) {
        float[] uniforms = new float[positions.length];
        for (int i = 0; i < uniforms.length; i++) {
            uniforms[i] = random.nextFloat();
        }
        try (PointerScope scope = new PointerScope();
                NoGradGuard noGrad = new NoGradGuard();
                Autocast bfloat16 = Autocast.on(ops.device())) {
            Tensor logits = logits(input, before(input, clips, frames), actions, positions, clips, frames);
            Tensor below = logits.div(Torch.scalar(GUESS_TEMPERATURE))
                    .softmax(1)
                    .cumsum(1)
                    .lt(Torch.floats(ops.device(), uniforms, positions.length, 1));
            long[] drawn = Torch.toLongs(below.sum(1));
            for (int i = 0; i < drawn.length; i++) {
                drawn[i] = Math.min(drawn[i], config.vocabulary() - 1L);
            }
            return drawn;
        }
    }

    private void corrupt(long[] input, int clips, int perClip, double largest, RandomGenerator random) {
        for (int clip = 0; clip < clips; clip++) {
            double share = random.nextDouble() * largest;
            for (int i = clip * perClip; i < (clip + 1) * perClip; i++) {
                if (random.nextDouble() < share) {
                    input[i] = random.nextInt(config.vocabulary());
                }
            }
        }
    }

    /** Fills the masked stream and returns the rows that are supervised: masked, and not in a clip's first frame. */
    private long[] mask(long[] tokens, long[] input, int clips, int frames, RandomGenerator random) {
        int stream = clips * frames * config.tokens();
        long[] positions = new long[stream];
        int count = 0;
        for (int frame = 0; frame < clips * frames; frame++) {
            double rate = 0.5 + 0.5 * random.nextDouble();
            for (int i = 0; i < config.tokens(); i++) {
                int position = frame * config.tokens() + i;
                boolean masked = random.nextDouble() < rate;
                input[stream + position] = masked ? config.vocabulary() : tokens[position];
                if (masked && frame % frames != 0) {
                    positions[count++] = (long) stream + position;
                }
            }
        }
        return Arrays.copyOf(positions, count);
    }

    private long[] disturbed(long[] codes, int clips, Settings settings, RandomGenerator random) {
        long[] disturbed = StuckKeys.among(codes, clips, config.actions(), settings.actionNoise(), random);
        for (int i = 0; i < disturbed.length; i++) {
            if (random.nextDouble() < settings.actionDropout()) {
                disturbed[i] = config.actions();
            }
        }
        return disturbed;
    }

    /** The action that led to each frame of both streams [2B * T]; "none" for a clip's first frame. */
    private long[] actions(long[] codes, int clips, int frames) {
        long[] actions = new long[2 * clips * frames];
        for (int clip = 0; clip < clips; clip++) {
            for (int t = 0; t < frames; t++) {
                long action = t == 0 ? config.actions() : codes[clip * (frames - 1) + t - 1];
                actions[clip * frames + t] = action;
                actions[(clips + clip) * frames + t] = action;
            }
        }
        return actions;
    }

    private long[] targetsFromSecondFrame(long[] tokens, int clips, int frames) {
        long[] targets = tokens.clone();
        for (int clip = 0; clip < clips; clip++) {
            int first = clip * frames * config.tokens();
            Arrays.fill(targets, first, first + config.tokens(), -100);
        }
        return targets;
    }

    private Measure count(long[] tokens, long[] predicted, int clips, int frames, double loss) {
        long total = 0;
        long right = 0;
        long copied = 0;
        long changedRight = 0;
        int n = config.tokens();
        for (int i = 0; i < clips * frames * n; i++) {
            if (i / n % frames == 0) {
                continue;
            }
            total++;
            boolean hit = predicted[i] == tokens[i];
            boolean same = tokens[i] == tokens[i - n];
            right += hit ? 1 : 0;
            copied += same ? 1 : 0;
            changedRight += hit && !same ? 1 : 0;
        }
        return new Measure(total, loss, right, copied, total - copied, changedRight);
    }
}
