package dev.djinn.engine.session;

import dev.djinn.engine.toy.ToyWorld;
import dev.djinn.runtime.image.Picture;
import dev.djinn.runtime.onnx.FrameNoise;
import dev.djinn.runtime.onnx.NextFrame;
import dev.djinn.runtime.onnx.Sampling;
import java.util.List;

/** A toy world that does not note what it was asked, and counts the frames it decodes. */
final class Forgetful extends ToyWorld {
    private int decoded;

    int decoded() {
        return decoded;
    }

    @Override
    public List<Picture> decode(long[][] tokens_TS) {
        decoded += tokens_TS.length;
        return super.decode(tokens_TS);
    }

    @Override
    public NextFrame next(long[][] tokens_TS, long[] actions_T, Sampling sampling, FrameNoise noise) {
        NextFrame next = super.next(tokens_TS, actions_T, sampling, noise);
        asked().clear();
        return next;
    }
}
