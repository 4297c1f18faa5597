package dev.djinn.trainer.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import dev.djinn.runtime.onnx.FrameNoise;
import dev.djinn.runtime.onnx.Sampling;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Section "Quality against steps" of {@code docs/evaluation.md}, on a world that moves only with two steps or more. */
class QualityTest {
    private static final Sampling USUAL = new Sampling(4, 1, false);
    private static final ToyFootage FOOTAGE = new ToyFootage(1, 60, 60, 60, 60);

    private final QualityReport report = Quality.run(
            setting -> new LazyWorld(setting),
            USUAL,
            HeldOut.choose(FOOTAGE, 0),
            new QualityPlan(List.of(1, 4), List.of(0f, 1f), List.of(1f), 8, 2, 0),
            setting -> 10 * setting.steps(),
            EvalProgress.SILENT);

    @Test
    void everyCombinationIsMeasuredAtItsOwnSetting() {
        assertThat(report.rows())
                .extracting(row -> row.report().world().sampling())
                .containsExactly(
                        new Sampling(1, 0, false), new Sampling(1, 1, false), new Sampling(4, 0, false), USUAL);
        Map<String, Double> lazy = report.rows().getFirst().report().results();
        Map<String, Double> usual = report.rows().getLast().report().results();
        assertThat(lazy).containsEntry("changed_token_accuracy", 0.0).containsEntry("dt_psnr_4", 0.0);
        assertThat(usual).containsEntry("changed_token_accuracy", 1.0).containsEntry("rollout_mse_psnr_10", 100.0);
    }

    @Test
    void theTableForTheCardMarksTheWorldsOwnSetting() {
        List<String> lines = report.toMarkdown().lines().toList();
        assertThat(lines).hasSize(2 + 4);
        assertThat(lines.getFirst())
                .startsWith("| steps | temperature | guidance | PSNR at 1 |")
                .endsWith("| CPU ms a frame |");
        assertThat(lines.get(2))
                .startsWith("| 1 | 0.0 | 1.0 | ")
                .containsPattern(" \\| 0.00 \\| 0.000 \\| [01].\\d\\d \\| 10.0 \\|$");
        assertThat(lines.getLast())
                .startsWith("| **4** | **1.0** | **1.0** | 100.00 | 100.00 | 100.00 | ")
                .endsWith(" | 40.0 |");
        assertThat(lines)
                .allSatisfy(
                        line -> assertThat(line.chars().filter(c -> c == '|')).hasSize(11));
    }

    @Test
    void jsonHoldsTheFiguresOfEachSettingWithTheirIntervals() {
        JsonNode json = JsonMapper.builder().build().readTree(report.toJson());
        assertThat(json.get("default").get("steps").asInt()).isEqualTo(4);
        assertThat(json.get("settings")).hasSize(4);
        JsonNode last = json.get("settings").get(3);
        assertThat(last.get("steps").asInt()).isEqualTo(4);
        assertThat(last.get("cpu_ms_per_frame").asDouble()).isEqualTo(40);
        assertThat(last.get("rollout_mse_psnr")).hasSize(10);
        assertThat(last.get("guidance").asDouble()).isEqualTo(1);
        assertThat(last.get("coherence_200").asDouble()).isBetween(0.0, 1.0);
        assertThat(last.get("intervals").get("coherence_200").get("clips").asInt())
                .isEqualTo(2);
        assertThat(last.get("intervals").get("dt_psnr").get("clips").asInt()).isEqualTo(8);
    }

    @Test
    void settingsThatNoWorldTakesAreWrongUsage() {
        assertThatExceptionOfType(DjinnException.class)
                .isThrownBy(() -> new QualityPlan(List.of(0), List.of(1f), List.of(1f), 8, 0, 0))
                .withMessageContaining("steps is 0")
                .satisfies(e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE));
        assertThatExceptionOfType(DjinnException.class)
                .isThrownBy(() -> new QualityPlan(List.of(1), List.of(-1f), List.of(1f), 8, 0, 0))
                .withMessageContaining("temperature is -1");
        assertThatExceptionOfType(DjinnException.class)
                .isThrownBy(() -> new QualityPlan(List.of(1), List.of(1f), List.of(11f), 8, 0, 0))
                .withMessageContaining("guidance is 11");
        assertThatExceptionOfType(DjinnException.class)
                .isThrownBy(() -> new QualityPlan(List.of(1), List.of(1f), List.of(1f), 8, 1, 0))
                .withMessageContaining("--prompts is 1");
        assertThatExceptionOfType(DjinnException.class)
                .isThrownBy(() -> new QualityPlan(List.of(1), List.of(1f), List.of(1f), 1, 0, 0))
                .withMessageContaining("--clips is 1");
    }

    private static final class LazyWorld extends ToyWorld {
        private final Sampling setting;

        LazyWorld(Sampling setting) {
            this.setting = setting;
        }

        @Override
        public WorldFacts facts() {
            WorldFacts facts = super.facts();
            return new WorldFacts(
                    facts.name(),
                    facts.width(),
                    facts.height(),
                    facts.rate(),
                    facts.actions(),
                    setting,
                    facts.device());
        }

        @Override
        int move(long action, FrameNoise noise) {
            return setting.steps() == 1 ? 0 : super.move(action, noise);
        }
    }
}
