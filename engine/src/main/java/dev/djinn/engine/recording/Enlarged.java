package dev.djinn.engine.recording;

import dev.djinn.runtime.image.Picture;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;

/**
 * A frame size enlarged by a whole number, nearest neighbour: small worlds are seen, every pixel stays a crisp square.
 *
 * @param sourceWidth of the frames to come
 * @param sourceHeight of the frames to come
 * @param factor so that the smaller side has {@value #SMALLEST_SIDE} pixels at least and both sides are even
 */
record Enlarged(int sourceWidth, int sourceHeight, int factor) {
    private static final int SMALLEST_SIDE = 384;
    private static final int BYTES_PER_PIXEL = 4;

    static Enlarged of(Picture frame) {
        int least = Math.ceilDiv(SMALLEST_SIDE, Math.min(frame.width(), frame.height()));
        boolean odd = (frame.width() * least) % 2 != 0 || (frame.height() * least) % 2 != 0;
        return new Enlarged(frame.width(), frame.height(), odd ? least + 1 : least);
    }

    int width() {
        return sourceWidth * factor;
    }

    int height() {
        return sourceHeight * factor;
    }

    /** Writes the frame's pixels into {@code target_HWC}, BGRA, {@code targetStride} bytes a row. */
    void draw(Picture frame, ByteBuffer target_HWC, int targetStride) {
        if (frame.width() != sourceWidth || frame.height() != sourceHeight) {
            throw new IllegalArgumentException("recording: frame is " + frame + ", the first was " + sourceWidth + "x"
                    + sourceHeight);
        }
        IntBuffer source = frame.buffer().order(ByteOrder.nativeOrder()).asIntBuffer();
        int[] row = new int[width()];
        for (int y = 0; y < sourceHeight; y++) {
            for (int x = 0; x < row.length; x++) {
                row[x] = source.get(y * sourceWidth + x / factor);
            }
            for (int copy = 0; copy < factor; copy++) {
                target_HWC
                        .duplicate()
                        .position((y * factor + copy) * targetStride)
                        .slice()
                        .order(ByteOrder.nativeOrder())
                        .asIntBuffer()
                        .put(row, 0, Math.min(row.length, targetStride / BYTES_PER_PIXEL));
            }
        }
    }
}
