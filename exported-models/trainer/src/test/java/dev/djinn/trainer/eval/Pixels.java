package dev.djinn.trainer.eval;

import dev.djinn.runtime.image.Picture;
import java.util.function.IntBinaryOperator;

/** Pictures for tests. */
final class Pixels {
    private Pixels() {}

    /** The picture whose pixel at (x, y) is {@code rgb(x, y)} = 0xRRGGBB. */
    static Picture picture(int width, int height, IntBinaryOperator rgb) {
        byte[] bgra = new byte[width * height * 4];
        for (int i = 0; i < width * height; i++) {
            int pixel = rgb.applyAsInt(i % width, i / width);
            bgra[4 * i] = (byte) pixel;
            bgra[4 * i + 1] = (byte) (pixel >> 8);
            bgra[4 * i + 2] = (byte) (pixel >> 16);
            bgra[4 * i + 3] = (byte) 255;
        }
        return new Picture(width, height, bgra);
    }

    static Picture grey(int side, int level) {
        return picture(side, side, (_, _) -> level * 0x010101);
    }

    /** A scene that repeats itself nowhere near, moved to the right and downwards. */
    static Picture waves(int side, double movedX, double movedY) {
        return picture(side, side, (column, row) -> {
            double x = column - movedX;
            double y = row - movedY;
            double height = Math.sin(0.31 * x + 0.1 * y) + Math.sin(0.23 * y - 0.07 * x) + Math.sin(0.011 * x * y);
            return (int) Math.round(128 + 40 * height) * 0x010101;
        });
    }
}
