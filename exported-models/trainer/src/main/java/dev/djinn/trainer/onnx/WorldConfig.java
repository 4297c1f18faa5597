package dev.djinn.trainer.onnx;

import dev.djinn.trainer.nn.Dynamics;
import dev.djinn.trainer.nn.LatentActionModel;
import dev.djinn.trainer.nn.VideoTokenizer;

/** The three networks of a world, which must fit together. */
public record WorldConfig(VideoTokenizer.Config tokenizer, LatentActionModel.Config actions, Dynamics.Config dynamics) {
    public WorldConfig {
        same("width in pixels", tokenizer.width(), actions.width());
        same("height in pixels", tokenizer.height(), actions.height());
        same("number of tokens of a frame", tokenizer.tokens(), dynamics.tokens());
        same("vocabulary", tokenizer.vocabulary(), dynamics.vocabulary());
        same("code width", tokenizer.codeWidth(), dynamics.codeWidth());
        same("number of actions", actions.actions(), dynamics.actions());
    }

    private static void same(String what, int one, int other) {
        if (one != other) {
            throw new IllegalArgumentException("the networks do not fit together: the " + what + " is " + one
                    + " in one and " + other + " in another");
        }
    }
}
