package dev.djinn.trainer.eval;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How many of the tokens are really in use: the perplexity of their shares in all frames of all clips. */
final class TokenUse implements Measure {
    private final Map<Long, Long> counts = new HashMap<>();
    private long all;

    @Override
    public double[] keep(Sample sample) {
        for (long[] tokens_S : sample.tokens_TS()) {
            for (long token : tokens_S) {
                counts.merge(token, 1L, Long::sum);
                all++;
            }
        }
        return new double[0];
    }

    @Override
    public List<Figure> figures(List<double[]> clips_NK, Bootstrap bootstrap) {
        double entropy = 0;
        for (long count : counts.values()) {
            double share = count / (double) all;
            entropy -= share * Math.log(share);
        }
        Estimate perplexity = new Estimate(Math.exp(entropy), Double.NaN, Double.NaN);
        return List.of(new Figure.Scalar("token_perplexity", clips_NK.size(), perplexity));
    }
}
