package dev.djinn.trainer.synth.physics;

import dev.djinn.trainer.synth.level.Level;

/**
 * Follows the hero so that it stays inside a dead zone of the picture, never looks past the ends of the level, and is
 * always at whole units, so that a scene scrolls by whole pixels.
 */
public final class Camera {
    private final Level level;
    private final Habit habit;
    private int x;
    private int y;

    /**
     * How closely it follows.
     *
     * @param deadX the hero may be so far to the left or right of the middle, in units
     * @param deadY so far above or below the anchor
     * @param anchorY where the hero's feet are in the picture when nothing else counts, in units from above
     */
    public record Habit(int deadX, int deadY, int anchorY) {}

    Camera(Level level, Habit habit, Hero hero) {
        this.level = level;
        this.habit = habit;
        x = (int) Math.rint(hero.x()) - Level.VIEW / 2;
        y = (int) Math.rint(hero.feet()) - habit.anchorY();
        follow(hero);
    }

    /** The left edge of the picture in the level, whole units. */
    public int x() {
        return x;
    }

    /** The upper edge of the picture in the level, whole units. */
    public int y() {
        return y;
    }

    void follow(Hero hero) {
        int heroX = (int) Math.rint(hero.x()) - Level.VIEW / 2;
        int heroY = (int) Math.rint(hero.feet()) - habit.anchorY();
        x = inside(Math.clamp(x, heroX - habit.deadX(), heroX + habit.deadX()), level.width());
        y = inside(Math.clamp(y, heroY - habit.deadY(), heroY + habit.deadY()), level.height());
    }

    private int inside(int wanted, double length) {
        int room = (int) length - Level.VIEW;
        return level.kind() == Level.Kind.SCREEN ? room / 2 : Math.clamp(wanted, 0, room);
    }
}
