package dev.djinn.trainer.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.djinn.trainer.nn.VideoTokenizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class PresetsTest {
    static final java.util.List<String> names = Presets.NAMES;

    @ParameterizedTest
    @FieldSource("names")
    void everyPresetIsWholeAndSurvivesItsOwnToml(String name) {
        TrainConfig preset = TrainConfigs.preset(name);

        assertThat(TrainConfigs.parse(preset.toToml(), name)).isEqualTo(preset);
        assertThat(Presets.purpose(name)).endsWith(".").doesNotStartWith("#");
    }

    @Test
    void coinrunPaperHasTheSizesOfAppendixF() {
        TrainConfig preset = TrainConfigs.preset("coinrun-paper");

        assertThat(preset.tokenizerConfig())
                .isEqualTo(new VideoTokenizer.Config(64, 64, 4, 1, 512, 8, 512, 8, 1024, 32, 1, 16));
        assertThat(preset.actionsConfig().actions()).isEqualTo(6);
        assertThat(preset.dynamicsConfig().layers()).isEqualTo(12);
        assertThat(preset.dynamicsConfig().heads()).isEqualTo(8);
        assertThat(preset.training().tokenizer().clipsPerStep(preset.run().workers()))
                .isEqualTo(48);
        assertThat(preset.training().dynamics().clipsPerStep(preset.run().workers()))
                .isEqualTo(36);
    }

    @Test
    void platformersPaperHasAbout920TokensAFrame() {
        assertThat(TrainConfigs.preset("platformers-paper").dynamicsConfig().tokens())
                .isEqualTo(960);
    }
}
