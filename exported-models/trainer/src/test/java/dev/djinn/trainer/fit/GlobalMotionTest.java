package dev.djinn.trainer.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.djinn.trainer.nn.Extent;
import dev.djinn.trainer.nn.LatentActionModel;
import dev.djinn.trainer.torch.ParameterBuffer;
import dev.djinn.trainer.torch.Replica;
import dev.djinn.trainer.torch.Torch;
import dev.djinn.trainer.torch.TorchOps;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntBinaryOperator;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;

/** A scene under a sky that stands still, and a hero in it: what of a transition is the camera's is taken out. */
class GlobalMotionTest {
    private static final int SIDE = 64;
    private static final int SKY = 24;
    private static final int HERO = 10;
    private static final int HERO_TOP = 36;
    private static final int WALK = 4;
    private static final float ROUNDING = 1e-6f;
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
                        same += Math.abs(value(before, x, y) - level(next, x, y)) < ROUNDING ? 1 : 0;
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
            assertThat(before[i]).isCloseTo((first[i] & 0xff) / 255f - 0.5f, within(ROUNDING));
        }
    }

    /** Walks and jumps have codes of their own, whether the camera follows or not; who falls does so without a key, as who stands. */
    @Test
    void codesTellWhatTheHeroDoesWhateverTheCameraDoes() {
        LatentActionModel.Config network = network(16, 4, Deed.CODES);
        assertThat(LearnedCodes.purity(network, 150, 3, GlobalMotionTest::deeds))
                .isGreaterThan(0.85);
    }

    private enum Deed {
        WALKS_LEFT(0, -WALK, 0),
        STANDS(1, 0, 0),
        WALKS_RIGHT(2, WALK, 0),
        RISES(3, 0, -WALK),
        FALLS(1, 0, WALK);

        static final int CODES = 4;

        final int code;
        final int right;
        final int below;

        Deed(int code, int right, int below) {
            this.code = code;
            this.right = right;
            this.below = below;
        }
    }

    /** Of several scrolls that explain a picture alike, the shortest: stripes look the same however far one goes along them. */
    @Test
    void noScrollAlongStripesIsInvented() {
        for (int[] scroll : new int[][] {{3, 0}, {-3, 0}, {0, 6}, {0, -6}}) {
            boolean upright = scroll[0] != 0;
            float[] before = before(stripes(0, 0, upright), stripes(scroll[0], scroll[1], upright));
            assertThat(heroAt(before)).as("scroll %d, %d", scroll[0], scroll[1]).isEqualTo(30 - scroll[0]);
            assertThat(heroTop(before))
                    .as("scroll %d, %d", scroll[0], scroll[1])
                    .isEqualTo(HERO_TOP - scroll[1]);
        }
    }

    @Test
    void mirrorImageScrollsTheOtherWay() {
        float[] before = before(picture(0, 0, 30), picture(3, -5, 30));
        float[] mirrored = before(mirrored(picture(0, 0, 30)), mirrored(picture(3, -5, 30)));
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                assertThat(value(mirrored, SIDE - 1 - x, y)).isCloseTo(value(before, x, y), within(ROUNDING));
            }
        }
    }

    private static byte[] stripes(int scrollX, int scrollY, boolean upright) {
        Scene scene = new Scene(new SplittableRandom(2));
        byte[] rgb = new byte[SIDE * SIDE * 3];
        paint(rgb, 0, (x, y) -> upright ? scene.ground(x + scrollX, 0) : scene.ground(0, y + scrollY), 30, HERO_TOP);
        return rgb;
    }

    private static byte[] mirrored(byte[] rgb) {
        byte[] mirrored = new byte[rgb.length];
        for (int i = 0; i < SIDE * SIDE; i++) {
            System.arraycopy(rgb, 3 * i, mirrored, 3 * (i / SIDE * SIDE + SIDE - 1 - i % SIDE), 3);
        }
        return mirrored;
    }

    private static int heroTop(float[] frame) {
        return IntStream.range(0, SIDE * SIDE)
                        .filter(i -> value(frame, i % SIDE, i / SIDE) > 0.5f - ROUNDING)
                        .findFirst()
                        .orElseThrow()
                / SIDE;
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
            return Torch.toFloats(model.transitions(Torch.pictures(CPU, both, 1, 2, SIDE, SIDE, 3), new Extent(1, 2))
                    .before());
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
                        .filter(i -> value(frame, i % SIDE, i / SIDE) > 0.5f - ROUNDING)
                        .findFirst()
                        .orElseThrow()
                % SIDE;
    }

    private static byte[] picture(int scrollX, int scrollY, int hero) {
        SplittableRandom random = new SplittableRandom(1);
        byte[] rgb = new byte[SIDE * SIDE * 3];
        Scene scene = new Scene(random);
        paint(rgb, 0, (x, y) -> scene.grey(x, y, scrollX, scrollY), hero, HERO_TOP);
        return rgb;
    }

    /** In half of the clips the camera follows. */
    private static LearnedCodes.Footage deeds(SplittableRandom random) {
        int clips = 4;
        int frames = 6;
        byte[] rgb = new byte[clips * frames * SIDE * SIDE * 3];
        int[] codes = new int[clips * (frames - 1)];
        for (int clip = 0; clip < clips; clip++) {
            Scene scene = new Scene(random);
            boolean follows = clip % 2 == 0;
            int right = 0;
            int below = 0;
            for (int frame = 0; frame < frames; frame++) {
                if (frame > 0) {
                    Deed deed = Deed.values()[random.nextInt(Deed.values().length)];
                    codes[clip * (frames - 1) + frame - 1] = deed.code;
                    right += deed.right;
                    below += deed.below;
                }
                int scrollX = follows ? right : 0;
                int scrollY = follows ? below : 0;
                int heroX = SIDE / 2 - HERO / 2 + right - scrollX;
                int heroY = HERO_TOP + below - scrollY;
                int at = (clip * frames + frame) * SIDE * SIDE * 3;
                paint(rgb, at, (x, y) -> scene.grey(x, y, scrollX, scrollY), heroX, heroY);
            }
        }
        return new LearnedCodes.Footage(rgb, clips, frames, codes);
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
            return y < SKY ? (sky[y / 2 * SIDE + x / 2] & 0xff) * 3 / 4 : ground(x + scrollX, y + scrollY);
        }

        int ground(int x, int y) {
            return (ground[(y + SIDE / 2) / 2 * 2 * SIDE + (x + SIDE / 2) / 2] & 0xff) * 3 / 4;
        }
    }

    private static void paint(byte[] rgb, int at, IntBinaryOperator grey, int hero, int top) {
        for (int i = 0; i < SIDE * SIDE; i++) {
            int x = i % SIDE;
            int y = i / SIDE;
            boolean his = x >= hero && x < hero + HERO && y >= top && y < top + HERO;
            byte value = (byte) (his ? 255 : grey.applyAsInt(x, y));
            Arrays.fill(rgb, at + 3 * i, at + 3 * i + 3, value);
        }
    }
}
