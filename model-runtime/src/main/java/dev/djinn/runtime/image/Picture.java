package dev.djinn.runtime.image;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * An opaque picture: uint8 {@code [H, W, 4]}, row by row, blue, green, red, alpha, every alpha 255 (so that it is
 * "premultiplied" too and can be shown without conversion).
 *
 * <p>The array is shared, not copied: whoever hands it in gives it away, whoever takes it out only reads it.
 */
public final class Picture {
    private static final int CHANNELS = 4;
    private static final byte OPAQUE = (byte) 255;

    private final int width;
    private final int height;
    private final byte[] bgra;

    /**
     * A picture over {@code bgra}, which must have {@code height * width * 4} bytes.
     *
     * @throws IllegalArgumentException if a side is not positive, the length differs, or a pixel is not opaque
     */
    public Picture(int width, int height, byte[] bgra) {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("picture: size is " + width + "x" + height + ", sides must be positive");
        }
        long length = (long) width * height * CHANNELS;
        if (bgra.length != length) {
            throw new IllegalArgumentException("picture: " + bgra.length + " bytes given, " + width + "x" + height
                    + " BGRA pixels need " + length);
        }
        for (int i = CHANNELS - 1; i < bgra.length; i += CHANNELS) {
            if (bgra[i] != OPAQUE) {
                throw new IllegalArgumentException("picture: alpha of pixel " + i / CHANNELS + " is not 255");
            }
        }
        this.width = width;
        this.height = height;
        this.bgra = bgra;
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /** The pixels themselves; do not write to them. */
    public byte[] bgra() {
        return bgra;
    }

    /** A read-only view of the pixels, at position 0. */
    public ByteBuffer buffer() {
        return ByteBuffer.wrap(bgra).asReadOnlyBuffer();
    }

    /** The pixel at column {@code x}, row {@code y} as {@code 0xAARRGGBB}. */
    public int argb(int x, int y) {
        int i = (y * width + x) * CHANNELS;
        return (bgra[i + 3] & 255) << 24 | (bgra[i + 2] & 255) << 16 | (bgra[i + 1] & 255) << 8 | (bgra[i] & 255);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Picture that
                && width == that.width
                && height == that.height
                && Arrays.equals(bgra, that.bgra);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * width + height) + Arrays.hashCode(bgra);
    }

    @Override
    public String toString() {
        return "Picture " + width + "x" + height;
    }
}
