package dev.djinn.trainer.synth.physics;

import dev.djinn.trainer.synth.level.Box;
import dev.djinn.trainer.synth.level.Chance;
import dev.djinn.trainer.synth.level.Level;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** A game that goes on by one frame per {@link #step}. There is no death: every place can be left. One owner thread. */
public final class Game {
    /** Side of the square in which a coin is. */
    public static final double COIN = 5;

    private final Level level;
    private final Laws laws;
    private final Hero hero;
    private final List<Platform> platforms;
    private final List<Walker> walkers = new ArrayList<>();
    private final BitSet taken = new BitSet();
    private final Camera camera;
    private int frame;

    public Game(Level level, Laws laws, Camera.Habit habit, Chance chance) {
        this.level = level;
        this.laws = laws;
        hero = new Hero(level, laws);
        platforms = level.lifts().stream().map(Platform::new).toList();
        for (Level.Patrol patrol : level.patrols()) {
            walkers.add(new Walker(patrol, 0.8 * level.cell(), chance.unit(), chance.in(0.5) ? 1 : -1));
        }
        camera = new Camera(level, habit, hero);
    }

    /** One frame with these keys. */
    public void step(Keys keys) {
        platforms.forEach(Platform::step);
        walkers.forEach(Walker::step);
        double before = hero.feet();
        hero.step(keys, platforms);
        meet(before);
        for (int i = 0; i < level.coins().size(); i++) {
            if (!taken.get(i) && coin(i).meets(hero.body())) {
                taken.set(i);
            }
        }
        camera.follow(hero);
        frame++;
    }

    private void meet(double feetBefore) {
        for (Walker walker : walkers) {
            if (walker.gone() || !walker.body().meets(hero.body())) {
                continue;
            }
            if (hero.feet() > feetBefore && feetBefore <= walker.body().top() + 1) {
                walker.vanish();
                hero.bounce();
            } else {
                walker.turn(walker.x() < hero.x() ? -1 : 1);
            }
        }
    }

    private Box coin(int number) {
        Level.Spot at = level.coins().get(number);
        return new Box(at.x() - COIN / 2, at.y() - COIN / 2, at.x() + COIN / 2, at.y() + COIN / 2);
    }

    public Level level() {
        return level;
    }

    public Laws laws() {
        return laws;
    }

    public Hero hero() {
        return hero;
    }

    public List<Platform> platforms() {
        return platforms;
    }

    public List<Walker> walkers() {
        return walkers;
    }

    public boolean taken(int coin) {
        return taken.get(coin);
    }

    public Camera camera() {
        return camera;
    }

    /** Frames since the beginning. */
    public int frame() {
        return frame;
    }
}
