package dev.djinn.trainer.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.djinn.trainer.nn.CausalTime;
import dev.djinn.trainer.nn.Dynamics;
import dev.djinn.trainer.nn.Extent;
import dev.djinn.trainer.nn.LatentActionModel;
import dev.djinn.trainer.nn.TwoStreamTime;
import dev.djinn.trainer.nn.VideoTokenizer;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;

/** What the networks may know of time: never the future, and exactly the clean past in the two streams. */
class NetworksTest {
    private static final Device CPU = new Device("cpu");
    private static final int T = 6;
    private static final VideoTokenizer.Config TOKENIZER =
            new VideoTokenizer.Config(32, 16, 8, 1, 64, 2, 64, 2, 64, 8, 1, 3);
    private static final LatentActionModel.Config ACTIONS =
            new LatentActionModel.Config(32, 16, 8, 2, 64, 2, 2, 8, 8, 4, 1, 1, 0, 0);
    private static final Dynamics.Config DYNAMICS = new Dynamics.Config(8, 1, 64, 8, 128, 2, 8, 8);

    @Test
    void laterFramesNeverChangeEarlierTokens() {
        float[] frames = noise(1, T * 16 * 32 * 3);
        float[] changed = frames.clone();
        Arrays.fill(changed, 4 * 16 * 32 * 3, changed.length, 0.1f);
        Function<float[], float[]> latents = tokenizer(input -> {
            VideoTokenizer<Tensor> net = new VideoTokenizer<>(TOKENIZER, input.ops());
            return net.latents(input.floats(1, T, 16, 32, 3), new Extent(1, T), new CausalTime<>(1, T, 3));
        });
        int perFrame = 8 * 8;
        assertThat(head(latents.apply(changed), 4 * perFrame)).isEqualTo(head(latents.apply(frames), 4 * perFrame));
        assertThat(latents.apply(changed)).isNotEqualTo(latents.apply(frames));
    }

    @Test
    void tokensForgetFramesBeyondTheSpanOfAllLayers() {
        float[] frames = noise(1, T * 16 * 32 * 3);
        float[] changed = frames.clone();
        Arrays.fill(changed, 0, 16 * 32 * 3, 0.1f);
        Function<float[], float[]> latents = tokenizer(input -> {
            VideoTokenizer<Tensor> net = new VideoTokenizer<>(TOKENIZER, input.ops());
            return net.latents(input.floats(1, T, 16, 32, 3), new Extent(1, T), new CausalTime<>(1, T, 3));
        });
        int seen = 1 + 2 * (3 - 1);
        assertThat(tail(latents.apply(changed), (T - seen) * 64))
                .isEqualTo(tail(latents.apply(frames), (T - seen) * 64));
    }

