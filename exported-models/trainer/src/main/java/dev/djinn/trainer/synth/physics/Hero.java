package dev.djinn.trainer.synth.physics;

import dev.djinn.trainer.synth.level.Box;
import dev.djinn.trainer.synth.level.Level;
import java.util.List;

/**
 * The body that the keys move. It answers sideways within two frames, rises in the very frame in which the jump key goes
 * down, falls sooner when it is let go, and jumps again only after that. One owner thread.
 */
public final class Hero {
    private static final double STRIDE = 1;

    private final Level level;
    private final Laws laws;
    private double x;
    private double feet;
    private double speedX;
    private double speedY;
    private boolean standing = true;
    private boolean jumpHeld;
    private boolean rising;
    private boolean pushing;
    private int facing = 1;
    private int carrier = -1;

    /** What the hero looks like from afar. */
    public enum Pose {
        IDLE,
        RUN,
        JUMP,
        FALL
    }

    Hero(Level level, Laws laws) {
        this.level = level;
        this.laws = laws;
        x = level.start().x();
        feet = level.start().y();
    }

    /** Where it is: {@code [x - width / 2, x + width / 2) x [feet - height, feet)}. */
    public Box body() {
        return bodyAt(x, feet);
    }

    /** The middle of the body. */
    public double x() {
        return x;
    }

    /** The lower side of the body. */
    public double feet() {
        return feet;
    }

    /** Units a frame, positive to the right. */
    public double speedX() {
        return speedX;
    }

    /** Units a frame, positive downwards. */
    public double speedY() {
        return speedY;
    }

    public boolean standing() {
        return standing;
    }

    /** Whether a wall stopped it sideways in the last frame. */
    public boolean pushing() {
        return pushing;
    }

    /** -1 left, 1 right: the last direction key. */
    public int facing() {
        return facing;
    }

    public Pose pose() {
        if (!standing) {
            return speedY < 0 ? Pose.JUMP : Pose.FALL;
        }
        return speedX == 0 ? Pose.IDLE : Pose.RUN;
    }

    void step(Keys keys, List<Platform> platforms) {
        ride(platforms);
        double wanted = keys.direction() * laws.run();
        double change = laws.run() / laws.framesToSpeed();
        speedX += Math.clamp(wanted - speedX, -change, change);
        if (keys.direction() != 0) {
            facing = keys.direction();
        }
        lift(keys.jump());
        pushing = !slide(speedX);
        if (pushing) {
            speedX = 0;
        }
        fall(speedY, platforms);
        jumpHeld = keys.jump();
    }

    /** Throws it up, as after landing on an enemy. */
    void bounce() {
        speedY = -0.6 * laws.takeOff();
        standing = false;
        rising = false;
        carrier = -1;
    }

    private void lift(boolean jump) {
        if (jump && !jumpHeld && standing) {
            speedY = -laws.takeOff();
            rising = true;
            carrier = -1;
            return;
        }
        speedY = Math.min(speedY + laws.gravity(), laws.takeOff());
        if (rising && !jump && speedY < 0) {
            speedY *= Laws.CUT;
            rising = false;
        }
    }

    private void ride(List<Platform> platforms) {
        if (carrier < 0) {
            return;
        }
        Platform under = platforms.get(carrier);
        slide(under.movedX());
        if (level.blocked(bodyAt(x, under.top()))) {
            carrier = -1;
        } else {
            feet = under.top();
        }
    }

    /** Moves sideways; false when a wall stops it, which it then touches. */
    private boolean slide(double way) {
        double left = Math.abs(way);
        double sign = Math.signum(way);
        while (left > 0) {
            double step = Math.min(left, STRIDE);
            if (level.blocked(bodyAt(x + sign * step, feet))) {
                double side = x + sign * laws.width() / 2;
                double wall =
                        (sign > 0 ? Math.ceil(side / level.cell() - 1e-9) : Math.floor(side / level.cell() + 1e-9))
                                * level.cell();
                double touching = wall - sign * laws.width() / 2;
                if (Math.abs(touching - x) <= step && !level.blocked(bodyAt(touching, feet))) {
                    x = touching;
                }
                return false;
            }
            x += sign * step;
            left -= step;
        }
        return true;
    }

    private void fall(double way, List<Platform> platforms) {
        standing = false;
        carrier = -1;
        double left = Math.abs(way);
        while (left > 0) {
            double step = Math.min(left, STRIDE);
            double next = feet + Math.signum(way) * step;
            if (way > 0 && landed(next, platforms)) {
                return;
            }
            if (way < 0 && level.blocked(bodyAt(x, next))) {
                feet = Math.floor((feet - laws.height()) / level.cell() + 1e-9) * level.cell() + laws.height();
                speedY = 0;
                rising = false;
                return;
            }
            feet = next;
            left -= step;
        }
    }

    private boolean landed(double next, List<Platform> platforms) {
        for (int i = 0; i < platforms.size(); i++) {
            Platform platform = platforms.get(i);
            if (feet <= platform.top()
                    && next >= platform.top()
                    && platform.carries(body())
                    && !level.blocked(bodyAt(x, platform.top()))) {
                carrier = i;
                return land(platform.top());
            }
        }
        double line = Math.ceil(feet / level.cell()) * level.cell();
        if (next < line) {
            return false;
        }
        Box body = body();
        boolean carried = level.thinAt(body.left(), body.right(), line) || level.blocked(bodyAt(x, line + 0.5));
        return carried && land(line);
    }

    private boolean land(double ground) {
        feet = ground;
        speedY = 0;
        standing = true;
        rising = false;
        return true;
    }

    private Box bodyAt(double middle, double lower) {
        return new Box(middle - laws.width() / 2, lower - laws.height(), middle + laws.width() / 2, lower);
    }
}
