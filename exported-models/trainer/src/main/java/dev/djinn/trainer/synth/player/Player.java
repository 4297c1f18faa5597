package dev.djinn.trainer.synth.player;

import dev.djinn.trainer.synth.level.Chance;
import dev.djinn.trainer.synth.level.Level;
import dev.djinn.trainer.synth.physics.Game;
import dev.djinn.trainer.synth.physics.Hero;
import dev.djinn.trainer.synth.physics.Keys;

/**
 * Chooses keys and holds them for 3 to 15 frames. Whatever it wants, it leans to the side that it took less often so
 * far, so that left and right are about equally frequent in every episode. One owner thread.
 */
public final class Player {
    private static final int SHORTEST = 3;
    private static final int LONGEST = 15;
    private static final int PATIENCE = 45;
    private static final int MOST_UNEVEN = 14;
    private static final double NEAR = 6;

    private final Chance chance;
    private final Habit habit;
    private Keys keys = Keys.NONE;
    private int left;
    private int held;
    private int pushed;
    private int balance;
    private double goalX;
    private double goalY;
    private int goalFrames;

    /** What it is after. */
    public enum Habit {
        /** Goes for coins and for places on platforms. */
        SEEK,
        /** Walks long ways, jumps over what is in the way, looks around. */
        EXPLORE,
        /** Presses anything. */
        RANDOM
    }

    public Player(Habit habit, Chance chance) {
        this.habit = habit;
        this.chance = chance;
    }

    /** The keys for the next frame. */
    public Keys next(Game game) {
        pushed = game.hero().pushing() ? pushed + 1 : 0;
        boolean vain = pushed >= SHORTEST && held >= SHORTEST;
        if (left <= 0 || vain) {
            keys = decide(game);
            held = 0;
        }
        left--;
        held++;
        balance += keys.direction();
        return keys;
    }

    private Keys decide(Game game) {
        if (chance.in(0.12)) {
            return hold(new Keys(0, false), SHORTEST, 8);
        }
        return switch (habit) {
            case RANDOM -> random();
            case EXPLORE -> explore(game);
            case SEEK -> seek(game);
        };
    }

    private Keys hold(Keys chosen, int shortest, int longest) {
        left = chance.whole(shortest, longest);
        return chosen;
    }

    /** -1 or 1, more often the side that was taken less. */
    private int side() {
        double share = Math.clamp(0.5 - balance / 50.0, 0.05, 0.95);
        return chance.in(share) ? 1 : -1;
    }

    private Keys random() {
        int direction = chance.in(0.2) ? 0 : side();
        boolean jump = !keys.jump() && chance.in(0.5);
        return hold(new Keys(direction, jump), SHORTEST, jump ? 8 : LONGEST);
    }

    private Keys explore(Game game) {
        Hero hero = game.hero();
        boolean stuck = hero.pushing();
        if (goalFrames <= 0 || Math.abs(goalX - hero.x()) < 4 || stuck && chance.in(0.3)) {
            goalFrames = chance.whole(10, PATIENCE);
            goalX = inside(game, hero.x() + side() * chance.between(20, 120));
        }
        return toward(hero, stuck, chance.in(0.3));
    }

    private Keys seek(Game game) {
        Hero hero = game.hero();
        boolean there = Math.abs(goalX - hero.x()) < 4 && Math.abs(goalY - hero.feet()) < 10;
        if (goalFrames <= 0 || there) {
            aim(game);
        }
        boolean higher = goalY < hero.feet() - 6 && Math.abs(goalX - hero.x()) < 24;
        return toward(hero, hero.pushing(), higher || chance.in(0.15));
    }

    private void aim(Game game) {
        Hero hero = game.hero();
        int side = side();
        goalFrames = chance.whole(20, PATIENCE);
        goalX = inside(game, hero.x() + side * chance.between(15, 90));
        goalY = hero.feet();
        double nearest = 100;
        for (int i = 0; i < game.level().coins().size(); i++) {
            Level.Spot coin = game.level().coins().get(i);
            double way = Math.abs(coin.x() - hero.x()) + Math.abs(coin.y() - hero.feet());
            if (!game.taken(i) && (coin.x() - hero.x()) * side > NEAR && way < nearest) {
                nearest = way;
                goalX = coin.x();
                goalY = coin.y();
            }
        }
    }

    private static double inside(Game game, double x) {
        double margin = 1.5 * game.level().cell() + game.laws().width();
        return Math.clamp(x, margin, game.level().width() - margin);
    }

    private Keys toward(Hero hero, boolean stuck, boolean wish) {
        double way = goalX - hero.x();
        boolean jump = !keys.jump() && hero.standing() && (stuck || wish);
        int direction = Math.abs(way) < 3 ? 0 : way > 0 ? 1 : -1;
        if (stuck && !jump && !hero.standing()) {
            direction = keys.direction();
        } else if (direction * balance > MOST_UNEVEN && chance.in(0.7) || stuck && chance.in(0.4)) {
            direction = -direction;
            goalFrames = 0;
        }
        Keys chosen = new Keys(direction, jump);
        int longest = jump ? 8 : Math.clamp((int) (Math.abs(way) / 2), SHORTEST + 1, LONGEST);
        Keys held = hold(chosen, jump ? 4 : SHORTEST, longest);
        goalFrames -= left;
        return held;
    }
}
