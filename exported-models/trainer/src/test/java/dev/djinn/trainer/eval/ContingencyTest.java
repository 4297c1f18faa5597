package dev.djinn.trainer.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ContingencyTest {
    @Test
    void codesThatAreTheActionsUnderOtherNamesTellEverything() {
        double[] counts_AC = {0, 5, 0, 0, 0, 7, 3, 0, 0};
        assertThat(Contingency.normalisedMutualInformation(counts_AC, 3)).isCloseTo(1, within(1e-12));
        assertThat(Contingency.purity(counts_AC, 3)).isEqualTo(1);
    }

    @Test
    void codesIndependentOfTheActionsTellNothing() {
        double[] counts_AC = {2, 4, 6, 3, 6, 9};
        assertThat(Contingency.normalisedMutualInformation(counts_AC, 3)).isCloseTo(0, within(1e-12));
        assertThat(Contingency.purity(counts_AC, 3)).isEqualTo(Contingency.majority(counts_AC, 3));
    }

    @Test
    void partialAgreementMatchesTheHandComputedValue() {
        // H(codes) = ln 2, H(actions) = ln 2, I = ln 2 - H(1/4): (0.693147 - 0.562335) / 0.693147
        double[] counts_AC = {3, 1, 1, 3};
        assertThat(Contingency.normalisedMutualInformation(counts_AC, 2)).isCloseTo(0.188722, within(1e-6));
        assertThat(Contingency.purity(counts_AC, 2)).isEqualTo(0.75);
        assertThat(Contingency.majority(counts_AC, 2)).isEqualTo(0.5);
    }

    @Test
    void normalisesByTheArithmeticMeanOfTheEntropies() {
        // three codes, two actions: H(codes) = 1.039721, H(actions) = 0.693147, I = 0.693147
        double[] counts_AC = {2, 0, 0, 1, 0, 1};
        assertThat(Contingency.normalisedMutualInformation(counts_AC, 2)).isCloseTo(0.8, within(1e-6));
    }

    @Test
    void oneCodeForEverythingTellsNothing() {
        assertThat(Contingency.normalisedMutualInformation(new double[] {4, 6, 0, 0}, 2))
                .isEqualTo(0);
        assertThat(Contingency.normalisedMutualInformation(new double[] {4, 0, 0, 0}, 2))
                .isEqualTo(0);
        assertThat(Contingency.purity(new double[] {4, 6, 0, 0}, 2)).isEqualTo(0.6);
    }
}
