package dev.djinn.trainer.onnx;

import dev.djinn.trainer.nn.KeysAndValues;
import java.util.ArrayList;
import java.util.List;

/**
 * The keys and values of past frames as one tensor [2L, N, H, t, K] that a graph takes and gives back: keys of layer 0,
 * values of layer 0, keys of layer 1, and so on.
 *
 * @param layers L
 * @param places N, of a frame
 * @param most frames it keeps, at least 1
 */
record KvCache(OnnxOps ops, int layers, int places, int heads, int most) {
    private static final int HEAD_WIDTH = 64;
    private static final int TIME = 3;

    KvCache {
        if (most < 1) {
            throw new IllegalArgumentException("a cache of " + most + " frames remembers nothing");
        }
    }

    /** The shape, as inputs and outputs declare it. */
    Size[] shape(String frames) {
        return new Size[] {
            Size.fixed(2L * layers), Size.fixed(places), Size.fixed(heads), Size.any(frames), Size.fixed(HEAD_WIDTH)
        };
    }

    /** Each layer's part, [N, H, t, K]. */
    List<KeysAndValues<OnnxValue>> layersOf(OnnxValue kv) {
        List<KeysAndValues<OnnxValue>> parts = new ArrayList<>();
        for (int layer = 0; layer < layers; layer++) {
            parts.add(new KeysAndValues<>(part(kv, 2 * layer), part(kv, 2 * layer + 1)));
        }
        return parts;
    }

    private OnnxValue part(OnnxValue kv, int index) {
        return ops.reshape(ops.slice(kv, 0, index, index + 1L), places, heads, -1, HEAD_WIDTH);
    }

    /** The last frames of a pass over many. */
    OnnxValue of(List<KeysAndValues<OnnxValue>> collected) {
        return ops.slice(stack(collected), TIME, -most, Long.MAX_VALUE);
    }

    /** The cache with one more frame, without the oldest where there would be too many. */
    OnnxValue append(OnnxValue kv, List<KeysAndValues<OnnxValue>> newest) {
        OnnxValue last = stack(newest);
        return most == 1 ? last : ops.concat(TIME, List.of(ops.slice(kv, TIME, 1L - most, Long.MAX_VALUE), last));
    }

    private OnnxValue stack(List<KeysAndValues<OnnxValue>> collected) {
        List<OnnxValue> parts = new ArrayList<>();
        for (KeysAndValues<OnnxValue> layer : collected) {
            parts.add(ops.reshape(layer.keys(), 1, places, heads, -1, HEAD_WIDTH));
            parts.add(ops.reshape(layer.values(), 1, places, heads, -1, HEAD_WIDTH));
        }
        return ops.concat(0, parts);
    }
}
