package dev.djinn.trainer.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.djinn.trainer.torch.ParameterBuffer;
import dev.djinn.trainer.torch.Replica;
import dev.djinn.trainer.torch.Torch;
import dev.djinn.trainer.torch.TorchOps;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;

class DisplacementsTest {
    private static final int WIDTH = 8;
    private static final int HEIGHT = 6;
    private static final Displacements DISPLACEMENTS = new Displacements(WIDTH, HEIGHT, 2, 1);
    private static final float[] FRAME = noise(WIDTH * HEIGHT * 3);

    @Test
    void aCopyShowsWhatLiesThatFarAwayAndRepeatsTheEdge() {
        float[] copies = compute(frame -> DISPLACEMENTS.copies(ops, frame));
        assertThat(copies).hasSize(15 * FRAME.length);
        int upperRight = (-1 + 1) * 5 + (2 + 2);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                float expected = at(FRAME, Math.min(x + 2, WIDTH - 1), Math.max(y - 1, 0));
                assertThat(copies[upperRight * FRAME.length + (y * WIDTH + x) * 3])
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void theCopyThatMatchesTheNextFrameIsTheWayItMoved() {
        int left = 1 * 5 + (-2 + 2);
        float[] mismatches = compute(frame -> {
            Tensor copies = DISPLACEMENTS.copies(ops, frame);
            Tensor next = copies.narrow(1, left, 1).reshape(1, HEIGHT, WIDTH, 3);
            return DISPLACEMENTS.mismatches(ops, copies, next, new Patches(WIDTH, HEIGHT, 2));
        });
        assertThat(mismatches).hasSize(12 * 15);
        for (int patch = 0; patch < 12; patch++) {
            for (int copy = 0; copy < 15; copy++) {
                float mismatch = mismatches[patch * 15 + copy];
                if (copy == left) {
                    assertThat(mismatch).isZero();
                } else if (patch % 4 > 0) { // at the left edge, repeated pixels look alike
                    assertThat(mismatch).isPositive();
                }
            }
        }
    }

    @Test
    void aMixtureOfTwoCopiesLiesBetweenThem() {
        float[] weights = new float[15];
        weights[7] = 0.25f;
        weights[8] = 0.75f;
        float[] mixture = compute(frame -> DISPLACEMENTS.mixture(
                ops, DISPLACEMENTS.copies(ops, frame), Torch.floats(new Device("cpu"), weights, 1, 15)));
        for (int x = 0; x < WIDTH - 1; x++) {
            float expected = 0.25f * at(FRAME, x, 3) + 0.75f * at(FRAME, x + 1, 3);
            assertThat(mixture[(3 * WIDTH + x) * 3]).isCloseTo(expected, within(1e-6f));
        }
    }

    private static float at(float[] frame, int x, int y) {
        return frame[(y * WIDTH + x) * 3];
    }

    private static float[] noise(int length) {
        SplittableRandom random = new SplittableRandom(1);
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = (float) (random.nextDouble() - 0.5);
        }
        return values;
    }

    private final Device cpu = new Device("cpu");
    private final TorchOps ops =
            new TorchOps(cpu, new Replica(ParameterBuffer.discover(cpu, 0, o -> o.parameter("unused", Init.ZEROS, 1))));

    private float[] compute(Function<Tensor, Tensor> function) {
        try (PointerScope scope = new PointerScope()) {
            return Torch.toFloats(function.apply(Torch.floats(cpu, FRAME, 1, HEIGHT, WIDTH, 3))
                    .contiguous());
        }
    }
}
