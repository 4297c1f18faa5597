package dev.djinn.trainer.synth;

import dev.djinn.trainer.synth.art.Actor;
import dev.djinn.trainer.synth.art.Scene;
import dev.djinn.trainer.synth.art.Style;
import dev.djinn.trainer.synth.level.Chance;
import dev.djinn.trainer.synth.level.Level;
import dev.djinn.trainer.synth.level.LevelMaker;
import dev.djinn.trainer.synth.physics.Camera;
import dev.djinn.trainer.synth.physics.Game;
import dev.djinn.trainer.synth.physics.Hero;
import dev.djinn.trainer.synth.physics.Keys;
import dev.djinn.trainer.synth.physics.Laws;
import dev.djinn.trainer.synth.player.Player;
import java.util.List;

/**
 * One game from its first frame to the last, the same for the same seed and number whatever came before. It shows frame
 * 0 when made; {@link #next} plays on by one frame. Drawing is prepared when it is first asked for, so that what
 * happened can be told without it. One owner thread.
 */
public final class Episode {
    private static final long PLACE = 1;
    private static final long BODY = 2;
    private static final long PLAY = 3;
    private static final long ART = 4;

    private final Style style;
    private final Player.Habit habit;
    private final Game game;
    private final Player player;
    private final Actor actor;
    private final Chance art;

    /** @param styles the families to choose from, at least one */
    public Episode(long seed, int number, List<Style> styles) {
        Chance chance = new Chance(Chance.mix(seed)).split(number);
        style = styles.get(Math.floorMod(number, styles.size()));
        habit = chance.of(Player.Habit.values());
        Level.Kind kind = style == Style.PHOTO && chance.in(0.6) ? Level.Kind.OPEN : kind(chance);
        Level level = LevelMaker.make(kind, chance.split(PLACE));
        Chance body = chance.split(BODY);
        actor = Actor.draw(level.cell(), body);
        Laws laws = Laws.draw(body, level.cell(), actor.width(), actor.height());
        game = new Game(level, laws, habit(body), body);
        player = new Player(habit, chance.split(PLAY));
        art = chance.split(ART);
    }

    private static Level.Kind kind(Chance chance) {
        return chance.of(
                Level.Kind.HILLS,
                Level.Kind.HILLS,
                Level.Kind.HILLS,
                Level.Kind.OPEN,
                Level.Kind.OPEN,
                Level.Kind.CAVE,
                Level.Kind.SCREEN,
                Level.Kind.SCREEN,
                Level.Kind.TOWER);
    }

    private static Camera.Habit habit(Chance chance) {
        int deadX = chance.in(0.5) ? chance.whole(0, 3) : chance.whole(5, 14);
        int deadY = chance.in(0.4) ? chance.whole(0, 3) : chance.whole(5, 12);
        return new Camera.Habit(deadX, deadY, chance.whole(36, 44));
    }

    public Style style() {
        return style;
    }

    public Player.Habit habit() {
        return habit;
    }

    public Game game() {
        return game;
    }

    /** Plays one frame; returns what was held for it. */
    public Keys next() {
        Keys keys = player.next(game);
        game.step(keys);
        return keys;
    }

    /** Prepares to draw frames of {@code size} x {@code size} pixels. */
    public Scene scene(int size) {
        return new Scene(game, style, actor, size, art);
    }

    /** The middle of the hero in the picture, in units. */
    public Level.Spot heroOnScreen() {
        Hero hero = game.hero();
        double middle = Math.rint(hero.feet()) - game.laws().height() / 2;
        return new Level.Spot(
                Math.rint(hero.x()) - game.camera().x(), middle - game.camera().y());
    }
}
