package dev.djinn.trainer.synth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.djinn.runtime.image.Picture;
import dev.djinn.runtime.image.Pictures;
import dev.djinn.trainer.synth.art.Style;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Some pictures that the app offers to start from are synthesized games, and so nobody's art. To draw them anew: run this
 * test with {@code -Dprompts.renew}.
 */
class SynthPromptsTest {
    private static final Path PROMPTS = Path.of("../../assets/src/main/resources/dev/djinn/assets/prompts");
    private static final List<Style> STYLES =
            List.of(Style.PENCIL, Style.CHALK, Style.WATERCOLOUR, Style.PHOTO, Style.CRAYON, Style.BLUEPRINT);

    @ParameterizedTest
    @CsvSource({"PENCIL, pencil", "PHOTO, desert", "CRAYON, crayon", "BLUEPRINT, blueprint"})
    void bundledPictureIsWhatSynthDraws(Style style, String name) throws IOException {
        SynthPlan plan = new SynthPlan(STYLES.size(), 21, 128, 3, 15, STYLES);
        Picture drawn = ContactSheet.of(plan).getFirst().get(STYLES.indexOf(style));
        Path file = PROMPTS.resolve(name + ".png");
        if (System.getProperty("prompts.renew") != null) {
            try (OutputStream out = Files.newOutputStream(file)) {
                Pictures.writePng(drawn, out);
            }
        }

        assertThat(Pictures.read(file)).isEqualTo(drawn);
    }
}
