package dev.djinn.trainer.synth.physics;

import dev.djinn.trainer.synth.level.Box;
import dev.djinn.trainer.synth.level.Level;

/** A platform that goes to and fro at an even pace and carries who stands on it. */
public final class Platform {
    private static final double QUARTERS = 4;

    private final Level.Lift lift;
    private int frame;
    private double x;
    private double top;
    private double movedX;

    Platform(Level.Lift lift) {
        this.lift = lift;
        frame = lift.phase();
        place();
        movedX = 0;
    }

    /** Its middle. */
    public double x() {
        return x;
    }

    /** Its upper side. */
    public double top() {
        return top;
    }

    public double width() {
        return lift.width();
    }

    /** How far it went sideways in the last frame. */
    double movedX() {
        return movedX;
    }

    boolean carries(Box body) {
        return body.right() > x - lift.width() / 2 && body.left() < x + lift.width() / 2;
    }

    void step() {
        frame++;
        place();
    }

    private void place() {
        int turn = Math.floorMod(frame, lift.period());
        double share = 2.0 * turn / lift.period();
        double there = share <= 1 ? share : 2 - share;
        double before = x;
        x = Math.rint(QUARTERS
                        * (lift.from().x()
                                + there * (lift.to().x() - lift.from().x())))
                / QUARTERS;
        top = Math.rint(lift.from().y() + there * (lift.to().y() - lift.from().y()));
        movedX = x - before;
    }
}
