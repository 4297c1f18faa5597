package dev.djinn.trainer.eval;

/** How often each latent action met each true action: counts {@code [A, C]}, row by row, with the row length C. */
final class Contingency {
    private Contingency() {}

    /** The share of the commonest true action among all, 0..1: the purity of a single code. */
    static double majority(double[] counts_AC, int classes) {
        return max(columns(counts_AC, classes)) / sum(counts_AC);
    }

    /** The share of transitions whose true action is the commonest one of their code, 0..1. */
    static double purity(double[] counts_AC, int classes) {
        double agreeing = 0;
        for (int row = 0; row < counts_AC.length; row += classes) {
            double best = 0;
            for (int c = 0; c < classes; c++) {
                best = Math.max(best, counts_AC[row + c]);
            }
            agreeing += best;
        }
        return agreeing / sum(counts_AC);
    }

    /**
     * Mutual information over the arithmetic mean of the two entropies, 0..1; 0 where neither varies, since then nothing
     * is told.
     */
    static double normalisedMutualInformation(double[] counts_AC, int classes) {
        double[] codes = rows(counts_AC, classes);
        double[] actions = columns(counts_AC, classes);
        double mean = (entropy(codes) + entropy(actions)) / 2;
        if (mean == 0) {
            return 0;
        }
        double information = entropy(codes) + entropy(actions) - entropy(counts_AC);
        return Math.clamp(information / mean, 0, 1);
    }

    private static double entropy(double[] counts) {
        double total = sum(counts);
        double entropy = 0;
        for (double count : counts) {
            if (count > 0) {
                entropy -= count / total * Math.log(count / total);
            }
        }
        return entropy;
    }

    private static double[] rows(double[] counts_AC, int classes) {
        double[] rows = new double[counts_AC.length / classes];
        for (int i = 0; i < counts_AC.length; i++) {
            rows[i / classes] += counts_AC[i];
        }
        return rows;
    }

    private static double[] columns(double[] counts_AC, int classes) {
        double[] columns = new double[classes];
        for (int i = 0; i < counts_AC.length; i++) {
            columns[i % classes] += counts_AC[i];
        }
        return columns;
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }

    private static double max(double[] values) {
        double max = 0;
        for (double value : values) {
            max = Math.max(max, value);
        }
        return max;
    }
}
