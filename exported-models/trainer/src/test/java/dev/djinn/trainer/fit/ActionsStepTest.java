package dev.djinn.trainer.fit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.djinn.trainer.nn.LatentActionModel;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ActionsStepTest {
    private static final int SIDE = 32;
    private static final int CLIPS = 4;
    private static final int FRAMES = 6;
    private static final int CODES = 4;
    /** Left, right, up, down, in pixels of the scene. */
    private static final int[][] WAYS = {{-2, 0}, {2, 0}, {0, -2}, {0, 2}};

    private static final LatentActionModel.Config NETWORK =
            new LatentActionModel.Config(SIDE, SIDE, 16, 2, 64, 1, 1, CODES, 8, 1, 2, 2, 0, 0);

    @Test
    void scrollingLeftRightUpAndDownGetsFourCodes() {
        assertThat(LearnedCodes.purity(NETWORK, 60, 3, ActionsStepTest::footage))
                .isGreaterThan(0.9);
    }

    /** Random textures, scrolled by one of the ways from each frame to the next. */
    private static LearnedCodes.Footage footage(SplittableRandom random) {
        int margin = 2 * FRAMES;
        int size = SIDE + 2 * margin;
        byte[] rgb = new byte[CLIPS * FRAMES * SIDE * SIDE * 3];
        int[] ways = new int[CLIPS * (FRAMES - 1)];
        int place = 0;
        for (int clip = 0; clip < CLIPS; clip++) {
            byte[] scene = new byte[size * size];
            random.nextBytes(scene);
            int x = margin;
            int y = margin;
            for (int frame = 0; frame < FRAMES; frame++) {
                if (frame > 0) {
                    int way = random.nextInt(WAYS.length);
                    ways[clip * (FRAMES - 1) + frame - 1] = way;
                    x += WAYS[way][0];
                    y += WAYS[way][1];
                }
                for (int i = 0; i < SIDE * SIDE; i++) {
                    byte grey = scene[(y + i / SIDE) / 2 * 2 * size + (x + i % SIDE) / 2 * 2];
                    for (int c = 0; c < 3; c++) {
                        rgb[place++] = grey;
                    }
                }
            }
        }
        return new LearnedCodes.Footage(rgb, CLIPS, FRAMES, ways);
    }
}
