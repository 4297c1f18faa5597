package dev.djinn.trainer.eval;

import dev.djinn.runtime.world.WorldManifest.ActionLabel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The figures of one evaluation.
 *
 * @param world what was measured
 * @param seed of everything random
 * @param clips of pixels and tokens; each figure names its own number too
 * @param files they come from
 * @param labels of all codes, by what they did when held; none if nothing was played
 */
public record EvalReport(
        WorldFacts world, long seed, int clips, int files, List<Figure> figures, List<ActionLabel> labels) {
    EvalReport(WorldFacts world, long seed, int clips, int files, List<Figure> figures) {
        this(world, seed, clips, files, figures, List.of());
    }

    /** The report as JSON, indented; {@code docs/evaluation.md} is its contract. */
    public String toJson() {
        return ReportJson.of(this);
    }

    /** The report for a terminal: one line per figure, with its interval. */
    public String toTable() {
        return ReportTable.of(this);
    }

    /**
     * All finite values by name, for a manifest: a scalar by its key, a series by key and number from 1, such as {@code
     * dt_psnr_4}; what is told of each code or statistic counts from 0 like these.
     */
    public Map<String, Double> results() {
        Map<String, Double> results = new LinkedHashMap<>();
        for (Figure figure : figures) {
            switch (figure) {
                case Figure.Scalar(String key, int _, Estimate estimate) -> putFinite(results, key, estimate);
                case Figure.Series series -> {
                    for (int i = 0; i < series.estimates().size(); i++) {
                        String key = series.key() + "_" + (i + series.firstNumber());
                        putFinite(results, key, series.estimates().get(i));
                    }
                }
            }
        }
        return results;
    }

    private static void putFinite(Map<String, Double> results, String key, Estimate estimate) {
        if (Double.isFinite(estimate.value())) {
            results.put(key, estimate.value());
        }
    }
}
