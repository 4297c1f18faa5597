package dev.djinn.trainer.eval;

import dev.djinn.runtime.image.Picture;

/**
 * Structural similarity (Wang, Bovik, Sheikh, Simoncelli 2004): 11x11 Gaussian window with sigma 1.5, K1 = 0.01, K2 =
 * 0.03, range 255, population variances, windows that lie wholly inside the picture; the mean over red, green and blue.
 */
public final class Ssim {
    private static final int WINDOW = 11;
    private static final double SIGMA = 1.5;
    private static final double C1 = 0.01 * 255 * (0.01 * 255);
    private static final double C2 = 0.03 * 255 * (0.03 * 255);
    private static final int BGRA = 4;
    private static final int COLOURS = 3;
    private static final double[] GAUSSIAN = gaussian();

    private Ssim() {}

    /**
     * The similarity of two pictures of one size, -1..1; 1 only if they are equal.
     *
     * @throws IllegalArgumentException if the sizes differ or a side is shorter than the window
     */
    public static double of(Picture a, Picture b) {
        if (a.width() != b.width() || a.height() != b.height()) {
            throw new IllegalArgumentException("cannot compare " + a + " with " + b);
        }
        if (Math.min(a.width(), a.height()) < WINDOW) {
            throw new IllegalArgumentException("SSIM needs pictures of at least 11x11, this is " + a);
        }
        double sum = 0;
        for (int colour = 0; colour < COLOURS; colour++) {
            sum += ofPlanes(plane(a, colour), plane(b, colour), a.width(), a.height());
        }
        return sum / COLOURS;
    }

    private static double ofPlanes(double[] x, double[] y, int width, int height) {
        double[] meanX = blur(x, width, height);
        double[] meanY = blur(y, width, height);
        double[] meanXx = blur(product(x, x), width, height);
        double[] meanYy = blur(product(y, y), width, height);
        double[] meanXy = blur(product(x, y), width, height);
        double sum = 0;
        for (int i = 0; i < meanX.length; i++) {
            double squareX = meanX[i] * meanX[i];
            double squareY = meanY[i] * meanY[i];
            double cross = meanX[i] * meanY[i];
            double luminance = (2 * cross + C1) / (squareX + squareY + C1);
            double structure = (2 * (meanXy[i] - cross) + C2) / (meanXx[i] - squareX + meanYy[i] - squareY + C2);
            sum += luminance * structure;
        }
        return sum / meanX.length;
    }

    /** The Gaussian means of all windows that lie wholly inside: [height - 10, width - 10]. */
    private static double[] blur(double[] plane, int width, int height) {
        int outWidth = width - WINDOW + 1;
        int outHeight = height - WINDOW + 1;
        double[] rows = new double[height * outWidth];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < outWidth; x++) {
                double sum = 0;
                for (int k = 0; k < WINDOW; k++) {
                    sum += GAUSSIAN[k] * plane[y * width + x + k];
                }
                rows[y * outWidth + x] = sum;
            }
        }
        double[] means = new double[outHeight * outWidth];
        for (int i = 0; i < means.length; i++) {
            double sum = 0;
            for (int k = 0; k < WINDOW; k++) {
                sum += GAUSSIAN[k] * rows[i + k * outWidth];
            }
            means[i] = sum;
        }
        return means;
    }

    private static double[] product(double[] x, double[] y) {
        double[] product = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            product[i] = x[i] * y[i];
        }
        return product;
    }

    private static double[] plane(Picture picture, int colour) {
        byte[] bgra = picture.bgra();
        double[] plane = new double[bgra.length / BGRA];
        for (int i = 0; i < plane.length; i++) {
            plane[i] = bgra[i * BGRA + colour] & 255;
        }
        return plane;
    }

    private static double[] gaussian() {
        double[] weights = new double[WINDOW];
        double sum = 0;
        for (int i = 0; i < WINDOW; i++) {
            double offset = i - WINDOW / 2;
            weights[i] = Math.exp(-offset * offset / (2 * SIGMA * SIGMA));
            sum += weights[i];
        }
        for (int i = 0; i < WINDOW; i++) {
            weights[i] /= sum;
        }
        return weights;
    }
}
