package dev.djinn.trainer.fit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.djinn.trainer.nn.LatentActionModel;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Codes of a hero who is looked at: keys, not velocities. */
class LookTest {
    private static final int SIDE = 32;
    private static final int CLIPS = 6;
    private static final int FRAMES = 6;
    private static final int CODES = 6;
    private static final int STEPS = 250;
    /** Pixels a frame. */
    private static final int WALK = 2;

    private static final int JUMP = 4;
    private static final double FREE = 0.7;

    private static final LatentActionModel.Config NETWORK =
            new LatentActionModel.Config(SIDE, SIDE, 16, 2, 64, 1, 1, CODES, 8, 1, 2, 2, 8, 0);

    /** Facing left, ahead or right, and rising or not; neither whether a wall stops him nor whether he falls. */
    @Test
    void codesTellWhichWayTheHeroLooksAndWhetherHeRises() {
        assertThat(LearnedCodes.purity(NETWORK, STEPS, 5, LookTest::footage)).isGreaterThan(0.9);
    }

    /**
     * Textures that scroll past a hero in the middle: the way he faces unless a wall is there, up, level or down. What
     * happens is {@code facing + 1 + 3 * rises}.
     */
    private static LearnedCodes.Footage footage(SplittableRandom random) {
        int margin = JUMP * FRAMES;
        int size = SIDE + 2 * margin;
        byte[] rgb = new byte[CLIPS * FRAMES * SIDE * SIDE * 3];
        int[] keys = new int[CLIPS * (FRAMES - 1)];
        int place = 0;
        for (int clip = 0; clip < CLIPS; clip++) {
            byte[] scene = new byte[size * size];
            random.nextBytes(scene);
            int x = margin;
            int y = margin;
            int facing = 0;
            for (int frame = 0; frame < FRAMES; frame++) {
                if (frame > 0) {
                    facing = random.nextInt(3) - 1;
                    int down = random.nextInt(3) - 1;
                    keys[clip * (FRAMES - 1) + frame - 1] = facing + 1 + (down < 0 ? 3 : 0);
                    x += random.nextDouble() < FREE ? WALK * facing : 0;
                    y += JUMP * down;
                }
                for (int i = 0; i < SIDE * SIDE; i++) {
                    byte grey = scene[(y + i / SIDE) / 2 * 2 * size + (x + i % SIDE) / 2 * 2];
                    for (int c = 0; c < 3; c++) {
                        rgb[place++] = hero(i % SIDE - SIDE / 2, i / SIDE - SIDE / 2, facing, grey);
                    }
                }
            }
        }
        return new LearnedCodes.Footage(rgb, CLIPS, FRAMES, keys);
    }

    /** A white square of 4 pixels with a black eye on the side he faces, in the middle of it when he faces neither. */
    private static byte hero(int x, int y, int facing, byte behind) {
        if (x < -2 || x > 1 || y < -2 || y > 1) {
            return behind;
        }
        boolean eye = y < 0 && (facing == 0 ? x == -1 || x == 0 : facing < 0 ? x == -2 : x == 1);
        return (byte) (eye ? 0 : 255);
    }
}
