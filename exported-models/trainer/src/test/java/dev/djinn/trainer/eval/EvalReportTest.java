package dev.djinn.trainer.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import dev.djinn.runtime.onnx.Sampling;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The contract of {@code docs/evaluation.md}. */
class EvalReportTest {
    private static final ToyFootage FOOTAGE = new ToyFootage(1, 60, 60);
    private static final List<String> SCALARS = List.of(
            "tokenizer_psnr",
            "tokenizer_ssim",
            "tokenizer_mse_psnr",
            "token_accuracy",
            "token_accuracy_copy",
            "changed_token_accuracy",
            "code_purity",
            "code_nmi",
            "held_left",
            "held_left_none",
            "held_right",
            "held_right_none",
            "held_jump",
            "held_jump_none",
            "jump_lands",
            "jump_lands_idle",
            "tiles_kept",
            "tiles_kept_decoded",
            "tiles_kept_real");

    @Test
    void jsonHoldsEveryKeyOfTheContractAsPlainNumbersAndArrays() {
        JsonNode json = parsed(evaluated(Optional.of(FOOTAGE)));
        for (String key : SCALARS) {
            assertThat(json.path(key).isNumber()).as(key).isTrue();
            assertThat(json.at("/intervals/" + key + "/low").isNumber()).as(key).isTrue();
            assertThat(json.at("/intervals/" + key + "/high").isNumber())
                    .as(key)
                    .isTrue();
            assertThat(json.at("/intervals/" + key + "/clips").asInt()).as(key).isPositive();
        }
        for (String key : List.of("rollout_psnr", "rollout_psnr_copy", "rollout_mse_psnr", "rollout_mse_psnr_copy")) {
            assertThat(json.path(key).size()).as(key).isEqualTo(10);
            assertThat(json.at("/intervals/" + key + "/low").size()).as(key).isEqualTo(10);
        }
        for (String key : List.of("dt_psnr", "dt_mse_psnr")) {
            assertThat(json.path(key).size()).as(key).isEqualTo(8);
        }
        for (String key : List.of("code_shares", "held_dx", "held_dy")) {
            assertThat(json.path(key).size()).as(key).isEqualTo(ToyFootage.ACTIONS);
        }
        assertThat(json.path("tiles_kept_each").size()).isEqualTo(PictureStatistics.COUNT);
        for (String key : List.of("held_left_code", "held_right_code", "held_jump_code", "jump_lands_idle_code")) {
            assertThat(json.has(key)).as(key).isTrue();
            assertThat(json.at("/intervals/" + key + "/low").isNull()).as(key).isTrue();
        }
    }

    @Test
    void jsonSaysWhatWasMeasuredAndHow() {
        JsonNode json = parsed(evaluated(Optional.empty()));
        assertThat(json.path("world").asString()).isEqualTo("toy");
        assertThat(json.path("device").asString()).isEqualTo("cpu");
        assertThat(json.path("steps").asInt()).isEqualTo(4);
        assertThat(json.path("clips").asInt()).isEqualTo(8);
        assertThat(json.path("files").asInt()).isEqualTo(2);
    }

    @Test
    void whatCouldNotBeMeasuredIsNullInJsonAndADashInTheTable() {
        Estimate nothing = new Estimate(Double.NaN, Double.NaN, Double.NaN);
        EvalReport report = report(new Figure.Scalar("changed_token_accuracy", 3, nothing));
        assertThat(parsed(report).path("changed_token_accuracy").isNull()).isTrue();
        assertThat(report.results()).isEmpty();
        assertThat(report.toTable()).contains("-").doesNotContain("NaN");
    }

    @Test
    void tableShowsValueIntervalAndClipsInAnyLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            EvalReport report = report(new Figure.Scalar("tokenizer_psnr", 50, new Estimate(25.654, 25.011, 26.2)));
            assertThat(report.toTable()).containsPattern("tokenizer_psnr +50 +25\\.65 +25\\.01 \\.\\. 26\\.20");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void tableIsNoWiderThanATerminalOfAHundredColumns() {
        assertThat(evaluated(Optional.of(FOOTAGE)).toTable().lines()).allMatch(line -> line.length() <= 100);
    }

    @Test
    void numberOfClipsOutOfRangeIsAUsageError() {
        assertThatThrownBy(() -> new EvalOptions(1, 0, 0))
                .isInstanceOfSatisfying(
                        DjinnException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE))
                .hasMessage("--clips is 1, it must be 2..10000");
        assertThatThrownBy(() -> new EvalOptions(2, 1, 0)).hasMessage("--prompts is 1, it must be 0 or 2..10000");
        assertThatThrownBy(() -> new EvalOptions(2, 0, 1, 0)).hasMessage("--rollouts is 1, it must be 0 or 2..10000");
    }

    private static EvalReport evaluated(Optional<Truth> truth) {
        HeldOut heldOut = HeldOut.choose(FOOTAGE, 0);
        return Evaluation.run(new ToyWorld(), heldOut, truth, new EvalOptions(8, 8, 0), EvalProgress.SILENT);
    }

    private static EvalReport report(Figure figure) {
        WorldFacts facts = new WorldFacts("w", 16, 16, 10, 8, new Sampling(4, 1, false), "cpu");
        return new EvalReport(facts, 0, 3, 1, List.of(figure));
    }

    private static JsonNode parsed(EvalReport report) {
        return JsonMapper.builder().build().readTree(report.toJson());
    }
}
