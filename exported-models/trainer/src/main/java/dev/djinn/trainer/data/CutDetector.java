package dev.djinn.trainer.data;

import java.nio.ByteBuffer;

/**
 * Finds hard cuts: places where a frame has nothing to do with the one before it.
 *
 * <p>Frames are looked at with 32 pixels on their shorter side. A cut is where all of these hold: the colour histograms
 * (8 x 8 x 8 bins, half the sum of absolute differences) differ by 0.3 or more, which scrolling does not do; blocks of
 * 8 x 8 pixels cannot be found in the frame before within 4 pixels (mean absolute error 12 or more of 255), which a
 * change of light or a new object does not do; the histograms differ 2.5 times as much as at the places just before and
 * after, which a fade does not do; and the frame after does not resemble the frame before, as it does when something
 * flashes. Cross-fades and fades through black are not cuts here. The figures were measured; see {@code docs/data.md}.
 */
final class CutDetector {
    private static final int SIDE = 32;
    private static final int BLOCK = 8;
    private static final int REACH = 4;
    private static final int BINS = 512;
    private static final double HISTOGRAM = 0.3;
    private static final double MOTION = 12;
    private static final double ISOLATED = 2.5;
    private static final double RETURN = 0.7;

    private final int width;
    private final int height;
    private final FrameFit fit;
    private final int frameWidth;
    private final int frameHeight;
    private View before;
    private View candidate;
    private int seen;
    private double changeBefore;
    private double change;

    private static final class View {
        final byte[] rgb_HWC;
        final int[] histogram = new int[BINS];

        View(int bytes) {
            rgb_HWC = new byte[bytes];
        }
    }

    CutDetector(int frameWidth, int frameHeight) {
        this.frameWidth = frameWidth;
        this.frameHeight = frameHeight;
        double scale = Math.min(1, (double) SIDE / Math.min(frameWidth, frameHeight));
        width = Math.max(BLOCK, (int) Math.round(frameWidth * scale));
        height = Math.max(BLOCK, (int) Math.round(frameHeight * scale));
        fit = new FrameFit(width, height);
        before = new View(width * height * 3);
        candidate = new View(width * height * 3);
    }

    /**
     * Takes the next frame.
     *
     * @return whether the frame taken <em>before</em> this one is the first of a new scene
     */
    boolean add(byte[] rgb_HWC) {
        View view = new View(width * height * 3);
        fit.fit(ByteBuffer.wrap(rgb_HWC), frameWidth, frameHeight, frameWidth * 3, 1, 0, view.rgb_HWC);
        count(view);
        double changeAfter = seen == 0 ? 0 : difference(candidate, view);
        boolean cut = seen >= 2 && isCut(changeAfter, difference(before, view));
        changeBefore = change;
        change = changeAfter;
        before = candidate;
        candidate = view;
        seen++;
        return cut;
    }

    /** Whether the last frame taken is the first of a new scene; forgets everything. */
    boolean finish() {
        boolean cut = seen >= 2 && isCut(0, 1);
        seen = 0;
        change = 0;
        changeBefore = 0;
        return cut;
    }

    private boolean isCut(double changeAfter, double changeAcross) {
        return change >= HISTOGRAM
                && change >= ISOLATED * Math.max(changeBefore, changeAfter)
                && changeAcross >= RETURN * change
                && motionError() >= MOTION;
    }

    private static void count(View view) {
        byte[] rgb = view.rgb_HWC;
        for (int i = 0; i < rgb.length; i += 3) {
            view.histogram[(rgb[i] & 0xE0) << 1 | (rgb[i + 1] & 0xE0) >> 2 | (rgb[i + 2] & 0xFF) >> 5]++;
        }
    }

    private double difference(View a, View b) {
        int sum = 0;
        for (int i = 0; i < BINS; i++) {
            sum += Math.abs(a.histogram[i] - b.histogram[i]);
        }
        return 0.5 * sum / (width * height);
    }

    private double motionError() {
        double sum = 0;
        int blocks = 0;
        for (int y = 0; y + BLOCK <= height; y += BLOCK) {
            for (int x = 0; x + BLOCK <= width; x += BLOCK) {
                sum += bestMatch(x, y);
                blocks++;
            }
        }
        return sum / (blocks * BLOCK * BLOCK * 3.0);
    }

    private int bestMatch(int x, int y) {
        int best = Integer.MAX_VALUE;
        for (int dy = -REACH; dy <= REACH; dy++) {
            for (int dx = -REACH; dx <= REACH; dx++) {
                best = Math.min(best, blockError(x, y, dx, dy));
            }
        }
        return best;
    }

    private int blockError(int x, int y, int dx, int dy) {
        int error = 0;
        for (int row = y; row < y + BLOCK; row++) {
            int otherRow = Math.clamp(row + dy, 0, height - 1);
            for (int column = x; column < x + BLOCK; column++) {
                int here = (row * width + column) * 3;
                int there = (otherRow * width + Math.clamp(column + dx, 0, width - 1)) * 3;
                for (int c = 0; c < 3; c++) {
                    error += Math.abs((candidate.rgb_HWC[here + c] & 0xFF) - (before.rgb_HWC[there + c] & 0xFF));
                }
            }
        }
        return error;
    }
}
