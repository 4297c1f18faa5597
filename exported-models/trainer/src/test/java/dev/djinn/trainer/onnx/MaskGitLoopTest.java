package dev.djinn.trainer.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.djinn.trainer.export.FrameAudit;
import dev.djinn.trainer.export.OrtGraph;
import dev.djinn.trainer.nn.Dynamics;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskGitLoopTest {
    private static final int NO_ACTION = 1;

    @ParameterizedTest
    @CsvSource({"16, 20", "64, 70", "7, 9"})
    void everyRoundFixesAsManyTokensAsTheScheduleWantsAndNeverChangesThemAgain(int tokens, int vocabulary) {
        try (OrtGraph graph =
                open(tokens, vocabulary, (g, now, action) -> tokenIsNumberOfMasked(g, now, tokens, vocabulary))) {
            IntStream.concat(IntStream.rangeClosed(1, 25), IntStream.of(64)).forEach(steps -> {
                OrtGraph.Outputs out = graph.run(inputs(steps, tokens, 0, 0, new float[0], vocabulary));
                int masked = tokens;
                for (int round = 0; round < steps; round++) {
                    int left = FrameAudit.stillMasked(tokens, steps, round, masked);
                    assertThat(tokensOfRound(out, round, masked))
                            .as("steps %d, round %d", steps, round)
                            .hasSize(masked - left);
                    masked = left;
                }
                assertThat(masked).isZero();
            });
        }
    }

    /** The tokens that carry the number of masked tokens at the beginning of a round, all fixed in that round. */
    private static long[] tokensOfRound(OrtGraph.Outputs out, int round, int masked) {
        long[] tokens = out.longs("tokens");
        long[] revealedAt = out.longs("revealed_at");
        return IntStream.range(0, tokens.length)
                .filter(place -> revealedAt[place] == round)
                .mapToLong(place -> tokens[place])
                .peek(token -> assertThat(token).isEqualTo(masked))
                .toArray();
    }

    private static OnnxValue tokenIsNumberOfMasked(OnnxGraph graph, OnnxValue now, int tokens, int vocabulary) {
        OnnxValue masked = graph.cast(graph.op("Equal", now, graph.whole(vocabulary)), ElementType.FLOAT);
        OnnxValue count = graph.op("ReduceSum", masked, graph.integers(0));
        float[] numbers = new float[vocabulary];
        for (int i = 0; i < vocabulary; i++) {
            numbers[i] = i;
        }
        OnnxValue distance = graph.op("Abs", graph.op("Sub", graph.floats(numbers, vocabulary), count));
        return graph.op("Expand", graph.op("Neg", distance), graph.integers(tokens, vocabulary))
                .shaped(tokens, vocabulary);
    }

    @Test
    void theMostConfidentTokensComeFirst() {
        float[] logits = {0, 2, 0, 6, 0, 3, 0, 5, 0, 1, 0, 0};
        try (OrtGraph graph = openFixed(6, 2)) {
            OrtGraph.Outputs out = graph.run(inputs(6, 6, 0, 0, logits, 2));
            assertThat(out.longs("revealed_at")).containsExactly(3, 0, 2, 1, 4, 5);
            assertThat(out.longs("tokens")).containsExactly(1, 1, 1, 1, 1, 0);
            assertThat(out.floats("confidence")[5]).isEqualTo(0.5f);
        }
    }

    /** Of tokens so far and actions [G] to logits [G*S, V]. */
    @FunctionalInterface
    private interface Network {
        OnnxValue logits(OnnxGraph graph, OnnxValue now, OnnxValue actions);

        default MaskGitLoop.Network in(OnnxGraph graph) {
            return new MaskGitLoop.Network() {
                @Override
                public OnnxValue features(OnnxValue tokens, OnnxValue actions) {
                    return Network.this.logits(graph, tokens, actions);
                }

                @Override
                public OnnxValue logits(OnnxValue features) {
                    return features;
                }
            };
        }
    }

    @Test
    void guidanceStretchesTheDifferenceThatTheActionMakes() {
        Network onlyWithAction = (graph, now, actions) -> graph.op(
                        "Mul",
                        new OnnxValue("logits", 0, Dims.of(1, 2)),
                        graph.op(
                                "Unsqueeze",
                                graph.cast(graph.op("Equal", actions, graph.whole(0)), ElementType.FLOAT),
                                graph.integers(1)))
                .shaped(Dims.ANY, 2);
        try (OrtGraph graph = open(1, 2, onlyWithAction)) {
            for (float guidance : new float[] {0, 0.5f, 1, 3}) {
                OrtGraph.Inputs inputs = inputs(1, 1, 0, 0, new float[] {0, 2}, 2);
                float confidence = graph.run(inputs.floats("guidance", new float[] {guidance}))
                        .floats("confidence")[0];
                double share = 1 / (1 + Math.exp(-2 * guidance));
                assertThat((double) confidence).isCloseTo(share, within(1e-6));
            }
        }
    }

    @Test
    void aRandomOrderGoesByTheDiceAlone() {
        float[] logits = {0, 1, 0, 5, 0, 3, 0, 5, 0, 1, 0, 0};
        OrtGraph.Inputs inputs = inputs(2, 6, 1, 1, logits, 2);
        float[] noise = new float[24];
        Arrays.fill(noise, 0.5f);
        float[] order = {0.1f, 0.9f, 0.3f, 0.2f, 0.8f, 0.7f};
        System.arraycopy(order, 0, noise, 6, 6);
        try (OrtGraph graph = openFixed(6, 2)) {
            OrtGraph.Outputs out = graph.run(inputs.floats("noise", noise, 2, 2, 6));
            assertThat(out.longs("revealed_at"))
                    .as("4 = floor(6 cos 45 degrees) stay masked in the first of two rounds")
                    .containsExactly(1, 0, 1, 1, 0, 1);
        }
    }

    @Test
    void sampledTokensHaveTheSharesOfTheSoftmax() {
        float[] row = {0, 1, 2, -1, 0.5f};
        int tokens = 400;
        float[] logits = new float[tokens * row.length];
        for (int i = 0; i < logits.length; i++) {
            logits[i] = row[i % row.length];
        }
        try (OrtGraph graph = openFixed(tokens, row.length)) {
            for (float temperature : new float[] {0.5f, 1, 2}) {
                long[] counts = new long[row.length];
                for (int run = 0; run < 25; run++) {
                    OrtGraph.Inputs inputs = inputs(1, tokens, temperature, 0, logits, row.length);
                    inputs.floats("noise", noise(run, 2 * tokens), 1, 2, tokens);
                    Arrays.stream(graph.run(inputs).longs("tokens")).forEach(token -> counts[(int) token]++);
                }
                assertThat(chiSquare(counts, row, temperature))
                        .as("chi-square, 4 degrees of freedom")
                        .isLessThan(18.5);
            }
        }
    }

    private static double chiSquare(long[] counts, float[] row, float temperature) {
        double sum = IntStream.range(0, row.length)
                .mapToDouble(i -> Math.exp(row[i] / temperature))
                .sum();
        long drawn = Arrays.stream(counts).sum();
        return IntStream.range(0, row.length)
                .mapToDouble(i -> {
                    double expected = drawn * Math.exp(row[i] / temperature) / sum;
                    return (counts[i] - expected) * (counts[i] - expected) / expected;
                })
                .sum();
    }

    private static OrtGraph openFixed(int tokens, int vocabulary) {
        return open(
                tokens, vocabulary, (graph, now, action) -> new OnnxValue("logits", 0, Dims.of(tokens, vocabulary)));
    }

    private static OrtGraph open(int tokens, int vocabulary, Network network) {
        OnnxGraph graph = new OnnxGraph("sampler");
        graph.input("logits", ElementType.FLOAT, Size.any("n"), Size.fixed(vocabulary));
        MaskGitLoop.Inputs inputs = MaskGitLoop.Inputs.declare(graph, tokens);
        Dynamics.Config config = new Dynamics.Config(tokens, 1, vocabulary, 8, 64, 1, 2, 2);
        MaskGitLoop.Frame frame =
                new MaskGitLoop(graph, config, inputs).run(network.in(graph), graph.integers(0), NO_ACTION);
        graph.output("tokens", ElementType.INT64, frame.tokens(), Size.fixed(tokens));
        graph.output("confidence", ElementType.FLOAT, frame.confidence(), Size.fixed(tokens));
        graph.output("revealed_at", ElementType.INT64, frame.revealedAt(), Size.fixed(tokens));
        return new OrtGraph("sampler", graph.toBytes());
    }

    private static OrtGraph.Inputs inputs(
            int steps, int tokens, float temperature, float order, float[] logits, int vocabulary) {
        return new OrtGraph.Inputs()
                .longs("steps", new long[] {steps})
                .floats("noise", noise(steps, steps * 2 * tokens), steps, 2, tokens)
                .floats("temperature", new float[] {temperature})
                .floats("order", new float[] {order})
                .floats("guidance", new float[] {1})
                .floats("logits", logits, logits.length / vocabulary, vocabulary);
    }

    private static float[] noise(long seed, int count) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] noise = new float[count];
        for (int i = 0; i < count; i++) {
            noise[i] = (float) random.nextDouble(1e-6, 1 - 1e-6);
        }
        return noise;
    }

    @Test
    void theAuditFollowsTheScheduleOfTheLoop() {
        assertThat(List.of(
                        FrameAudit.stillMasked(64, 3, 1, 55),
                        FrameAudit.stillMasked(64, 3, 2, 32),
                        FrameAudit.stillMasked(64, 200, 0, 64),
                        FrameAudit.stillMasked(64, 1, 0, 64)))
                .as("cos 60 degrees is exactly a half; the last round fixes all; each round fixes one at least")
                .containsExactly(32, 0, 63, 0);
    }
}
