package dev.djinn.trainer.export;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Frames to compare interpreters on.
 *
 * @param rgb uint8 [T, height, width, 3]
 */
public record Footage(byte[] rgb, int frames, int width, int height) {
    private static final int RGB = 3;
    private static final int BGRA = 4;
    private static final int WAVES = 6;

    public Footage {
        if (frames < 1 || (long) frames * width * height * RGB != rgb.length) {
            throw new IllegalArgumentException(
                    frames + " frames of " + width + "x" + height + " do not have " + rgb.length + " bytes");
        }
    }

    /** Coloured waves that drift over each other: for when there is no video at hand. */
    public static Footage waves(int frames, int width, int height, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] waves = new double[WAVES][];
        Arrays.setAll(waves, i -> random.doubles(RGB + 3, -1, 1).toArray());
        byte[] rgb = new byte[frames * width * height * RGB];
        for (int i = 0; i < rgb.length; i++) {
            int pixel = i / RGB;
            double x = (double) (pixel % width) / width;
            double y = (double) (pixel / width % height) / height;
            double value = 0.5;
            for (double[] wave : waves) {
                double phase = 9 * (wave[RGB] * x + wave[RGB + 1] * y) + wave[RGB + 2] * (pixel / (width * height));
                value += wave[i % RGB] * Math.sin(phase) / 4;
            }
            rgb[i] = (byte) Math.round(Math.clamp(value, 0, 1) * 255);
        }
        return new Footage(rgb, frames, width, height);
    }

    /** The first frames as worlds take them: uint8 [frames, height, width, 4] BGRA. */
    byte[] bgra(int first) {
        byte[] bgra = new byte[first * width * height * BGRA];
        for (int pixel = 0; pixel < bgra.length / BGRA; pixel++) {
            bgra[pixel * BGRA] = rgb[pixel * RGB + 2];
            bgra[pixel * BGRA + 1] = rgb[pixel * RGB + 1];
            bgra[pixel * BGRA + 2] = rgb[pixel * RGB];
            bgra[pixel * BGRA + RGB] = (byte) 255;
        }
        return bgra;
    }

    /** The first frames as {@link TorchWorld} takes them. */
    byte[] rgb(int first) {
        return Arrays.copyOf(rgb, first * width * height * RGB);
    }
}
