package dev.djinn.engine.recording;

import dev.djinn.runtime.image.Picture;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;

/**
 * A size that frames are enlarged to by a whole number, nearest neighbour: small worlds are seen, and every pixel stays
 * a crisp square.
 *
 * @param width in pixels
 * @param height in pixels
 */
record Enlarged(int width, int height) {
    private static final int SMALLEST_SIDE = 384;

    /**
     * The least multiple of the frame's size whose smaller side has {@value #SMALLEST_SIDE} pixels and whose sides are
     * even, as H.264 wants them.
     */
    static Enlarged forWatching(Picture frame) {
        int least = Math.ceilDiv(SMALLEST_SIDE, Math.min(frame.width(), frame.height()));
        boolean odd = (frame.width() * least) % 2 != 0 || (frame.height() * least) % 2 != 0;
        int factor = odd ? least + 1 : least;
        return new Enlarged(frame.width() * factor, frame.height() * factor);
    }

    /** The frame in this size. */
    Picture of(Picture frame) {
        byte[] bgra = new byte[width * height * Integer.BYTES];
        draw(frame, ByteBuffer.wrap(bgra), width * Integer.BYTES);
        return new Picture(width, height, bgra);
    }

    /** Draws the frame into BGRA pixels whose rows are {@code strideBytes} apart. */
    void draw(Picture frame, ByteBuffer target_HWC, int strideBytes) {
        int factor = width / frame.width();
        if (factor == 0 || frame.width() * factor != width || frame.height() * factor != height) {
            throw new IllegalArgumentException(
                    "recording: " + frame + " does not enlarge to " + width + "x" + height + " evenly");
        }
        IntBuffer source = frame.buffer().order(ByteOrder.nativeOrder()).asIntBuffer();
        IntBuffer target = target_HWC.duplicate().order(ByteOrder.nativeOrder()).asIntBuffer();
        int[] row = new int[width];
        for (int y = 0; y < height; y++) {
            if (y % factor == 0) {
                for (int x = 0; x < width; x++) {
                    row[x] = source.get(y / factor * frame.width() + x / factor);
                }
            }
            target.put(y * (strideBytes / Integer.BYTES), row);
        }
    }
}
