package dev.djinn.trainer.data;

import java.nio.ByteBuffer;

/**
 * Brings a picture of any size to {@code [H, W, C]}: the largest centred crop of the target's shape, then area averaging
 * (every source pixel counts by the share of it that falls into the target pixel). Pixels that are not square are
 * cropped by their displayed shape, and the display rotation (multiples of 90 degrees) is undone.
 *
 * <p>One instance per thread; it keeps its row buffers.
 */
final class FrameFit {
    private static final int CHANNELS = 3;

    private final int width;
    private final int height;
    private Span[] columns = new Span[0];
    private Span[] rows = new Span[0];
    private Key key = new Key(0, 0, 0, 0);
    private byte[] sourceRow = new byte[0];
    private float[] sums = new float[0];
    private byte[] upright = new byte[0];

    FrameFit(int width, int height) {
        this.width = width;
        this.height = height;
    }

    /** The source pixels {@code [first, first + weights.length)} that make one target pixel; the weights sum to 1. */
    private record Span(int first, float[] weights) {}

    private record Key(int width, int height, double pixelAspect, int quarterTurns) {}

    /**
     * Fits one picture.
     *
     * @param rgb rows of red, green, blue bytes; its position is not moved
     * @param stride bytes from one row to the next
     * @param pixelAspect width of a pixel divided by its height; 1 when square
     * @param quarterTurns how often the picture has to be turned clockwise by 90 degrees to stand upright, 0..3
     * @param target_HWC receives the frame
     */
    void fit(
            ByteBuffer rgb,
            int sourceWidth,
            int sourceHeight,
            int stride,
            double pixelAspect,
            int quarterTurns,
            byte[] target_HWC) {
        boolean sideways = quarterTurns % 2 == 1;
        int fitWidth = sideways ? height : width;
        int fitHeight = sideways ? width : height;
        plan(new Key(sourceWidth, sourceHeight, pixelAspect, quarterTurns), fitWidth, fitHeight);
        byte[] fitted = quarterTurns == 0 ? target_HWC : upright;
        average(rgb, stride, fitWidth, fitHeight, fitted);
        if (quarterTurns != 0) {
            turn(fitted, quarterTurns, target_HWC);
        }
    }

    private void plan(Key wanted, int fitWidth, int fitHeight) {
        if (wanted.equals(key)) {
            return;
        }
        key = wanted;
        double shown = wanted.width * wanted.pixelAspect / wanted.height;
        double shape = (double) fitWidth / fitHeight;
        double cropWidth = shown > shape ? wanted.height * shape / wanted.pixelAspect : wanted.width;
        double cropHeight = shown > shape ? wanted.height : wanted.width * wanted.pixelAspect / shape;
        columns = spans(wanted.width, cropWidth, fitWidth);
        rows = spans(wanted.height, cropHeight, fitHeight);
        sourceRow = new byte[wanted.width * CHANNELS];
        sums = new float[wanted.width * CHANNELS];
        upright = new byte[fitWidth * fitHeight * CHANNELS];
    }

    private static Span[] spans(int source, double crop, int target) {
        double start = Math.max(0, (source - crop) / 2);
        double step = Math.min(crop, source) / target;
        Span[] spans = new Span[target];
        for (int i = 0; i < target; i++) {
            double from = start + i * step;
            double to = Math.min(source, from + step);
            int first = Math.min(source - 1, (int) Math.floor(from + 1e-9));
            int last = Math.max(first, Math.min(source - 1, (int) Math.ceil(to - 1e-9) - 1));
            float[] weights = new float[last - first + 1];
            for (int p = first; p <= last; p++) {
                weights[p - first] = (float) ((Math.min(to, p + 1.0) - Math.max(from, p)) / (to - from));
            }
            spans[i] = new Span(first, weights);
        }
        return spans;
    }

    private void average(ByteBuffer rgb, int stride, int fitWidth, int fitHeight, byte[] fitted) {
        int base = rgb.position();
        for (int y = 0; y < fitHeight; y++) {
            Span row = rows[y];
            java.util.Arrays.fill(sums, 0);
            for (int i = 0; i < row.weights.length; i++) {
                rgb.get(base + (row.first + i) * stride, sourceRow);
                addRow(row.weights[i]);
            }
            averageRow(fitted, y * fitWidth * CHANNELS);
        }
    }

    private void addRow(float weight) {
        byte[] source = sourceRow;
        float[] target = sums;
        for (int i = 0; i < target.length; i++) {
            target[i] += weight * (source[i] & 0xFF);
        }
    }

    private void averageRow(byte[] fitted, int offset) {
        int out = offset;
        for (Span column : columns) {
            for (int c = 0; c < CHANNELS; c++) {
                float sum = 0;
                for (int i = 0; i < column.weights.length; i++) {
                    sum += column.weights[i] * sums[(column.first + i) * CHANNELS + c];
                }
                fitted[out++] = (byte) Math.min(255, (int) (sum + 0.5f));
            }
        }
    }

    private void turn(byte[] fitted, int quarterTurns, byte[] target_HWC) {
        int fitWidth = quarterTurns % 2 == 1 ? height : width;
        int fitHeight = quarterTurns % 2 == 1 ? width : height;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int from = switch (quarterTurns) {
                    case 1 -> (fitHeight - 1 - x) * fitWidth + y;
                    case 2 -> (fitHeight - 1 - y) * fitWidth + (fitWidth - 1 - x);
                    default -> x * fitWidth + (fitWidth - 1 - y);
                };
                System.arraycopy(fitted, from * CHANNELS, target_HWC, (y * width + x) * CHANNELS, CHANNELS);
            }
        }
    }
}
