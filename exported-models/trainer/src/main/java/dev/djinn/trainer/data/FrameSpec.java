package dev.djinn.trainer.data;

/**
 * What every stored frame looks like.
 *
 * @param width pixels, 8..1024
 * @param height pixels, 8..1024
 * @param rate frames per second, at most 240; {@link #NATIVE_RATE} keeps each file's own frames
 */
public record FrameSpec(int width, int height, double rate) {
    /** The rate that means: every frame of the file, whatever its rate. */
    public static final double NATIVE_RATE = 0;

    private static final int CHANNELS = 3;

    public FrameSpec {
        if (width < 8 || width > 1024 || height < 8 || height > 1024) {
            throw new IllegalArgumentException("frame size " + width + "x" + height + " is outside 8x8..1024x1024");
        }
        if (!(rate >= 0 && rate <= 240)) {
            throw new IllegalArgumentException("rate " + rate + " is outside 0 (native)..240 frames per second");
        }
    }

    /** Bytes of one frame {@code [H, W, C]}. */
    public int frameBytes() {
        return width * height * CHANNELS;
    }

    boolean nativeRate() {
        return rate == NATIVE_RATE;
    }
}
