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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
     * Frames of a game that may differ from torch's. Logits differ by 2e-5, so one draw in many thousands falls on the other
     * side of the border between two tokens and changes what is drawn after it in its frame; {@link FrameAudit} judges every
     * single decision by that.
     */
    private static final int DRAWN_WITHIN_ROUNDING = 1;

    static Stream<Arguments> games() {
        return Stream.of(new Sampling(5, 0, false), new Sampling(5, 1, false), new Sampling(3, 1, true))
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
        List<Integer> different = new ArrayList<>();
        try (TorchWorld torch = new TorchWorld(config, source.files().weights(), new Device("cpu"));
                Dreamer stateless = new Dreamer.Stateless(config, source.files());
                Dreamer cached = new Dreamer.Cached(config, source.files())) {
            for (int frame = 1; frame < config.dynamics().window(); frame++) {
                actions = append(actions, random.nextLong(config.dynamics().actions()));
                float[] dice = Parity.dice(8, frame, sampling.steps(), size);
                long[] naive = naive(torch, config, sampling, history, actions, dice);
                long[] fromStateless =
                        stateless.next(history, actions, dice, sampling).longs("next_tokens");
                assertThat(cached.next(history, actions, dice, sampling).longs("next_tokens"))
                        .as("cached as stateless, frame %d", frame)
                        .containsExactly(fromStateless);
                if (!Arrays.equals(fromStateless, naive)) {
                    different.add(frame);
                }
                history = append(history, naive);
            }
            assertThat(different).as("frames unlike torch's").hasSizeLessThanOrEqualTo(DRAWN_WITHIN_ROUNDING);
        }
    }

    private static long[] naive(
            TorchWorld torch, WorldConfig config, Sampling sampling, long[] history, long[] actions, float[] dice) {
        int size = config.dynamics().tokens();
        int vocabulary = config.dynamics().vocabulary();
        return new ReferenceSampler(size, vocabulary, sampling)
                .sample(
                        current -> {
                            long[] window = append(history, new long[size]);
                            float[] logits = torch.trainingLogits(window, append(history, current), actions);
                            return Arrays.copyOfRange(logits, logits.length - size * vocabulary, logits.length);
                        },
                        dice)
                .tokens();
    }

    private static long[] append(long[] some, long... more) {
        long[] all = Arrays.copyOf(some, some.length + more.length);
        System.arraycopy(more, 0, all, some.length, more.length);
        return all;
    }
}
