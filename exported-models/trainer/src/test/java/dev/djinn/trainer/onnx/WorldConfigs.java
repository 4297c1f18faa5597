package dev.djinn.trainer.onnx;

import dev.djinn.trainer.nn.Dynamics;
import dev.djinn.trainer.nn.LatentActionModel;
import dev.djinn.trainer.nn.VideoTokenizer;

/** Small worlds of different shapes. */
public final class WorldConfigs {
    private WorldConfigs() {}

    /** 16 tokens, one head. */
    public static WorldConfig square() {
        return new WorldConfig(
                new VideoTokenizer.Config(32, 32, 8, 1, 64, 1, 64, 1, 64, 16, 1, 3),
                new LatentActionModel.Config(32, 32, 16, 1, 64, 1, 1, 4, 8, 3, 2, 1, 0, 0),
                new Dynamics.Config(16, 1, 64, 16, 64, 2, 4, 5));
    }

    /** Three tokens at each of 16 places; two heads, so that no width is another by chance. */
    public static WorldConfig grouped() {
        return new WorldConfig(
                new VideoTokenizer.Config(32, 32, 8, 1, 64, 1, 128, 1, 40, 8, 3, 3),
                new LatentActionModel.Config(32, 32, 16, 1, 64, 1, 1, 4, 8, 3, 2, 1, 0, 0),
                new Dynamics.Config(48, 3, 40, 8, 128, 2, 4, 5));
    }

    /** 24 tokens in 4 rows of 6, two heads, a vocabulary without a square root; its encoder sees pictures of half the size. */
    public static WorldConfig wide() {
        return new WorldConfig(
                new VideoTokenizer.Config(96, 64, 16, 2, 128, 2, 128, 2, 37, 8, 1, 2),
                new LatentActionModel.Config(96, 64, 32, 4, 128, 2, 1, 6, 8, 4, 1, 2, 16, 2),
                new Dynamics.Config(24, 1, 37, 8, 128, 1, 6, 4));
    }
}
