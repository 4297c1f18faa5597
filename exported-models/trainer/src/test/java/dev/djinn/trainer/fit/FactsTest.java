package dev.djinn.trainer.fit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class FactsTest {
    @Test
    void aPersonReadsLossPictureQualityCodesAndSpeed() {
        Map<String, Double> values = Map.of("loss", 0.01234567, "psnr", 31.24, "code_perplexity", 311.6, "other", 1.0);
        assertThat(new Facts(values, OptionalDouble.of(57.3)).inWords())
                .isEqualTo("loss 0.01235, 31.2 dB, 312 codes, 57 frames/s");
    }

    @Test
    void collapsedCodesAreAConcernAndUsedOnesAreNot() {
        assertThat(concern("action_perplexity", 1.1)).contains("nearly all actions are the same code");
        assertThat(concern("code_perplexity", 1.1)).contains("nearly all tokens are the same code");
        assertThat(concern("action_perplexity", 4)).isEmpty();
    }

    private static String concern(String key, double value) {
        return new Facts(Map.of(key, value), OptionalDouble.empty())
                .findConcern()
                .orElse("");
    }
}
