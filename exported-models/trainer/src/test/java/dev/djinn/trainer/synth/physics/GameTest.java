package dev.djinn.trainer.synth.physics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.djinn.trainer.synth.Episode;
import dev.djinn.trainer.synth.art.Style;
import dev.djinn.trainer.synth.level.Chance;
import dev.djinn.trainer.synth.level.Level;
import dev.djinn.trainer.synth.level.Level.Lift;
import dev.djinn.trainer.synth.level.Level.Patrol;
import dev.djinn.trainer.synth.level.Level.Spot;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GameTest {
    private static final int CELL = 8;
    private static final Keys RIGHT = new Keys(1, false);
    private static final Keys LEFT = new Keys(-1, false);
    private static final Keys JUMP = new Keys(0, true);

    @Test
    void aHeldJumpRisesAtOnceFallsLandsAndStaysDown() {
        for (int seed = 0; seed < 50; seed++) {
            Game game = game(seed, List.of(), List.of());
            double ground = game.hero().feet();
            List<Double> heights = new ArrayList<>();
            for (int frame = 0; frame < 24; frame++) {
                game.step(JUMP);
                heights.add(ground - game.hero().feet());
            }
            int landed = heights.indexOf(0.0) + 1;
            double highest =
                    heights.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
            assertThat(heights.getFirst()).isGreaterThanOrEqualTo(3);
            assertThat(highest).isGreaterThan(2 * CELL);
            assertThat(landed).isBetween(8, 14);
            assertThat(heights.subList(landed, 24)).containsOnly(0.0);
            assertThat(game.hero().standing()).isTrue();
        }
    }

    @Test
    void aShortJumpIsLowerThanAHeldOne() {
        for (int seed = 0; seed < 20; seed++) {
            assertThat(highest(seed, 1)).isLessThan(0.7 * highest(seed, 10));
        }
    }

    @Test
    void speedAnswersTheKeysWithinTwoFrames() {
        for (int seed = 0; seed < 20; seed++) {
            Game game = game(seed, List.of(), List.of());
            double run = game.laws().run();
            assertThat(run).isBetween(1.5, 3.0);
            steps(game, RIGHT, 2);
            assertThat(game.hero().speedX()).isEqualTo(run);
            steps(game, Keys.NONE, 2);
            assertThat(game.hero().speedX()).isZero();
            assertThat(game.hero().facing()).isEqualTo(1);
            double before = game.hero().x();
            steps(game, LEFT, 4);
            assertThat(game.hero().x()).isLessThan(before - 2 * run);
            assertThat(game.hero().facing()).isEqualTo(-1);
        }
    }

    @Test
    void noHeroIsEverInsideAWallOrOutOfThePicture() {
        for (int number = 0; number < 300; number++) {
            Episode episode = new Episode(4, number, List.of(Style.FLAT));
            Game game = episode.game();
            for (int frame = 0; frame < 150; frame++) {
                Keys keys = episode.next();
                assertThat(game.level().blocked(game.hero().body()))
                        .as("episode " + number + " frame " + frame + " " + keys)
                        .isFalse();
                assertThat(episode.heroOnScreen().x()).isBetween(0.0, 64.0);
                assertThat(game.hero().feet()).isLessThanOrEqualTo(game.level().height());
                assertThat(game.camera().x()).isBetween(0, (int) game.level().width() - Level.VIEW);
                assertThat(game.camera().y()).isBetween(0, (int) game.level().height() - Level.VIEW);
            }
        }
    }

    @Test
    void whoStandsOnAMovingPlatformIsCarried() {
        Spot from = new Spot(60, 80);
        Game game = game(3, List.of(new Lift(from, new Spot(100, 80), 16, 80, 0)), List.of());
        Hero hero = game.hero();
        while (hero.x() < 58) {
            game.step(RIGHT);
        }
        for (int frame = 0; frame < 200 && !(hero.standing() && hero.feet() == 80); frame++) {
            double way = game.platforms().getFirst().x() - hero.x();
            boolean jump = hero.standing() || hero.speedY() < 0 && frame % 13 != 12;
            game.step(new Keys(Math.abs(way) < 3 ? 0 : way > 0 ? 1 : -1, jump && frame % 13 != 12));
        }
        double before = hero.x() - game.platforms().getFirst().x();
        double place = hero.x();
        steps(game, Keys.NONE, 6);
        assertThat(hero.feet()).isEqualTo(80);
        assertThat(hero.x() - game.platforms().getFirst().x()).isEqualTo(before);
        assertThat(hero.x()).isNotEqualTo(place);
    }

    @Test
    void enemiesStayOnTheirWayAndVanishUnderTheHeroAndCoinsAreTaken() {
        Game game = game(1, List.of(), List.of(new Patrol(60, 100, 88, 1)));
        for (int frame = 0; frame < 200; frame++) {
            game.step(Keys.NONE);
            assertThat(game.walkers().getFirst().x()).isBetween(60.0, 100.0);
        }
        boolean vanished = false;
        for (int frame = 0; frame < 400 && !vanished; frame++) {
            double way = game.walkers().getFirst().x() - game.hero().x();
            game.step(new Keys(Math.abs(way) < 1 ? 0 : way > 0 ? 1 : -1, frame % 16 < 10));
            vanished = game.walkers().getFirst().gone();
        }
        assertThat(vanished).isTrue();
        assertThat(game.taken(0)).isTrue();
    }

    private static double highest(int seed, int heldFrames) {
        Game game = game(seed, List.of(), List.of());
        double ground = game.hero().feet();
        double highest = 0;
        for (int frame = 0; frame < 20; frame++) {
            game.step(new Keys(0, frame < heldFrames));
            highest = Math.max(highest, ground - game.hero().feet());
        }
        return highest;
    }

    private static void steps(Game game, Keys keys, int frames) {
        for (int frame = 0; frame < frames; frame++) {
            game.step(keys);
        }
    }

    /** A flat floor, 24 cells wide. */
    private static Game game(int seed, List<Lift> lifts, List<Patrol> patrols) {
        int columns = 24;
        int rows = 12;
        byte[] cells = new byte[columns * rows];
        for (int column = 0; column < columns; column++) {
            cells[(rows - 1) * columns + column] = Level.SOLID;
        }
        Spot start = new Spot(44, (rows - 1) * CELL);
        List<Spot> coins = List.of(new Spot(70, 84));
        Level level = new Level(Level.Kind.OPEN, columns, rows, CELL, cells, start, coins, patrols, lifts);
        Laws laws = Laws.draw(new Chance(seed), CELL, 6, 9);
        return new Game(level, laws, new Camera.Habit(4, 6, 40), new Chance(seed));
    }
}
