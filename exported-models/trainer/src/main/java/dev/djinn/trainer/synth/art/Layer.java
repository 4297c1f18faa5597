package dev.djinn.trainer.synth.art;

/**
 * A finished picture part: premultiplied ARGB, {@code [height, width]}. Places that lie outside are clear.
 *
 * @param argb row by row
 */
record Layer(int width, int height, int[] argb) {
    Layer {
        if (argb.length != width * height) {
            throw new IllegalArgumentException(argb.length + " pixels for " + width + "x" + height);
        }
    }

    /** Left and right exchanged. */
    Layer mirrored() {
        int[] turned = new int[argb.length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                turned[y * width + x] = argb[y * width + width - 1 - x];
            }
        }
        return new Layer(width, height, turned);
    }

    /** Draws itself over a square picture of opaque pixels with its upper left corner at (left, top). */
    void over(int[] picture, int side, int left, int top) {
        int fromX = Math.max(0, -left);
        int toX = Math.min(width, side - left);
        int fromY = Math.max(0, -top);
        int toY = Math.min(height, side - top);
        for (int y = fromY; y < toY; y++) {
            int source = y * width;
            int target = (y + top) * side + left;
            for (int x = fromX; x < toX; x++) {
                int pixel = argb[source + x];
                int alpha = pixel >>> 24;
                if (alpha == 0xFF) {
                    picture[target + x] = pixel;
                } else if (alpha != 0) {
                    picture[target + x] = blend(pixel, picture[target + x], 256 - alpha - (alpha >> 7));
                }
            }
        }
    }

    private static int blend(int over, int under, int rest) {
        int even = ((under >>> 8 & 0xFF00FF) * rest) & 0xFF00FF00;
        int odd = ((under & 0xFF00FF) * rest >>> 8) & 0xFF00FF;
        return over + (even | odd);
    }
}
