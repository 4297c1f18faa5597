package dev.djinn.trainer.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.djinn.trainer.export.OrtGraph;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenDrawTest {
    private static final int ROWS = 2000;
    private static final double ROUNDING = 2e-6;

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5, 37, 64, 97, 512, 1000, 1024})
    void everyTokenIsTheOneAtWhichTheSumOfSharesReachesTheNumber(int vocabulary) {
        SplittableRandom random = new SplittableRandom(vocabulary);
        float[] shares = new float[ROWS * vocabulary];
        float[] numbers = new float[ROWS];
        for (int row = 0; row < ROWS; row++) {
            System.arraycopy(shares(vocabulary, random), 0, shares, row * vocabulary, vocabulary);
            numbers[row] = row == 0 ? 0.99999994f : row == 1 ? 1e-9f : (float) random.nextDouble(1e-6, 1 - 1e-6);
        }
        long[] drawn = draw(vocabulary, shares, numbers);
        for (int row = 0; row < ROWS; row++) {
            int token = Math.toIntExact(drawn[row]);
            assertThat(token).isBetween(0, vocabulary - 1);
            float[] rowShares = Arrays.copyOfRange(shares, row * vocabulary, (row + 1) * vocabulary);
            assertThat(rowShares[token])
                    .as("a token without a share is never drawn")
                    .isPositive();
            double before = sum(rowShares, token);
            assertThat((double) numbers[row]).isBetween(before - ROUNDING, before + rowShares[token] + ROUNDING);
        }
    }

    /** A third of the tokens have no share at all. */
    private static float[] shares(int vocabulary, SplittableRandom random) {
        double[] weights = new double[vocabulary];
        Arrays.setAll(weights, i -> random.nextInt(3) == 0 ? 0 : Math.exp(2 * random.nextGaussian()));
        weights[random.nextInt(vocabulary)] += 1;
        double sum = Arrays.stream(weights).sum();
        float[] shares = new float[vocabulary];
        for (int i = 0; i < vocabulary; i++) {
            shares[i] = (float) (weights[i] / sum);
        }
        return shares;
    }

    private static double sum(float[] values, int count) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += values[i];
        }
        return sum;
    }

    private static long[] draw(int vocabulary, float[] shares, float[] numbers) {
        OnnxGraph graph = new OnnxGraph("draw");
        OnnxValue in = graph.input("shares", ElementType.FLOAT, Size.any("n"), Size.fixed(vocabulary));
        OnnxValue uniforms = graph.input("uniforms", ElementType.FLOAT, Size.any("n"), Size.fixed(1));
        graph.output("tokens", ElementType.INT64, new TokenDraw(graph, vocabulary).draw(in, uniforms), Size.any("n"));
        try (OrtGraph session = new OrtGraph("draw", graph.toBytes())) {
            return session.run(new OrtGraph.Inputs()
                            .floats("shares", shares, ROWS, vocabulary)
                            .floats("uniforms", numbers, ROWS, 1))
                    .longs("tokens");
        }
    }
}
