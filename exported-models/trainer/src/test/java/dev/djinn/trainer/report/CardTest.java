package dev.djinn.trainer.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.djinn.runtime.onnx.Sampling;
import dev.djinn.runtime.world.WorldManifest.ActionLabel;
import dev.djinn.trainer.eval.Estimate;
import dev.djinn.trainer.eval.EvalReport;
import dev.djinn.trainer.eval.Figure;
import dev.djinn.trainer.eval.FrameTime;
import dev.djinn.trainer.eval.WorldFacts;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class CardTest {
    @Test
    void numbersArePlainWhateverDigitsTheReaderIsUsedTo() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-u-nu-arab"));
            assertThat("%d".formatted(1)).as("digits of this locale").isEqualTo("\u0661");
            String page = card().html();
            assertThat(page).doesNotContainPattern("[\\p{Nd}&&[^0-9]]");
            assertThat(page)
                    .contains("content=\"7\"", "viewBox=\"-4 -4 328 142\"", "points=\"0.0,120.0 320.0,0.0 \"")
                    .contains("<tr><td>1</td><td>left</td><td>-1.500</td><td>0</td><td>12.25</td><td>0.750</td></tr>")
                    .contains("<tr><td>rollout_psnr</td><td>12</td><td>1.500 2.500</td></tr>");
        } finally {
            Locale.setDefault(before);
        }
    }

    private static Card card() {
        Estimate first = new Estimate(1.5, 1, 2);
        Estimate second = new Estimate(2.5, 2, 3);
        EvalReport report = new EvalReport(
                new WorldFacts("w", 64, 64, 15, 2, new Sampling(4, 1, false), "cpu"),
                3,
                12,
                2,
                List.of(
                        new Figure.Scalar("tokenizer_psnr", 12, first),
                        new Figure.Series("rollout_psnr", 12, 1, List.of(first, second))),
                List.of(ActionLabel.unnamed(0), new ActionLabel(1, "left", "2", -1.5, 0, 12.25, 0.75)));
        ObjectNode line = JsonMapper.shared().createObjectNode();
        line.put("stage", "dynamics").put("step", 10).put("loss", 2.5);
        return new Card(
                "w",
                Optional.of(new Measured(report, List.of(), new FrameTime.Took(42, 43, 50), Map.of())),
                List.of(line),
                List.of(),
                OptionalInt.of(7),
                Instant.EPOCH);
    }
}
