package dev.djinn.runtime.image;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;

/**
 * Decoded pixels of any layout to upright BGRA on white. Grey pictures are read by their samples: Java takes plain grey
 * for linear light and would show it too bright.
 */
final class Pixels {
    private static final int CHANNELS = 4;

    private Pixels() {}

    /** @param orientation EXIF, 1..8 */
    static Picture toPicture(BufferedImage image, int orientation) {
        BufferedImage srgb = inSrgb(image);
        int width = srgb.getWidth();
        int height = srgb.getHeight();
        boolean turned = orientation >= 5;
        int newWidth = turned ? height : width;
        byte[] bgra = new byte[width * height * CHANNELS];
        int[] row_W = new int[width];
        RowReader rows = isGrey(srgb.getColorModel())
                ? greyRows(srgb)
                : (y, argb) -> srgb.getRGB(0, y, width, 1, argb, 0, width);
        for (int y = 0; y < height; y++) {
            rows.read(y, row_W);
            for (int x = 0; x < width; x++) {
                int to = position(x, y, width, height, orientation, newWidth);
                putOnWhite(row_W[x], bgra, to * CHANNELS);
            }
        }
        return new Picture(newWidth, turned ? width : height, bgra);
    }

    @FunctionalInterface
    private interface RowReader {
        void read(int y, int[] argb_W);
    }

    /** Where the pixel at (x, y) of the file lands: EXIF 2.3, tag 0x0112. */
    private static int position(int x, int y, int width, int height, int orientation, int newWidth) {
        int right = width - 1 - x;
        int below = height - 1 - y;
        return switch (orientation) {
            case 2 -> y * newWidth + right;
            case 3 -> below * newWidth + right;
            case 4 -> below * newWidth + x;
            case 5 -> x * newWidth + y;
            case 6 -> x * newWidth + below;
            case 7 -> right * newWidth + below;
            case 8 -> right * newWidth + y;
            default -> y * newWidth + x;
        };
    }

    private static void putOnWhite(int argb, byte[] bgra, int at) {
        int alpha = argb >>> 24;
        for (int channel = 0; channel < 3; channel++) {
            int value = argb >>> 8 * channel & 255;
            bgra[at + channel] = (byte) ((value * alpha + 255 * (255 - alpha) + 127) / 255);
        }
        bgra[at + 3] = (byte) 255;
    }

    private static boolean isGrey(ColorModel model) {
        return !(model instanceof IndexColorModel) && model.getColorSpace().getType() == ColorSpace.TYPE_GRAY;
    }

    private static RowReader greyRows(BufferedImage image) {
        Raster raster = image.getRaster();
        int bands = raster.getNumBands();
        int width = image.getWidth();
        int most = (1 << image.getColorModel().getComponentSize(0)) - 1;
        boolean translucent = bands > 1 && image.getColorModel().getTransparency() != Transparency.OPAQUE;
        int[] samples = new int[width * bands];
        return (y, argb_W) -> {
            raster.getPixels(raster.getMinX(), raster.getMinY() + y, width, 1, samples);
            for (int x = 0; x < width; x++) {
                int grey = samples[x * bands] * 255 / most;
                int alpha = translucent ? samples[x * bands + 1] * 255 / most : 255;
                argb_W[x] = alpha << 24 | grey << 16 | grey << 8 | grey;
            }
        };
    }

    /** Pictures with another colour profile, converted as a whole: pixel by pixel takes minutes. */
    private static BufferedImage inSrgb(BufferedImage image) {
        ColorModel model = image.getColorModel();
        if (model instanceof IndexColorModel || model.getColorSpace().isCS_sRGB() || isGrey(model)) {
            return image;
        }
        BufferedImage srgb = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_ARGB);
        return new ColorConvertOp(null).filter(image, srgb);
    }
}
