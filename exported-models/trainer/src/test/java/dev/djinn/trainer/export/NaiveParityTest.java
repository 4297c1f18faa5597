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
    static Stream<Arguments> games() {
        Sampling asPlayed = new Sampling(3, 1, true, 2.5f);
        List<Sampling> ways =
                List.of(new Sampling(3, 0, false), new Sampling(3, 1, false), new Sampling(3, 1, true), asPlayed);
        Stream<Arguments> small = ways.stream()
                .flatMap(sampling -> Stream.of(WorldConfigs.square(), WorldConfigs.wide(), WorldConfigs.grouped())
                        .map(config -> Arguments.of(random(config), sampling)));
        return Stream.concat(small, Stream.of(Arguments.of(committed(), asPlayed)));
    }

    private record Source(String name, WorldFiles files) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Source random(WorldConfig config) {
        WorldGraphs graphs = new WorldGraphs(config, new RandomWeights(3), Precision.FP16, 4);
        return new Source(config.tokenizer().tokens() + " tokens", WorldFiles.write(graphs));
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
        try (TorchWorld torch = new TorchWorld(config, source.files().weights(), new Device("cpu"));
                Dreamer stateless = new Dreamer.Stateless(config, source.files());
                Dreamer cached = new Dreamer.Cached(config, source.files())) {
            for (int frame = 1; frame < config.dynamics().window(); frame++) {
                actions = append(actions, random.nextLong(config.dynamics().actions()));
                float[] dice = Parity.dice(8, frame, sampling.steps(), size);
                Asked asked = new Asked(torch, config, sampling, history, actions, dice);
                long[] naive = asked.naive();
                asked.requireTheSame(naive, stateless);
                asked.requireTheSame(naive, cached);
                history = append(history, naive);
            }
        }
    }

    /** The next frame of a game. */
    private record Asked(
            TorchWorld torch, WorldConfig config, Sampling sampling, long[] history, long[] actions, float[] dice) {
        /** Its tokens, the whole window looked at again in every round. */
        long[] naive() {
            return new ReferenceSampler(
                            config.dynamics().tokens(), config.dynamics().vocabulary(), sampling)
                    .sample(this::logits, dice)
                    .tokens();
        }

        /**
         * After a history of noise a trained world finds hundreds of tokens about equally likely; logits differ by 2e-5, so
         * now and then a sampled draw falls on the other side of the border between two of them. Then every decision of
         * that frame has to be right but for such a border; the game goes on from the naive frame.
         */
        void requireTheSame(long[] naive, Dreamer dreamer) {
            OrtGraph.Outputs out = dreamer.next(history, actions, dice, sampling);
            long[] tokens = out.longs("next_tokens");
            if (sampling.temperature() > 0 && !Arrays.equals(tokens, naive)) {
                FrameAudit.Verdict verdict = new FrameAudit(
                                config.dynamics().tokens(), config.dynamics().vocabulary(), sampling)
                        .judge(
                                this::logitsOfAll,
                                dice,
                                new FrameAudit.Decoded(tokens, out.floats("confidence"), out.longs("revealed_at")));
                assertThat(Math.max(verdict.token(), verdict.order()))
                        .as("%s, frame %d", dreamer.graph(), actions.length)
                        .isLessThan(Parity.LIMIT);
                dreamer.forget();
                return;
            }
            assertThat(tokens).as(dreamer.graph()).containsExactly(naive);
        }

        private float[] logitsOfAll(long[] rounds) {
            int size = config.dynamics().tokens();
            float[] logits = new float[rounds.length * config.dynamics().vocabulary()];
            for (int at = 0; at < rounds.length; at += size) {
                float[] one = logits(Arrays.copyOfRange(rounds, at, at + size));
                System.arraycopy(one, 0, logits, at * config.dynamics().vocabulary(), one.length);
            }
            return logits;
        }

        private float[] logits(long[] current) {
            float[] with = logits(current, actions);
            if (sampling.guidance() == 1) {
                return with;
            }
            long[] unled = actions.clone();
            unled[unled.length - 1] = config.dynamics().actions();
            float[] without = logits(current, unled);
            for (int i = 0; i < with.length; i++) {
                with[i] += (sampling.guidance() - 1) * (with[i] - without[i]);
            }
            return with;
        }

        private float[] logits(long[] current, long[] led) {
            long[] window = append(history, new long[current.length]);
            float[] logits = torch.trainingLogits(window, append(history, current), led);
            int frame = current.length * config.dynamics().vocabulary();
            return Arrays.copyOfRange(logits, logits.length - frame, logits.length);
        }
    }

    private static long[] append(long[] some, long... more) {
        long[] all = Arrays.copyOf(some, some.length + more.length);
        System.arraycopy(more, 0, all, some.length, more.length);
        return all;
    }
}
