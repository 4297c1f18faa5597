package dev.djinn.trainer.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.djinn.trainer.export.OrtGraph;
import dev.djinn.trainer.export.SourceWeights;
import dev.djinn.trainer.nn.Extent;
import dev.djinn.trainer.nn.LatentActionModel;
import dev.djinn.trainer.torch.Torch;
import dev.djinn.trainer.torch.TorchOps;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;

/** A scroll is found and taken out alike in training and in graphs. */
class GlobalMotionGraphTest {
    private static final int WIDTH = 192;
    private static final int HEIGHT = 128;
    /** Pixels of a 64th of the shorter side. */
    private static final int UNIT = 2;

    private static final LatentActionModel.Config CONFIG =
            new LatentActionModel.Config(WIDTH, HEIGHT, 32, UNIT, 64, 1, 1, 4, 8, 3, 1, 1, 0, 4);
    private static final int COLUMNS = WIDTH / UNIT;
    private static final int ROWS = HEIGHT / UNIT;
    private static final Offset<Float> CLOSE = Offset.offset(2e-6f);

    @Test
    void graphsTakeTheScrollOutThatTrainingDoes() {
        int right = 3;
        int below = -5;
        float[] frames = scrolling(right, below);
        float[] inGraph = inGraph(frames);
        assertThat(inGraph).containsExactly(inTraining(frames), CLOSE);
        for (int y = 8; y < ROWS - 8; y++) {
            for (int x = 8; x < COLUMNS - 8; x++) {
                assertThat(inGraph[(y * COLUMNS + x) * 3])
                        .as("%d, %d", x, y)
                        .isCloseTo(frames[index(0, x + right, y + below)], CLOSE);
            }
        }
    }

    private static int index(int frame, int x, int y) {
        return ((frame * HEIGHT + y * UNIT) * WIDTH + x * UNIT) * 3;
    }

    /** Three frames of tiles: the second shows what lies to the right and below in the first, the third is like the second. */
    private static float[] scrolling(int right, int below) {
        SplittableRandom random = new SplittableRandom(5);
        float[] tiles = new float[256 * 256];
        for (int i = 0; i < tiles.length; i++) {
            tiles[i] = (float) random.nextDouble() - 0.5f;
        }
        float[] frames = new float[3 * HEIGHT * WIDTH * 3];
        for (int i = 0; i < frames.length; i++) {
            int x = i / 3 % WIDTH / UNIT;
            int y = i / 3 / WIDTH % HEIGHT / UNIT;
            int moved = i < HEIGHT * WIDTH * 3 ? 0 : 1;
            frames[i] = tiles[(y + 16 + moved * below) * 256 + x + 16 + moved * right];
        }
        return frames;
    }

    private static float[] inGraph(float[] frames) {
        OnnxGraph graph = new OnnxGraph("motion");
        OnnxValue in = graph.input(
                "frames", ElementType.FLOAT, Size.any("t"), Size.fixed(HEIGHT), Size.fixed(WIDTH), Size.fixed(3));
        OnnxOps ops = new OnnxOps(graph, new RandomWeights(7), Precision.FP32);
        OnnxValue before = new LatentActionModel<>(CONFIG, ops)
                .transitions(in, Extent.anyFrames())
                .before();
        graph.output(
                "before",
                ElementType.FLOAT,
                before,
                Size.any("some"),
                Size.fixed(ROWS),
                Size.fixed(COLUMNS),
                Size.fixed(3));
        try (OrtGraph session = new OrtGraph("motion", graph.toBytes())) {
            return session.run(new OrtGraph.Inputs().floats("frames", frames, 3, HEIGHT, WIDTH, 3))
                    .floats("before");
        }
    }

    private static float[] inTraining(float[] frames) {
        Device cpu = new Device("cpu");
        try (PointerScope scope = new PointerScope();
                SourceWeights weights = new SourceWeights(cpu, new RandomWeights(7))) {
            Tensor x = Torch.floats(cpu, frames, 1, 3, HEIGHT, WIDTH, 3);
            return Torch.toFloats(new LatentActionModel<>(CONFIG, new TorchOps(cpu, weights))
                    .transitions(x, new Extent(1, 3))
                    .before());
        }
    }
}
