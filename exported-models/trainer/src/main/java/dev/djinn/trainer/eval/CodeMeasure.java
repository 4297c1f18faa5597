package dev.djinn.trainer.eval;

import java.util.ArrayList;
import java.util.List;

/** How often each latent action is inferred, and how well the codes tell the true actions apart. */
final class CodeMeasure {
    private final int codes;

    CodeMeasure(int codes) {
        this.codes = codes;
    }

    /** How often each code was inferred in a clip, {@code [A]}. */
    double[] keepShares(long[] actions) {
        double[] counts_A = new double[codes];
        for (long action : actions) {
            counts_A[Math.toIntExact(action)]++;
        }
        return counts_A;
    }

    /** How often each code met each class of true actions in a clip, {@code [A, C]} row by row. */
    double[] keepMeetings(long[] actions, int[] truth, int classes) {
        double[] counts_AC = new double[codes * classes];
        for (int i = 0; i < actions.length; i++) {
            counts_AC[Math.toIntExact(actions[i]) * classes + truth[i]]++;
        }
        return counts_AC;
    }

    Figure shares(List<double[]> clips_NA, Bootstrap bootstrap) {
        int transitions = Clip.FRAMES - 1;
        return bootstrap.codes("code_shares", clips_NA, codes, (mean_A, code) -> mean_A[code] / transitions);
    }

    /**
     * @param shuffled_NAC the meetings of the same codes with the true actions of other clips: what chance reaches
     */
    List<Figure> meanings(List<double[]> clips_NAC, List<double[]> shuffled_NAC, int classes, Bootstrap bootstrap) {
        List<Figure> figures = new ArrayList<>();
        figures.add(bootstrap.scalar("code_purity", clips_NAC, mean_AC -> Contingency.purity(mean_AC, classes)));
        figures.add(
                bootstrap.scalar("code_purity_majority", clips_NAC, mean_AC -> Contingency.majority(mean_AC, classes)));
        figures.add(bootstrap.scalar(
                "code_nmi", clips_NAC, mean_AC -> Contingency.normalisedMutualInformation(mean_AC, classes)));
        figures.add(bootstrap.scalar(
                "code_nmi_shuffled",
                shuffled_NAC,
                mean_AC -> Contingency.normalisedMutualInformation(mean_AC, classes)));
        return figures;
    }
}
