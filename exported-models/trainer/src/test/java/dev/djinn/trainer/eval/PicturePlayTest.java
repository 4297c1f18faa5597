package dev.djinn.trainer.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.djinn.runtime.image.Picture;
import dev.djinn.runtime.onnx.FrameNoise;
import dev.djinn.runtime.world.WorldManifest.ActionLabel;
import dev.djinn.trainer.eval.HillFootage.Hero;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** "Pictures it never saw" of {@code docs/evaluation.md}, in worlds that are known to obey or not to. */
class PicturePlayTest {
    private static final HillFootage FOOTAGE = new HillFootage(4);
    private static final PicturePlay PLAY = new PicturePlay(2, 1);
    private static final PicturePlay.Keys KEYS = new PicturePlay.Keys(HillWorld.LEFT, HillWorld.RIGHT);

    @Test
    void aWorldThatObeysAnswersFromEveryPicture() {
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
        assertThat(rows.get(1).get("dx_left").asDouble()).isCloseTo(-2, within(0.2));
        assertThat(rows.get(1).get("dx_right").asDouble()).isCloseTo(2, within(0.2));
        assertThat(rows.get(1).get("dx_none").asDouble()).isCloseTo(0, within(0.2));
        assertThat(report.toTable().lines().filter(line -> line.startsWith("scene")))
                .hasSize(3);
    }

    @Test
    void keysThatAreMixedUpGoNeitherWay() {
        PicturePlay.Keys mixedUp = new PicturePlay.Keys(HillWorld.RIGHT, HillWorld.LEFT);
        assertThat(PLAY.run(new HillWorld(FOOTAGE), mixedUp, pictures(), EvalProgress.SILENT)
                        .all()
                        .results())
                .containsEntry("pictures_left", 0.0)
                .containsEntry("pictures_right", 0.0);
    }

    @Test
    void bothCountsOnlyGamesInWhichEitherKeyIsAnswered() {
        Map<String, Double> walled = report(new HillWorld(FOOTAGE) {
                    @Override
                    Hero move(Hero hero, int key) {
                        boolean wall = key == LEFT && scene(hero) == 0 || key == RIGHT && scene(hero) == 1;
                        return wall ? hero : super.move(hero, key);
                    }
                })
                .all()
                .results();
        assertThat(walled.get("pictures_left")).isCloseTo(2 / 3.0, within(1e-9));
        assertThat(walled.get("pictures_right")).isCloseTo(2 / 3.0, within(1e-9));
        assertThat(walled.get("pictures_both")).isCloseTo(1 / 3.0, within(1e-9));
    }

    @Test
    void whatDriftsByItselfIsSaidBesideTheKeys() {
        Map<String, Double> drifting = report(new HillWorld(FOOTAGE) {
                    @Override
                    Hero move(Hero hero, int key) {
                        return super.move(hero, scene(hero) == 0 ? LEFT : RIGHT);
                    }
                })
                .all()
                .results();
        assertThat(drifting.get("pictures_left")).isCloseTo(1 / 3.0, within(1e-9));
        assertThat(drifting.get("pictures_left_none")).isCloseTo(1 / 3.0, within(1e-9));
        assertThat(drifting.get("pictures_right")).isCloseTo(2 / 3.0, within(1e-9));
        assertThat(drifting.get("pictures_right_none")).isCloseTo(2 / 3.0, within(1e-9));
        assertThat(drifting).containsEntry("pictures_both", 0.0);
    }

    @Test
    void theKeysOfAGameAreJudgedWithTheSameDiceAndGamesWithOthers() {
        List<FrameNoise> dice = new ArrayList<>();
        report(new HillWorld(FOOTAGE) {
            @Override
            void hear(FrameNoise noise) {
                dice.add(noise);
            }
        });
        int game = 3 * Held.FRAMES;
        assertThat(dice).hasSize(3 * 2 * game);
        for (int first = 0; first < dice.size(); first += game) {
            List<FrameNoise> left = dice.subList(first, first + Held.FRAMES);
            assertThat(dice.subList(first + Held.FRAMES, first + 2 * Held.FRAMES))
                    .isEqualTo(left);
            assertThat(dice.subList(first + 2 * Held.FRAMES, first + game)).isEqualTo(left);
        }
        assertThat(dice.stream().distinct()).hasSize(3 * 2 * Held.FRAMES);
    }

    @Test
    void aSheetHasARowForEachKeyAndOneForNone() throws IOException {
        Picture picture = FOOTAGE.frame(2, 0);
        BufferedImage sheet = ImageIO.read(new ByteArrayInputStream(PLAY.sheet(new HillWorld(FOOTAGE), picture, 0)));
        int step = 2 * HillFootage.SIDE + 2;
        assertThat(sheet.getHeight()).isEqualTo((HillWorld.CODES + 1) * step + 2);
        assertThat(sheet.getWidth()).isEqualTo(17 * step + 2);
        assertThat(cell(sheet, HillWorld.CODES, 16, step))
                .as("no key: as it was")
                .isEqualTo(cell(sheet, 0, 0, step));
        assertThat(cell(sheet, HillWorld.LEFT, 16, step)).isNotEqualTo(cell(sheet, HillWorld.RIGHT, 16, step));
    }

    @Test
    void keysAreFoundByTheirNamesAndMissedInOneLine() {
        List<ActionLabel> named = List.of(label(0, "idle"), label(1, "right"), label(2, "left"), label(3, "left"));
        assertThat(PicturePlay.Keys.named(named)).isEqualTo(new PicturePlay.Keys(2, 1));
        assertThatThrownBy(() -> PicturePlay.Keys.named(named.subList(0, 2)))
                .hasMessageStartingWith("no action of this world is called 'left'")
                .hasMessageContaining("djinn-train label");
        assertThatThrownBy(() -> new PicturePlay(0, 0)).hasMessage("--games is 0, it must be 1..1000");
    }

    private static int[] cell(BufferedImage sheet, int row, int column, int step) {
        return sheet.getRGB(column * step + 2, row * step + 2, step - 2, step - 2, null, 0, step - 2);
    }

    /** The scene that a hero is in. */
    private static int scene(Hero hero) {
        return Math.round(hero.x() / 500f);
    }

    private static ActionLabel label(int code, String name) {
        return new ActionLabel(code, name, ActionLabel.unnamed(code).key(), 0, 0, 0, 1);
    }

    private static PictureReport report(WorldModel world) {
        return PLAY.run(world, KEYS, pictures(), EvalProgress.SILENT);
    }

    private static SequencedMap<String, Picture> pictures() {
        SequencedMap<String, Picture> pictures = new LinkedHashMap<>();
        for (int episode = 0; episode < 3; episode++) {
            pictures.put("scene " + episode, FOOTAGE.frame(episode, 0));
        }
        return pictures;
    }
}
