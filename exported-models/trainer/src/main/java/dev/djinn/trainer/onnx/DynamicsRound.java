package dev.djinn.trainer.onnx;

import dev.djinn.trainer.nn.Dynamics;
import dev.djinn.trainer.nn.Extent;
import dev.djinn.trainer.nn.PlayTime;

/**
 * What the dynamics make of a frame masked in part.
 *
 * @param network its embeddings and logits
 * @param blocks the same network, for what is between them
 * @param last tokens [S] of the frame before
 * @param time knows the frames before
 */
record DynamicsRound(Dynamics<OnnxValue> network, Dynamics<OnnxValue> blocks, OnnxValue last, PlayTime<OnnxValue> time)
        implements MaskGitLoop.Network {
    @Override
    public OnnxValue features(OnnxValue tokens, OnnxValue actions) {
        return blocks.features(blocks.body(network.embed(tokens, last), actions, Extent.anyClips(), time));
    }

    @Override
    public OnnxValue logits(OnnxValue features) {
        return network.logitsOf(features, last);
    }
}
