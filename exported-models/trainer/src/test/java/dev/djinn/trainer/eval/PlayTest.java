package dev.djinn.trainer.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.djinn.runtime.image.Picture;
import dev.djinn.trainer.eval.HillFootage.Hero;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The section "Play" of {@code docs/evaluation.md}, on worlds that are known to obey or not to. */
class PlayTest {
    private static final HillFootage FOOTAGE = new HillFootage(200);
    private static final EvalOptions OPTIONS = new EvalOptions(2, 8, 0);
    private static final EvalReport OBEYING = report(new HillWorld(FOOTAGE));

    @Test
    void keysOfAWorldThatObeysAreFoundWithTheirSpeeds() {
        Map<String, Double> results = OBEYING.results();
        assertThat(results)
                .containsEntry("held_left", 1.0)
                .containsEntry("held_right", 1.0)
                .containsEntry("held_jump", 1.0)
                .containsEntry("held_jump_code", (double) HillWorld.JUMP)
                .containsEntry("held_left_code", (double) HillWorld.LEFT)
                .containsEntry("held_right_code", (double) HillWorld.RIGHT)
                .containsEntry("held_left_none", 0.0)
                .containsEntry("held_right_none", 0.0)
                .containsEntry("held_jump_none", 0.0)
                .containsEntry("held_left_free", 1.0)
                .containsEntry("held_right_free", 1.0);
        assertThat(results.get("held_dx_" + HillWorld.LEFT)).isCloseTo(-2, within(0.2));
        assertThat(results.get("held_dx_" + HillWorld.RIGHT)).isCloseTo(2, within(0.2));
        assertThat(results.get("held_dx_" + HillWorld.IDLE)).isCloseTo(0, within(0.2));
        double heightAfterEightFrames = 6 + 5 + 4 + 3 + 2 + 1 + 0 - 1;
        assertThat(results.get("held_dy_" + HillWorld.JUMP)).isCloseTo(heightAfterEightFrames / 8, within(0.2));
    }

    @Test
    void whatJumpsWithGravityLandsUnderNoKeyAndUnderTheIdleCode() {
        assertThat(OBEYING.results())
                .containsEntry("jump_lands", 1.0)
                .containsEntry("jump_lands_idle", 1.0)
                .containsEntry("jump_lands_idle_code", (double) HillWorld.IDLE);
    }

    @Test
    void worldThatCopiesHasNoKeysAndNoJumps() {
        Map<String, Double> results = play(new HillWorld(FOOTAGE) {
            @Override
            Hero move(Hero hero, int key) {
                return hero;
            }
        });
        assertThat(results)
                .containsEntry("held_left", 0.0)
                .containsEntry("held_right", 0.0)
                .containsEntry("held_left_free", 0.0)
                .containsEntry("held_right_free", 0.0)
                .containsEntry("held_jump", 0.0)
                .containsEntry("jump_lands", 0.0)
                .containsEntry("jump_lands_idle", 0.0)
                .doesNotContainKeys("held_left_code", "held_right_code", "held_jump_code");
    }

    @Test
    void wallsCountAgainstAKeyHeldAnywhereButNotWhereTheRealHeroWent() {
        Map<String, Double> results = play(new HillWorld(FOOTAGE) {
            @Override
            Hero move(Hero hero, int key) {
                return key == LEFT && !HillFootage.walksLeft(hero.x()) ? hero : super.move(hero, key);
            }
        });
        assertThat(results.get("held_left")).isBetween(0.1, 0.5);
        assertThat(results).containsEntry("held_left_free", 1.0).containsEntry("held_right", 1.0);
        assertThat(results.get("keys_dependable_free"))
                .as("left is a key to depend on, and was not where walls are in the way")
                .isEqualTo(results.get("keys_dependable") + 1);
    }

    @Test
    void whatFloatsAfterAJumpDoesNotLand() {
        Map<String, Double> results = play(new HillWorld(FOOTAGE) {
            @Override
            Hero move(Hero hero, int key) {
                return key == JUMP ? new Hero(hero.x(), hero.height() + 4, 0) : hero;
            }
        });
        assertThat(results).containsEntry("held_jump", 1.0).containsEntry("jump_lands", 0.0);
    }

    @Test
    void whatFallsThroughTheGroundDoesNotLand() {
        Map<String, Double> results = play(new HillWorld(FOOTAGE) {
            @Override
            Hero move(Hero hero, int key) {
                return new Hero(hero.x(), hero.height() + (key == JUMP ? 4 : -3), 0);
            }
        });
        assertThat(results).containsEntry("held_jump", 1.0).containsEntry("jump_lands", 0.0);
    }

    @Test
    void noKeyThatRunsOnIsToldFromTheIdleCode() {
        Map<String, Double> results = play(new HillWorld(FOOTAGE) {
            @Override
            Hero move(Hero hero, int key) {
                boolean released = key == CODES && hero.height() > 0;
                return released ? hero : super.move(hero, key);
            }
        });
        assertThat(results).containsEntry("jump_lands", 0.0).containsEntry("jump_lands_idle", 1.0);
    }

