package dev.djinn.trainer.fit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.djinn.trainer.nn.LatentActionModel;
import dev.djinn.trainer.torch.Optimizer;
import dev.djinn.trainer.torch.ParameterBuffer;
import dev.djinn.trainer.torch.Replica;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.bytedeco.pytorch.Device;
import org.junit.jupiter.api.Test;

class ActionsStepTest {
    private static final int SIDE = 32;
    private static final int CLIPS = 4;
    private static final int FRAMES = 6;
    private static final int CODES = 4;
    /** Left, right, up, down, in pixels of the scene. */
    private static final int[][] WAYS = {{-2, 0}, {2, 0}, {0, -2}, {0, 2}};

    private static final LatentActionModel.Config NETWORK =
            new LatentActionModel.Config(SIDE, SIDE, 16, 2, 64, 1, 1, CODES, 8, 1, 2, 2, 0);
    private static final ActionsStep.Settings SETTINGS = new ActionsStep.Settings(0.4, 0.02, 1e-4);

    @Test
    void scrollingLeftRightUpAndDownGetsFourCodes() {
        SplittableRandom random = new SplittableRandom(3);
        Device cpu = new Device("cpu");
        try (ParameterBuffer parameters = ParameterBuffer.discover(cpu, 1, ops -> ActionsStep.discover(NETWORK, ops));
                Replica replica = new Replica(parameters);
                Optimizer optimizer = new Optimizer(parameters, new Optimizer.Config(true, 0.9, 0.98, 0, 1));
                ExecutorService pool = Executors.newSingleThreadExecutor()) {
            ActionsStep step = new ActionsStep(NETWORK, replica);
            for (int i = 0; i < 60; i++) {
                Optimizer.clear(List.of(replica));
                step.train(footage(random).rgb(), CLIPS, FRAMES, ActionsStep.Bottleneck.NOISE, SETTINGS, random);
                Optimizer.gather(List.of(replica), 1);
                optimizer.step(replica, 2e-3, 0.02, pool);
            }
            Footage test = footage(random);
            float[] latents = step.train(test.rgb(), CLIPS, FRAMES, ActionsStep.Bottleneck.NOISE, SETTINGS, random)
                    .keyed();
            float[] centres = Vectors.kMeans(latents, NETWORK.codeWidth(), CODES, 15, 1, random);
            parameters.set(LatentActionModel.CODEBOOK, new long[] {CODES, NETWORK.codeWidth()}, centres);
            Footage unseen = footage(random);
            assertThat(purity(step.codes(unseen.rgb(), CLIPS, FRAMES), unseen.ways()))
                    .isGreaterThan(0.9);
        }
    }

    private record Footage(byte[] rgb, int[] ways) {}

    /** Random textures, scrolled by one of the ways from each frame to the next. */
    private static Footage footage(SplittableRandom random) {
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
        return new Footage(rgb, ways);
    }

    private static double purity(long[] codes, int[] ways) {
        int[][] met = new int[CODES][WAYS.length];
        for (int i = 0; i < codes.length; i++) {
            met[(int) codes[i]][ways[i]]++;
        }
        double agreeing = 0;
        for (int[] row : met) {
            int best = 0;
            for (int count : row) {
                best = Math.max(best, count);
            }
            agreeing += best;
        }
        return agreeing / codes.length;
    }
}
