package dev.djinn.trainer.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.djinn.runtime.image.Picture;
import dev.djinn.runtime.world.WorldManifest.ActionLabel;
import dev.djinn.trainer.eval.HillFootage.Hero;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** "Pictures it never saw" of {@code docs/evaluation.md}, in worlds that are known to obey or not to. */
class PicturePlayTest {
    private static final HillFootage FOOTAGE = new HillFootage(4);
    private static final PicturePlay PLAY = new PicturePlay(HillWorld.LEFT, HillWorld.RIGHT, 2, 1);

    @Test
    void aWorldThatObeysIsAnsweredFromEveryPicture() {
        PictureReport report = report(new HillWorld(FOOTAGE));
        assertThat(report.all().results())
                .containsEntry("pictures_left", 1.0)
                .containsEntry("pictures_right", 1.0)
                .containsEntry("pictures_both", 1.0)
                .containsEntry("pictures_left_none", 0.0)
                .containsEntry("pictures_right_none", 0.0);
        JsonNode rows = JsonMapper.builder().build().readTree(report.toJson()).get("pictures");
        assertThat(rows.size()).isEqualTo(3);
        assertThat(rows.get(1).get("picture").asString()).isEqualTo("scene 1");
        assertThat(rows.get(1).get("games").asInt()).isEqualTo(2);
        assertThat(rows.get(1).get("dx_left").asDouble()).isCloseTo(-2.0 * Held.FRAMES, within(1.0));
        assertThat(rows.get(1).get("dx_right").asDouble()).isCloseTo(2.0 * Held.FRAMES, within(1.0));
        assertThat(rows.get(1).get("dx_none").asDouble()).isCloseTo(0, within(1.0));
        assertThat(report.toTable().lines().filter(line -> line.startsWith("scene")))
                .hasSize(3);
    }

    @Test
    void keysThatGoTheWrongWayOrOnlySomewhereCountForWhatTheyDo() {
        PictureReport swapped = new PicturePlay(HillWorld.RIGHT, HillWorld.LEFT, 1, 1)
                .run(new HillWorld(FOOTAGE), pictures(), EvalProgress.SILENT);
        assertThat(swapped.all().results()).containsEntry("pictures_left", 0.0).containsEntry("pictures_right", 0.0);

        Map<String, Double> walled = report(new HillWorld(FOOTAGE) {
                    @Override
                    Hero move(Hero hero, int key) {
                        return key == LEFT && hero.x() < 250 ? hero : super.move(hero, key);
                    }
                })
                .all()
                .results();
        assertThat(walled.get("pictures_left")).isCloseTo(2 / 3.0, within(1e-9));
        assertThat(walled).containsEntry("pictures_right", 1.0);
        assertThat(walled.get("pictures_both")).isCloseTo(2 / 3.0, within(1e-9));
    }

    @Test
    void whatDriftsByItselfIsSaidBesideTheKeys() {
        Map<String, Double> drifting = report(new HillWorld(FOOTAGE) {
                    @Override
                    Hero move(Hero hero, int key) {
                        return super.move(hero, RIGHT);
                    }
                })
                .all()
                .results();
        assertThat(drifting)
                .containsEntry("pictures_left", 0.0)
                .containsEntry("pictures_right", 1.0)
                .containsEntry("pictures_right_none", 1.0);
    }

    @Test
    void everyPictureHasASheetWithARowForEachKeyAndForNone() throws IOException {
        Map<String, byte[]> sheets = PLAY.sheets(new HillWorld(FOOTAGE), pictures());
        assertThat(sheets).containsOnlyKeys("scene 0", "scene 1", "scene 2");
        var sheet = ImageIO.read(new ByteArrayInputStream(sheets.get("scene 2")));
        int step = 2 * HillFootage.SIDE + 2;
        assertThat(sheet.getHeight()).isEqualTo((HillWorld.CODES + 1) * step + 2);
        assertThat(sheet.getWidth()).isEqualTo(17 * step + 2);
    }

    @Test
    void keysAreFoundByTheirNamesAndMissedInOneLine() {
        List<ActionLabel> named = List.of(label(0, "idle"), label(1, "right"), label(2, "left"));
        assertThat(PicturePlay.of(named, 4, 0)).isEqualTo(new PicturePlay(2, 1, 4, 0));
        assertThatThrownBy(() -> PicturePlay.of(named.subList(0, 2), 4, 0))
                .hasMessageStartingWith("no action of this world is called 'left'")
                .hasMessageContaining("djinn-train label");
        assertThatThrownBy(() -> PicturePlay.of(named, 0, 0)).hasMessage("--games is 0, it must be 1..1000");
    }

    private static ActionLabel label(int code, String name) {
        return new ActionLabel(code, name, ActionLabel.unnamed(code).key(), 0, 0, 0, 1);
    }

    private static PictureReport report(WorldModel world) {
        return PLAY.run(world, pictures(), EvalProgress.SILENT);
    }

    private static Map<String, Picture> pictures() {
        Map<String, Picture> pictures = new LinkedHashMap<>();
        for (int episode = 0; episode < 3; episode++) {
            pictures.put("scene " + episode, FOOTAGE.frame(episode, 0));
        }
        return pictures;
    }
}