    @Test
    void jumpsAreJudgedWhereTheHeroStandsAndTheRestAnywhere() {
        Prompts prompts = Prompts.choose(heldOut(), 40);
        assertThat(prompts.any()).hasSize(40);
        assertThat(prompts.any().stream().filter(prompt -> !prompt.standing()).count())
                .isBetween(5L, 15L);
        assertThat(prompts.standing()).hasSize(40).allMatch(Prompt::standing);
        assertThat(prompts.distinct().size()).isLessThan(60);
    }

    @Test
    void figuresNameHowManyPromptsTheyStandOn() {
        Map<String, Integer> clips = new LinkedHashMap<>();
        OBEYING.figures().forEach(figure -> clips.put(figure.key(), figure.clips()));
        assertThat(clips)
                .containsEntry("held_left", 8)
                .containsEntry("held_jump_code", 8)
                .containsEntry("jump_lands", 8)
                .containsEntry("tiles_kept", 8);
    }

    @Test
    void footageInWhichNobodyStandsLeavesJumpsUnmeasured() {
        Footage falling = new HillFootage(8) {
            @Override
            public Picture frame(int episode, int index) {
                return FOOTAGE.frame(4 * episode + 3, index);
            }
        };
        EvalReport report = Evaluation.run(
                new HillWorld(FOOTAGE),
                HeldOut.choose(falling, 0),
                Optional.empty(),
                new EvalOptions(2, 4, 0),
                EvalProgress.SILENT);
        assertThat(report.results())
                .containsEntry("held_left", 1.0)
                .doesNotContainKeys("held_jump", "held_dy_0", "jump_lands");
    }

    @Test
    void worldThatStaysSharpKeepsItsTiles() {
        Map<String, Double> results = OBEYING.results();
        for (String key : List.of("tiles_kept", "tiles_kept_real", "tiles_kept_decoded")) {
            assertThat(results.get(key)).as(key).isGreaterThan(0.5);
        }
    }

    @Test
    void noiseAndBlurAndPlainColourAreNotTheWorldsTiles() {
        Random dice = new Random(1);
        List<Picture> spoilt = new ArrayList<>();
        spoilt.add(Pixels.picture(HillFootage.SIDE, HillFootage.SIDE, (_, _) -> dice.nextInt(1 << 24)));
        spoilt.add(Pixels.grey(HillFootage.SIDE, 128));
        Picture sharp = FOOTAGE.frame(0, 0);
        spoilt.add(Pixels.picture(
                HillFootage.SIDE, HillFootage.SIDE, (x, y) -> sharp.argb(x / 8 * 8, y / 8 * 8) & 0xFFFFFF));
        for (Picture picture : spoilt) {
            Map<String, Double> results = play(new HillWorld(FOOTAGE) {
                @Override
                Picture paint(Hero hero) {
                    return picture;
                }
            });
            assertThat(results).containsEntry("tiles_kept", 0.0).containsEntry("tiles_kept_decoded", 0.0);
            assertThat(results).containsEntry("held_left", 0.0).containsEntry("held_jump", 0.0);
        }
    }

    @Test
    void randomKeysAreHeldThreeToTenFramesAndAreTheSameForTheSameSeed() {
        Prompt prompt = new Prompt(7, List.of());
        long[] keys = TilesKept.keys(50, prompt, 100, 3);
        assertThat(keys).hasSize(100).isEqualTo(TilesKept.keys(50, prompt, 100, 3));
        assertThat(keys).isNotEqualTo(TilesKept.keys(50, new Prompt(8, List.of()), 100, 3));
        List<Integer> runs = new ArrayList<>(List.of(1));
        for (int i = 1; i < keys.length; i++) {
            if (keys[i] == keys[i - 1]) {
                runs.set(runs.size() - 1, runs.getLast() + 1);
            } else {
                runs.add(1);
            }
        }
        assertThat(runs.subList(0, runs.size() - 1)).allMatch(run -> run >= 3 && run <= 20);
        assertThat(runs).hasSizeBetween(9, 34);
    }

    @Test
    void noPromptsMeanNoPlay() {
        List<String> heard = new ArrayList<>();
        EvalReport report = Evaluation.run(
                new HillWorld(FOOTAGE),
                heldOut(),
                Optional.empty(),
                new EvalOptions(2, 0, 0),
                (what, _, _) -> heard.add(what));
        assertThat(report.figures()).noneMatch(figure -> figure.key().matches("(held|jump|tiles)_.*"));
        assertThat(heard).containsOnly("rollouts", "latent actions");
    }

    @Test
    void progressOfPlayReachesItsTotal() {
        List<String> heard = new ArrayList<>();
        Evaluation.run(new HillWorld(FOOTAGE), heldOut(), Optional.empty(), OPTIONS, (what, done, total) -> {
            if (done == total) {
                heard.add(what);
            }
        });
        assertThat(heard).containsExactly("rollouts", "latent actions", "held keys", "landings", "random play");
    }

    private static Map<String, Double> play(WorldModel world) {
        return report(world).results();
    }

    private static EvalReport report(WorldModel world) {
        return Evaluation.run(world, heldOut(), Optional.empty(), OPTIONS, EvalProgress.SILENT);
    }

    private static HeldOut heldOut() {
        return HeldOut.choose(FOOTAGE, OPTIONS.seed());
    }
}
