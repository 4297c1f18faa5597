package dev.djinn.trainer.fit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.djinn.trainer.nn.Extent;
import dev.djinn.trainer.nn.LatentActionModel;
import dev.djinn.trainer.torch.ParameterBuffer;
import dev.djinn.trainer.torch.Replica;
import dev.djinn.trainer.torch.Torch;
import dev.djinn.trainer.torch.TorchOps;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;

/** A scene under a sky that stands still, and a hero in it: what of a transition is the camera's is taken out. */
class CameraTest {
    private static final int SIDE = 64;
    private static final int SKY = 24;
    private static final int HERO = 10;
    private static final int HERO_TOP = 36;
    private static final int WALK = 4;
    private static final Device CPU = new Device("cpu");

    @Test
    void aScrollOfTheSceneIsTakenOutToThePixelAndTheHeroInItIsNot() {
        byte[] first = picture(0, 0, 30);
        for (int[] scroll : new int[][] {{3, 0}, {-2, 0}, {0, 8}, {1, -5}, {-4, 7}}) {
            byte[] next = picture(scroll[0], scroll[1], 30);
            float[] before = before(first, next);
            int same = 0;
            int all = 0;
            for (int y = SKY + 10; y < SIDE - 10; y++) {
                for (int x = 5; x < SIDE - 5; x++) {
                    if (x < 20 || x >= 50) {
                        all++;
                        same += value(before, x, y) == level(next, x, y) ? 1 : 0;
                    }
                }
            }
            assertThat(same).as("scroll %d, %d", scroll[0], scroll[1]).isEqualTo(all);
            assertThat(heroAt(before)).isEqualTo(30 - scroll[0]);
        }
    }

    @Test
    void aHeroThatMovesInASceneThatDoesNotIsNotTakenForIt() {
        byte[] first = picture(0, 0, 30);
        float[] before = before(first, picture(0, 0, 33));
        for (int i = 0; i < before.length; i++) {
            assertThat(before[i]).isEqualTo((first[i] & 0xff) / 255f - 0.5f);
        }
    }

    /** Who walks is told from who stands and who walks back, whether the camera follows or not. */
    @Test
    void codesTellWhatTheHeroDoesWhateverTheCameraDoes() {
        LatentActionModel.Config network = network(16, 4, 3);
        assertThat(LearnedCodes.purity(network, 100, 3, CameraTest::walks)).isGreaterThan(0.85);
    }

    private static LatentActionModel.Config network(int patch, int shrink, int actions) {
        return new LatentActionModel.Config(SIDE, SIDE, patch, shrink, 64, 1, 1, actions, 8, 1, 2, 2, 0, 4);
    }

    /** What the only transition of two pictures starts from. */
    private static float[] before(byte[] first, byte[] next) {
        byte[] both = new byte[2 * first.length];
        System.arraycopy(first, 0, both, 0, first.length);
        System.arraycopy(next, 0, both, first.length, first.length);
        LatentActionModel.Config network = network(8, 1, 3);
        try (ParameterBuffer none = ParameterBuffer.discover(CPU, 1, ops -> ActionsStep.discover(network, ops));
                Replica replica = new Replica(none)) {
            LatentActionModel<Tensor> model = new LatentActionModel<>(network, new TorchOps(CPU, replica));
            return Torch.toFloats(model.before(Torch.pictures(CPU, both, 1, 2, SIDE, SIDE, 3), new Extent(1, 2)));
        }
    }

    private static float value(float[] frame, int x, int y) {
        return frame[(y * SIDE + x) * 3];
    }

    private static float level(byte[] rgb, int x, int y) {
        return (rgb[(y * SIDE + x) * 3] & 0xff) / 255f - 0.5f;
    }

    /** Left edge of the white square. */
    private static int heroAt(float[] frame) {
        return IntStream.range(0, SIDE * SIDE)
                        .filter(i -> value(frame, i % SIDE, i / SIDE) == 0.5f)
                        .findFirst()
                        .orElseThrow()
                % SIDE;
    }

    private static byte[] picture(int scrollX, int scrollY, int hero) {
        SplittableRandom random = new SplittableRandom(1);
        byte[] rgb = new byte[SIDE * SIDE * 3];
        paint(rgb, 0, new Scene(random), scrollX, scrollY, hero);
        return rgb;
    }

    /** To the left, none, to the right; in half of the clips the camera follows. */
    private static LearnedCodes.Footage walks(SplittableRandom random) {
        int clips = 4;
        int frames = 6;
        byte[] rgb = new byte[clips * frames * SIDE * SIDE * 3];
        int[] ways = new int[clips * (frames - 1)];
        for (int clip = 0; clip < clips; clip++) {
            Scene scene = new Scene(random);
            int scroll = 0;
            int hero = SIDE / 2 - HERO / 2;
            for (int frame = 0; frame < frames; frame++) {
                if (frame > 0) {
                    int way = random.nextInt(3) - 1;
                    ways[clip * (frames - 1) + frame - 1] = way + 1;
                    scroll += clip % 2 == 0 ? WALK * way : 0;
                    hero += clip % 2 == 0 ? 0 : WALK * way;
                }
                paint(rgb, (clip * frames + frame) * SIDE * SIDE * 3, scene, scroll, 0, hero);
            }
        }
        return new LearnedCodes.Footage(rgb, clips, frames, ways);
    }

    /** Squares of 2 pixels of any grey but white, under a sky of its own. */
    private static final class Scene {
        private final byte[] sky = new byte[SIDE * SIDE];
        private final byte[] ground = new byte[4 * SIDE * SIDE];

        Scene(SplittableRandom random) {
            random.nextBytes(sky);
            random.nextBytes(ground);
        }

        int grey(int x, int y, int scrollX, int scrollY) {
            byte value = y < SKY
                    ? sky[y / 2 * SIDE + x / 2]
                    : ground[(y + scrollY + SIDE / 2) / 2 * 2 * SIDE + (x + scrollX + SIDE / 2) / 2];
            return (value & 0xff) * 3 / 4;
        }
    }

    private static void paint(byte[] rgb, int at, Scene scene, int scrollX, int scrollY, int hero) {
        for (int i = 0; i < SIDE * SIDE; i++) {
            int x = i % SIDE;
            int y = i / SIDE;
            boolean his = x >= hero && x < hero + HERO && y >= HERO_TOP && y < HERO_TOP + HERO;
            byte grey = (byte) (his ? 255 : scene.grey(x, y, scrollX, scrollY));
            Arrays.fill(rgb, at + 3 * i, at + 3 * i + 3, grey);
        }
    }
}
