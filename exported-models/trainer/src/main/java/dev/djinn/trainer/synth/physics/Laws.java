package dev.djinn.trainer.synth.physics;

import dev.djinn.trainer.synth.level.Chance;

/**
 * How a hero moves; units and frames.
 *
 * @param width of the hero's body
 * @param height of the hero's body
 * @param run speed at full run, reached at once or in the second frame, and lost as fast
 * @param framesToSpeed 1 or 2
 * @param gravity added to the falling speed in each frame
 * @param takeOff rising speed in the first frame of a jump, at most also the falling speed
 */
public record Laws(double width, double height, double run, int framesToSpeed, double gravity, double takeOff) {
    /** A released jump keeps this share of its speed. */
    static final double CUT = 0.35;

    private static final double LEAST_JUMP = 13;

    /**
     * Draws laws under which steps of two cells can be climbed: a jump of 2.3 to 2.9 cells that rises for 4 to 6 frames
     * and falls for as many.
     */
    public static Laws draw(Chance chance, int cell, double width, double height) {
        double jump = Math.max(LEAST_JUMP, cell * chance.between(2.3, 2.9));
        int rise = jump > 20 ? chance.whole(5, 6) : chance.whole(4, 5);
        double gravity = 2 * jump / (rise * (rise + 1));
        double run = chance.whole(6, 12) / 4.0;
        return new Laws(width, height, run, chance.whole(1, 2), gravity, rise * gravity);
    }
}
