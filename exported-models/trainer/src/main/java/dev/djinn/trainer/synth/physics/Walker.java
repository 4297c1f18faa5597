package dev.djinn.trainer.synth.physics;

import dev.djinn.trainer.synth.level.Box;
import dev.djinn.trainer.synth.level.Level;

/** An enemy that goes to and fro on its ground until somebody jumps on it. */
public final class Walker {
    private final Level.Patrol patrol;
    private final double size;
    private double x;
    private int direction;
    private boolean gone;

    Walker(Level.Patrol patrol, double size, double share, int direction) {
        this.patrol = patrol;
        this.size = size;
        this.direction = direction;
        x = patrol.from() + share * (patrol.to() - patrol.from());
    }

    public double x() {
        return x;
    }

    public double feet() {
        return patrol.y();
    }

    /** -1 left, 1 right. */
    public int direction() {
        return direction;
    }

    /** Whether it is no longer there. */
    public boolean gone() {
        return gone;
    }

    Box body() {
        return new Box(x - size / 2, patrol.y() - size, x + size / 2, patrol.y());
    }

    void step() {
        x += direction * patrol.speed();
        if (x >= patrol.to() || x <= patrol.from()) {
            x = Math.clamp(x, patrol.from(), patrol.to());
            direction = x >= patrol.to() ? -1 : 1;
        }
    }

    void turn(int away) {
        direction = away;
    }

    void vanish() {
        gone = true;
    }
}
