package dev.djinn.trainer.eval;

import dev.djinn.runtime.image.Picture;

/** Shrinks pictures by whole factors: every pixel becomes the rounded mean of the pixels it covers. */
final class AreaAverage {
    private static final int CHANNELS = 4;

    private AreaAverage() {}

    /**
     * The picture at {@code width} by {@code height}; itself if it has that size.
     *
     * @throws IllegalArgumentException if a side is not a multiple of the new one
     */
    static Picture shrink(Picture picture, int width, int height) {
        if (picture.width() == width && picture.height() == height) {
            return picture;
        }
        if (picture.width() % width != 0 || picture.height() % height != 0) {
            throw new IllegalArgumentException(picture + " is no multiple of " + width + "x" + height);
        }
        byte[] bgra = new byte[width * height * CHANNELS];
        for (int i = 0; i < bgra.length; i++) {
            int pixel = i / CHANNELS;
            bgra[i] = mean(
                    picture,
                    pixel % width,
                    pixel / width,
                    i % CHANNELS,
                    picture.width() / width,
                    picture.height() / height);
        }
        return new Picture(width, height, bgra);
    }

    private static byte mean(Picture picture, int column, int row, int channel, int factorX, int factorY) {
        int sum = 0;
        for (int y = row * factorY; y < (row + 1) * factorY; y++) {
            for (int x = column * factorX; x < (column + 1) * factorX; x++) {
                sum += picture.bgra()[(y * picture.width() + x) * CHANNELS + channel] & 255;
            }
        }
        int covered = factorX * factorY;
        return (byte) ((sum + covered / 2) / covered);
    }
}
