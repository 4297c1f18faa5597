package dev.djinn.app.easel;

import dev.djinn.runtime.image.Picture;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Colours to draw with: those that a world's pictures have most of, unlike each other, beside black and white. */
public final class Palette {
    public static final int BLACK = 0x000000;
    public static final int WHITE = 0xFFFFFF;

    private static final int COLOUR_BITS = 0xFFFFFF;
    /** The upper four bits of red, green and blue. */
    private static final int COARSE = 0xF0F0F0;

    private static final int APART = 40 * 40;

    private Palette() {}

    /** Pixels of nearly one colour. */
    private static final class Shade {
        private long red;
        private long green;
        private long blue;
        private int pixels;

        void add(int colour) {
            red += red(colour);
            green += green(colour);
            blue += blue(colour);
            pixels++;
        }

        int mean() {
            return (int) (red / pixels << 16 | green / pixels << 8 | blue / pixels);
        }
    }

    /** At most {@code size} colours, {@code 0xRRGGBB}, black and white first. */
    public static List<Integer> of(List<Picture> pictures, int size) {
        Map<Integer, Shade> shades = new TreeMap<>();
        for (Picture picture : pictures) {
            for (int y = 0; y < picture.height(); y++) {
                for (int x = 0; x < picture.width(); x++) {
                    int colour = picture.argb(x, y) & COLOUR_BITS;
                    shades.computeIfAbsent(colour & COARSE, coarse -> new Shade())
                            .add(colour);
                }
            }
        }
        List<Integer> palette = new ArrayList<>(List.of(BLACK, WHITE));
        shades.values().stream()
                .sorted(Comparator.comparingInt((Shade shade) -> -shade.pixels))
                .mapToInt(Shade::mean)
                .forEach(colour -> {
                    if (palette.size() < size && palette.stream().allMatch(other -> distance(colour, other) > APART)) {
                        palette.add(colour);
                    }
                });
        return List.copyOf(palette);
    }

    private static int distance(int a, int b) {
        int red = red(a) - red(b);
        int green = green(a) - green(b);
        int blue = blue(a) - blue(b);
        return red * red + green * green + blue * blue;
    }

    private static int red(int colour) {
        return colour >> 16 & 255;
    }

    private static int green(int colour) {
        return colour >> 8 & 255;
    }

    private static int blue(int colour) {
        return colour & 255;
    }
}
