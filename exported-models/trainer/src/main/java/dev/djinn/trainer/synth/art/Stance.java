package dev.djinn.trainer.synth.art;

import dev.djinn.trainer.synth.physics.Hero;

/**
 * How limbs are held; the creature looks to the right.
 *
 * @param stride how far the front foot is before the hip, the other as far behind, in heights
 * @param lift how far the feet are off the ground at most, in heights; one foot at least is on it unless in the air
 * @param arms how high the hands are, -1 down, 1 up
 * @param squash height of the body against its usual one
 * @param turn of wheels and balls in quarters
 */
record Stance(double stride, double lift, double arms, double squash, int turn) {
    /** Pictures in a running cycle. */
    static final int CYCLE = 4;

    static Stance of(Hero.Pose pose, int phase) {
        return switch (pose) {
            case IDLE -> new Stance(0.05, 0, -1, 1, 0);
            case RUN ->
                switch (phase) {
                    case 0 -> new Stance(0.26, 0.02, -0.3, 0.98, 0);
                    case 1 -> new Stance(0.04, 0.12, -0.8, 1.03, 1);
                    case 2 -> new Stance(-0.26, 0.02, -0.3, 0.98, 2);
                    default -> new Stance(-0.04, 0.12, -0.8, 1.03, 3);
                };
            case JUMP -> new Stance(0.22, 0.2, 1, 1.08, 0);
            case FALL -> new Stance(0.14, 0.06, 0.5, 1.04, 0);
        };
    }
}
