package dev.djinn.runtime.onnx;

import dev.djinn.runtime.image.Picture;
import dev.djinn.runtime.world.WorldManifest;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a world's graphs give back, believed only after a look: a model file is a program, and a damaged or badly
 * trained one answers with anything.
 */
final class Received {
    private static final int CHANNELS = 4;

    private final WorldManifest manifest;

    Received(WorldManifest manifest) {
        this.manifest = manifest;
    }

    /** int64 values that must lie in 0..count-1. */
    long[] codes(GraphCall call, String name, int count, long... shape) {
        long[] codes = call.longs(name, shape);
        for (long code : codes) {
            if (code < 0 || code >= count) {
                throw call.graph().broken("gives " + name + " " + code + ", this world has 0.." + (count - 1));
            }
        }
        return codes;
    }

    /** float32 values that must be finite. */
    float[] finite(GraphCall call, String name, long... shape) {
        float[] values = call.floats(name, shape);
        for (float value : values) {
            if (!Float.isFinite(value)) {
                throw call.graph().broken("gives " + name + " " + value + ", which is no number to go by");
            }
        }
        return values;
    }

    /** What both graphs of the dynamics give. */
    NextFrame frame(GraphCall call, int steps) {
        int size = manifest.tokensPerFrame();
        return new NextFrame(
                codes(call, "next_tokens", manifest.vocabulary(), size),
                picture(call),
                finite(call, "confidence", size),
                Arrays.stream(codes(call, "revealed_at", steps, size))
                        .mapToInt(Math::toIntExact)
                        .toArray());
    }

    /** The only picture of uint8 {@code [H, W, 4]}. */
    Picture picture(GraphCall call) {
        ByteBuffer pixels = call.bytes("pixels", -1, -1, CHANNELS);
        long[] shape = call.shapeOf("pixels");
        return picture(call, pixels, shape[0], shape[1]);
    }

    /** The pictures of uint8 {@code [T, H, W, 4]}. */
    List<Picture> pictures(GraphCall call, int count) {
        ByteBuffer pixels = call.bytes("pixels", count, -1, -1, CHANNELS);
        long[] shape = call.shapeOf("pixels");
        List<Picture> pictures = new ArrayList<>();
        for (int t = 0; t < count; t++) {
            pictures.add(picture(call, pixels, shape[1], shape[2]));
        }
        return List.copyOf(pictures);
    }

    private Picture picture(GraphCall call, ByteBuffer pixels, long height, long width) {
        int times = (int) (width / manifest.frame().width());
        if (times < 1
                || width != (long) times * manifest.frame().width()
                || height != (long) times * manifest.frame().height()) {
            throw call.graph()
                    .broken("gives pictures of " + width + "x" + height + ", which is no multiple of this world's "
                            + manifest.frame().width() + "x" + manifest.frame().height());
        }
        try {
            return new Picture((int) width, (int) height, next(pixels, Math.toIntExact(height * width * CHANNELS)));
        } catch (IllegalArgumentException e) {
            throw call.graph().broken("gives pixels that are not opaque");
        }
    }

    /** The next bytes; where they are all there is, the buffer's own array. */
    private static byte[] next(ByteBuffer buffer, int count) {
        if (buffer.hasArray() && buffer.array().length == count) {
            return buffer.array();
        }
        byte[] copy = new byte[count];
        buffer.get(copy);
        return copy;
    }
}
