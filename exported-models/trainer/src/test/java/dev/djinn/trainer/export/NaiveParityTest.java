package dev.djinn.trainer.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.djinn.runtime.onnx.Sampling;
import dev.djinn.runtime.world.WorldFolder;
import dev.djinn.trainer.onnx.Precision;
import dev.djinn.trainer.onnx.RandomWeights;
import dev.djinn.trainer.onnx.WeightSource;
import dev.djinn.trainer.onnx.WorldConfig;
import dev.djinn.trainer.onnx.WorldConfigs;
import dev.djinn.trainer.onnx.WorldGraphs;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.bytedeco.pytorch.Device;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What open builds of Genie do, the whole window again at every MaskGIT step and just as training computes it, against
 * the graph that looks at the history once a frame and the graph that never looks at it again.
 */
class NaiveParityTest {
    /**
     * Frames of a game that must be equal at least. After a history of noise a trained world finds hundreds of tokens about
     * equally likely; logits differ by 2e-5, so now and then a draw falls on the other side of the border between two of
     * them, and from there on the games are two. A wrong history would part them at once. {@link FrameAudit} judges every
     * single decision.
     */
    private static final int EQUAL_FRAMES = 8;

    static Stream<Arguments> games() {
        return Stream.of(
                        new Sampling(5, 0, false),
                        new Sampling(5, 1, false),
                        new Sampling(3, 1, true),
                        new Sampling(3, 1, true, 2.5f))
                .flatMap(sampling -> Stream.of(
                        Arguments.of(random(WorldConfigs.square()), sampling),
                        Arguments.of(random(WorldConfigs.wide()), sampling),
                        Arguments.of(committed(), sampling)));
    }

    private record Source(String name, WorldFiles files) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Source random(WorldConfig config) {
        WorldGraphs graphs = new WorldGraphs(config, new RandomWeights(3), Precision.FP16, 4);
        return new Source(config.tokenizer().columns() + " columns", WorldFiles.write(graphs));
    }

    /** The weights of a world that the app comes with; its graphs are written again where it has no cache. */
    private static Source committed() {
        WorldFiles files = WorldFiles.read(WorldFolder.verify(Path.of("..", "worlds", "coinrun")));
        WeightSource stored = files.weights();
        return new Source(
                "coinrun",
                files.cached() ? files : WorldFiles.write(new WorldGraphs(files.config(), stored, Precision.FP16, 4)));
    }

    @ParameterizedTest
    @MethodSource("games")
    void untilTheWindowIsFullAllThreeDreamTheSameTokens(Source source, Sampling sampling) {
        WorldConfig config = source.files().config();
        int size = config.dynamics().tokens();
        SplittableRandom random = new SplittableRandom(5);
        long[] history = random.longs(size, 0, config.dynamics().vocabulary()).toArray();
        long[] actions = {};
        int equal = 0;
        try (TorchWorld torch = new TorchWorld(config, source.files().weights(), new Device("cpu"));
                Dreamer stateless = new Dreamer.Stateless(config, source.files());
                Dreamer cached = new Dreamer.Cached(config, source.files())) {
            for (int frame = 1; frame < config.dynamics().window(); frame++) {
                actions = append(actions, random.nextLong(config.dynamics().actions()));
                float[] dice = Parity.dice(8, frame, sampling.steps(), size);
                long[] naive = naive(torch, config, sampling, history, actions, dice);
                long[] fromStateless =
                        stateless.next(history, actions, dice, sampling).longs("next_tokens");
                long[] fromCached =
                        cached.next(history, actions, dice, sampling).longs("next_tokens");
                if (!Arrays.equals(fromStateless, naive) || !Arrays.equals(fromCached, naive)) {
                    break;
                }
                equal++;
                history = append(history, naive);
            }
            int all = config.dynamics().window() - 1;
            assertThat(equal)
                    .as("frames until one differs")
                    .isGreaterThanOrEqualTo(sampling.temperature() == 0 ? all : Math.min(all, EQUAL_FRAMES));
        }
    }

    private static long[] naive(
            TorchWorld torch, WorldConfig config, Sampling sampling, long[] history, long[] actions, float[] dice) {
        int size = config.dynamics().tokens();
        int vocabulary = config.dynamics().vocabulary();
        return new ReferenceSampler(size, vocabulary, sampling)
                .sample(
                        current -> {
                            float[] with = logits(torch, config, history, current, actions);
                            long[] unled = actions.clone();
                            unled[unled.length - 1] = config.dynamics().actions();
                            float[] without = logits(torch, config, history, current, unled);
                            for (int i = 0; i < with.length; i++) {
                                with[i] += (sampling.guidance() - 1) * (with[i] - without[i]);
                            }
                            return with;
                        },
                        dice)
                .tokens();
    }

    private static float[] logits(
            TorchWorld torch, WorldConfig config, long[] history, long[] current, long[] actions) {
        long[] window = append(history, new long[current.length]);
        float[] logits = torch.trainingLogits(window, append(history, current), actions);
        int frame = current.length * config.dynamics().vocabulary();
        return Arrays.copyOfRange(logits, logits.length - frame, logits.length);
    }

    private static long[] append(long[] some, long... more) {
        long[] all = Arrays.copyOf(some, some.length + more.length);
        System.arraycopy(more, 0, all, some.length, more.length);
        return all;
    }
}
