package dev.djinn.runtime.image;

import java.util.Arrays;

/**
 * Separable resampling of BGRA pixels: area averaging where the picture shrinks (each new pixel is the mean of the part
 * of the old picture that it covers), bilinear where it grows.
 */
final class Resampling {
    private static final int CHANNELS = 4;

    private Resampling() {}

    /** The weights of old pixels {@code first[i], first[i]+1, ...} in new pixel i; each row adds up to 1. */
    private record Taps(int[] first, float[][] weights) {}

    static Picture resize(Picture picture, Region part, int width, int height) {
        Taps columns = taps(part.left(), part.width(), picture.width(), width);
        Taps rows = taps(part.top(), part.height(), picture.height(), height);
        byte[] bgra = new byte[height * width * CHANNELS];
        float[] line_WC = new float[picture.width() * CHANNELS];
        for (int y = 0; y < height; y++) {
            blendRows(picture, rows.first()[y], rows.weights()[y], line_WC);
            blendColumns(line_WC, columns, bgra, y * width * CHANNELS);
        }
        return new Picture(width, height, bgra);
    }

    private static void blendRows(Picture picture, int first, float[] weights, float[] line_WC) {
        Arrays.fill(line_WC, 0);
        byte[] old = picture.bgra();
        for (int k = 0; k < weights.length; k++) {
            int start = (first + k) * line_WC.length;
            for (int i = 0; i < line_WC.length; i++) {
                line_WC[i] += weights[k] * (old[start + i] & 255);
            }
        }
    }

    private static void blendColumns(float[] line_WC, Taps columns, byte[] bgra, int start) {
        for (int x = 0; x < columns.first().length; x++) {
            float[] weights = columns.weights()[x];
            for (int channel = 0; channel < CHANNELS; channel++) {
                float sum = 0;
                for (int k = 0; k < weights.length; k++) {
                    sum += weights[k] * line_WC[(columns.first()[x] + k) * CHANNELS + channel];
                }
                bgra[start + x * CHANNELS + channel] = (byte) Math.clamp(Math.round(sum), 0, 255);
            }
        }
    }

    private static Taps taps(double from, double extent, int oldSize, int newSize) {
        double scale = extent / newSize;
        int[] first = new int[newSize];
        float[][] weights = new float[newSize][];
        for (int i = 0; i < newSize; i++) {
            double left = from + i * scale;
            if (scale >= 1) {
                areaTaps(left, left + scale, oldSize, i, first, weights);
            } else {
                bilinearTaps(left + scale / 2 - 0.5, oldSize, i, first, weights);
            }
        }
        return new Taps(first, weights);
    }

    private static void areaTaps(double left, double right, int oldSize, int i, int[] first, float[][] weights) {
        int start = Math.clamp((long) Math.floor(left), 0, oldSize - 1);
        int end = Math.clamp((long) Math.ceil(right - 1e-9), start + 1, oldSize);
        float[] row = new float[end - start];
        double total = 0;
        for (int k = 0; k < row.length; k++) {
            double covered = Math.max(0, Math.min(right, start + k + 1) - Math.max(left, start + k));
            row[k] = (float) covered;
            total += covered;
        }
        for (int k = 0; k < row.length; k++) {
            row[k] = total > 0 ? (float) (row[k] / total) : 1f / row.length;
        }
        first[i] = start;
        weights[i] = row;
    }

    private static void bilinearTaps(double centre, int oldSize, int i, int[] first, float[][] weights) {
        double clamped = Math.clamp(centre, 0, oldSize - 1.0);
        int start = Math.min((int) clamped, Math.max(0, oldSize - 2));
        float second = (float) (clamped - start);
        first[i] = start;
        weights[i] = oldSize == 1 ? new float[] {1} : new float[] {1 - second, second};
    }
}