    @Test
    void anEncoderThatAveragesGivesLargePicturesTheLatentsOfSmallOnes() {
        float[] small = noise(1, T * 16 * 32 * 3);
        float[] large = twice(small, 32);
        for (int i = 0; i < large.length; i++) {
            large[i] += i / 3 % 2 == 0 ? 0.125f : -0.125f;
        }
        VideoTokenizer.Config twice = new VideoTokenizer.Config(64, 32, 16, 2, 64, 2, 64, 2, 64, 8, 1, 3);
        float[] expected = latents(TOKENIZER, small);
        float[] actual = latents(twice, large);
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < actual.length; i++) {
            assertThat(actual[i]).isCloseTo(expected[i], within(1e-4f));
        }
    }

    @Test
    void severalLatentsOfAPlaceAreEachAsLongAsACode() {
        VideoTokenizer.Config several = new VideoTokenizer.Config(32, 16, 8, 1, 64, 2, 64, 2, 64, 8, 3, 3);
        float[] latents = latents(several, noise(1, T * 16 * 32 * 3));
        assertThat(latents).hasSize(T * 8 * 3 * 8);
        for (int row = 0; row < latents.length / 8; row++) {
            double squares = 0;
            for (int i = 0; i < 8; i++) {
                squares += latents[row * 8 + i] * latents[row * 8 + i];
            }
            assertThat(squares).isCloseTo(1, within(1e-4));
        }
    }

    @Test
    void codesOfKeysMeanTheSameInPicturesOfTwiceTheSize() {
        float[] small = noise(5, 3 * 64 * 64 * 3);
        float[] large = twice(small, 64);
        float[] expected = keyed(new LatentActionModel.Config(64, 64, 16, 4, 64, 1, 1, 8, 8, 4, 2, 3, 8, 0), small);
        float[] actual = keyed(new LatentActionModel.Config(128, 128, 32, 8, 64, 1, 1, 8, 8, 4, 2, 3, 8, 0), large);
        assertThat(actual).hasSize(2 * 8).containsExactly(expected, within(1e-4f));

        float[] behindCamera = keyed(new LatentActionModel.Config(64, 64, 16, 4, 64, 1, 1, 8, 8, 4, 2, 3, 0, 4), small);
        assertThat(keyed(new LatentActionModel.Config(128, 128, 32, 8, 64, 1, 1, 8, 8, 4, 2, 3, 0, 4), large))
                .containsExactly(behindCamera, within(1e-4f));
        assertThat(behindCamera).isNotEqualTo(expected);
    }

    /** Frames of a width, three channels, with every pixel doubled in both directions. */
    private static float[] twice(float[] small, int width) {
        float[] large = new float[4 * small.length];
        for (int i = 0; i < large.length; i++) {
            int x = i / 3 % (2 * width);
            int y = i / (3 * 2 * width);
            large[i] = small[(y / 2 * width + x / 2) * 3 + i % 3];
        }
        return large;
    }

    private static float[] keyed(LatentActionModel.Config config, float[] frames) {
        Function<Input, Tensor> forward = input -> {
            LatentActionModel<Tensor> net = new LatentActionModel<>(config, input.ops());
            Tensor x = input.floats(1, 3, config.height(), config.width(), 3);
            LatentActionModel.Transitions<Tensor> seen = net.transitions(x, new Extent(1, 3));
            Tensor latents = net.latents(seen, new CausalTime<>(1, 3, 4));
            net.changes(seen, latents.view(2, 8), new CausalTime<>(1, 2, 4));
            return net.keyed(x, latents, new Extent(1, 3));
        };
        return run(ops -> forward.apply(new Input(ops, frames)), forward).apply(frames);
    }

    private static float[] latents(VideoTokenizer.Config config, float[] frames) {
        Function<Input, Tensor> forward = input -> new VideoTokenizer<>(config, input.ops())
                .latents(
                        input.floats(1, T, config.height(), config.width(), 3),
                        new Extent(1, T),
                        new CausalTime<>(1, T, 3));
        return run(ops -> forward.apply(new Input(ops, frames)), forward).apply(frames);
    }

    @Test
    void anActionIsInferredFromTheTwoFramesAroundItAndThePast() {
        float[] frames = noise(2, T * 16 * 32 * 3);
        float[] changed = frames.clone();
        Arrays.fill(changed, 3 * 16 * 32 * 3, 4 * 16 * 32 * 3, 0.2f);
        Function<float[], float[]> latents = run(
                ops -> actionLatents(ops, new float[T * 16 * 32 * 3]),
                input -> actionLatents(input.ops(), input.values()));
        float[] before = latents.apply(frames);
        float[] after = latents.apply(changed);
        int e = ACTIONS.codeWidth();
        assertThat(head(after, 2 * e)).as("actions that end before frame 3").isEqualTo(head(before, 2 * e));
        assertThat(Arrays.copyOfRange(after, 2 * e, 3 * e))
                .as("the action that leads to frame 3")
                .isNotEqualTo(Arrays.copyOfRange(before, 2 * e, 3 * e));
    }

    private static Tensor actionLatents(TorchOps ops, float[] frames) {
        LatentActionModel<Tensor> net = new LatentActionModel<>(ACTIONS, ops);
        Tensor x = Torch.floats(CPU, frames, 1, T, 16, 32, 3);
        return net.latents(net.transitions(x, new Extent(1, T)), new CausalTime<>(1, T, 4));
    }

    @Test
    void aMaskedFrameSeesTheCleanPastAndNeitherItselfNorTheFuture() {
        long[] tokens = ids(3, T * 8, 64);
        float[] base = logits(tokens, new long[2 * T]);
        long[] future = tokens.clone();
        Arrays.fill(future, 3 * 8, T * 8, 5);
        float[] otherFuture = logits(future, new long[2 * T]);
        int perFrame = 8 * 64;
        assertThat(head(otherFuture, 4 * perFrame))
                .as("masked frames 0..3 know clean frames 0..2 only")
                .isEqualTo(head(base, 4 * perFrame));
        assertThat(otherFuture).isNotEqualTo(base);
    }

    @Test
    void theActionThatLedToAFrameChangesThatFrame() {
        long[] tokens = ids(3, T * 8, 64);
        long[] actions = new long[2 * T];
        float[] base = logits(tokens, actions);
        actions[T + 2] = 5;
        float[] other = logits(tokens, actions);
        int perFrame = 8 * 64;
        assertThat(head(other, 2 * perFrame)).isEqualTo(head(base, 2 * perFrame));
        assertThat(Arrays.copyOfRange(other, 2 * perFrame, 3 * perFrame))
                .isNotEqualTo(Arrays.copyOfRange(base, 2 * perFrame, 3 * perFrame));
    }

    @Test
    void eachTokenOfAPlaceBeginsAtItsOwnInTheFrameBefore() {
        Dynamics.Config several = new Dynamics.Config(24, 3, 64, 8, 128, 2, 8, 8);
        long[] before = ids(5, 24, 64);
        float[] logits = next(several, masked(24), before);
        for (int token = 0; token < 24; token++) {
            float[] row = Arrays.copyOfRange(logits, token * 64, (token + 1) * 64);
            int best = 0;
            for (int code = 1; code < 64; code++) {
                best = row[code] > row[best] ? code : best;
            }
            assertThat(best).as("token %d", token).isEqualTo((int) before[token]);
        }
    }

    @Test
    void tokensOfAPlaceLieBesideOneAnother() {
        Dynamics.Config several = new Dynamics.Config(24, 3, 64, 8, 128, 2, 8, 8);
        Function<Input, Tensor> embed = input -> {
            long[] tokens = new long[24];
            Arrays.setAll(tokens, i -> (long) input.values()[i]);
            Tensor ids = Torch.longs(CPU, tokens, 1, 1, 24);
            return new Dynamics<>(several, input.ops()).embed(ids, Torch.longs(CPU, masked(24), 24));
        };
        Function<float[], float[]> rows = run(ops -> embed.apply(new Input(ops, new float[24])), embed);
        float[] base = rows.apply(new float[24]);
        for (int token = 0; token < 24; token++) {
            float[] tokens = new float[24];
            tokens[token] = 7;
            float[] other = rows.apply(tokens);
            for (int place = 0; place < 8; place++) {
                boolean same =
                        Arrays.equals(other, place * 128, (place + 1) * 128, base, place * 128, (place + 1) * 128);
                assertThat(same).as("place %d, token %d", place, token).isEqualTo(place != token / 3);
            }
        }
    }

    @Test
    void tokensOfAPlaceAreScoredFromItsRow() {
        Dynamics.Config several = new Dynamics.Config(24, 3, 64, 8, 128, 2, 8, 8);
        Function<Input, Tensor> score = input ->
                new Dynamics<>(several, input.ops()).logits(input.floats(8, 128), Torch.longs(CPU, masked(24), 24));
        Function<float[], float[]> logits = run(
                ops -> {
                    new Dynamics<>(several, ops)
                            .embed(Torch.longs(CPU, masked(24), 1, 1, 24), Torch.longs(CPU, masked(24), 24));
                    return score.apply(new Input(ops, new float[8 * 128]));
                },
                score);
        float[] rows = noise(3, 8 * 128);
        float[] changed = rows.clone();
        System.arraycopy(noise(4, 128), 0, changed, 2 * 128, 128);
        float[] base = logits.apply(rows);
        float[] other = logits.apply(changed);
        for (int token = 0; token < 24; token++) {
            boolean same = Arrays.equals(other, token * 64, (token + 1) * 64, base, token * 64, (token + 1) * 64);
            assertThat(same).as("token %d", token).isEqualTo(token / 3 != 2);
        }
    }

    @Test
    void tokensOfAPlaceAreNotTakenForOneAnother() {
        Dynamics.Config several = new Dynamics.Config(24, 3, 64, 8, 128, 2, 8, 8);
        long[] current = masked(24);
        current[6] = 11;
        current[7] = 30;
        long[] swapped = masked(24);
        swapped[6] = 30;
        swapped[7] = 11;
        long[] before = ids(5, 24, 64);
        float[] one = next(several, current, before);
        assertThat(Arrays.copyOfRange(one, 8 * 64, 9 * 64))
                .as("the third token of the place, while the first two are known")
                .isNotEqualTo(Arrays.copyOfRange(next(several, swapped, before), 8 * 64, 9 * 64))
                .isNotEqualTo(Arrays.copyOfRange(next(several, masked(24), before), 8 * 64, 9 * 64));
    }

    private static long[] masked(int tokens) {
        long[] masked = new long[tokens];
        Arrays.fill(masked, 64);
        return masked;
    }

    /** Logits [S, V] of a frame by itself. */
    private static float[] next(Dynamics.Config config, long[] tokens, long[] before) {
        Function<TorchOps, Tensor> forward = ops -> {
            Dynamics<Tensor> net = new Dynamics<>(config, ops);
            Tensor last = Torch.longs(CPU, before, before.length);
            Tensor x = net.embed(Torch.longs(CPU, tokens, 1, 1, tokens.length), last);
            Tensor none = Torch.longs(CPU, new long[] {config.actions()}, 1);
            return net.logits(net.body(x, none, new Extent(1, 1), new CausalTime<>(2, 1, 1)), last);
        };
        return run(forward, input -> forward.apply(input.ops())).apply(new float[0]);
    }

    /** Logits [T, S, V] of the masked stream, everything masked. */
    private static float[] logits(long[] clean, long[] actions) {
        long[] both = Arrays.copyOf(clean, 2 * clean.length);
        Arrays.fill(both, clean.length, both.length, DYNAMICS.vocabulary());
        Function<float[], float[]> net =
                run(ops -> dynamics(ops, both, actions), input -> dynamics(input.ops(), both, actions));
        float[] all = net.apply(new float[0]);
        return Arrays.copyOfRange(all, all.length / 2, all.length);
    }

    private static Tensor dynamics(TorchOps ops, long[] tokens, long[] actions) {
        Dynamics<Tensor> net = new Dynamics<>(DYNAMICS, ops);
        long[] earlier = new long[T * 8];
        Arrays.fill(earlier, 0, 8, DYNAMICS.vocabulary());
        System.arraycopy(tokens, 0, earlier, 8, earlier.length - 8);
        Tensor before = Torch.longs(CPU, earlier, earlier.length).repeat(2);
        Tensor x = net.embed(Torch.longs(CPU, tokens, 2, T, 8), before);
        Tensor acts = Torch.longs(CPU, actions, 2L * T);
        return net.logits(net.body(x, acts, new Extent(2, T), new TwoStreamTime<>(2, T, 8)), before);
    }

    private record Input(TorchOps ops, float[] values) {
        Tensor floats(long... shape) {
            return Torch.floats(CPU, values, shape);
        }
    }

    private static Function<float[], float[]> tokenizer(Function<Input, Tensor> forward) {
        Function<TorchOps, Tensor> discover = ops -> forward.apply(new Input(ops, new float[T * 16 * 32 * 3]));
        return run(discover, forward);
    }

    private static Function<float[], float[]> run(
            Function<TorchOps, Tensor> discover, Function<Input, Tensor> forward) {
        return values -> {
            try (PointerScope scope = new PointerScope();
                    NoGradGuard noGrad = new NoGradGuard();
                    ParameterBuffer parameters = ParameterBuffer.discover(
                            CPU,
                            7,
                            ops -> assertThat(discover.apply(ops).defined()).isTrue());
                    Replica replica = new Replica(parameters)) {
                return Torch.toFloats(forward.apply(new Input(new TorchOps(CPU, replica), values)));
            }
        };
    }

    private static float[] noise(long seed, int count) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) (random.nextDouble() - 0.5);
        }
        return values;
    }

    private static long[] ids(long seed, int count, int below) {
        return new SplittableRandom(seed).longs(count, 0, below).toArray();
    }

    private static float[] head(float[] values, int count) {
        return Arrays.copyOf(values, count);
    }

    private static float[] tail(float[] values, int count) {
        return Arrays.copyOfRange(values, values.length - count, values.length);
    }
}
