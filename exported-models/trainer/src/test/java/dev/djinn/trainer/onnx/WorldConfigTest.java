package dev.djinn.trainer.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.djinn.runtime.DjinnException;
import org.junit.jupiter.api.Test;

class WorldConfigTest {
    @Test
    void graphsOfBeforeEncodersCouldSeeLessAreRead() {
        String now = WorldConfigs.square().toJson();
        String before = now.replaceFirst("(\"tokenizer\":.*?)\"shrink\":1,", "$1");

        assertThat(before).hasSizeLessThan(now.length());
        assertThat(WorldConfig.fromJson(before)).isEqualTo(WorldConfigs.square());
        assertThat(WorldConfig.fromJson(WorldConfigs.wide().toJson())).isEqualTo(WorldConfigs.wide());
    }

    @Test
    void graphsOfBeforeAPlaceCouldHaveSeveralTokensAreRead() {
        String now = WorldConfigs.square().toJson();
        String before = now.replace(",\"groups\":1", "");

        assertThat(before).hasSize(now.length() - 2 * ",\"groups\":1".length());
        assertThat(WorldConfig.fromJson(before)).isEqualTo(WorldConfigs.square());
        assertThat(WorldConfig.fromJson(WorldConfigs.grouped().toJson())).isEqualTo(WorldConfigs.grouped());
    }

    @Test
    void graphsOfBeforeTheCameraCouldBeTakenOutAreRead() {
        String now = WorldConfigs.square().toJson();
        String before = now.replace(",\"camera\":0", "");

        assertThat(before).hasSize(now.length() - ",\"camera\":0".length());
        assertThat(WorldConfig.fromJson(before)).isEqualTo(WorldConfigs.square());
    }

    @Test
    void whatIsNoDescriptionIsSaidToBeNone() {
        for (String json : new String[] {"", "[]", "null", "{}", "{\"tokenizer\":{\"width\":64}}"}) {
            assertThatThrownBy(() -> WorldConfig.fromJson(json))
                    .as(json)
                    .isInstanceOf(DjinnException.class)
                    .hasMessageContaining("export the world again");
        }
    }
}
