package dev.djinn.trainer.eval;

import dev.djinn.runtime.image.Picture;
import dev.djinn.runtime.io.AtomicFiles;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;

/** Sheets of frames to look at: rows of pictures of one size, scaled up crisp, on white. */
public final class FrameStrips {
    private static final int GAP = 2;
    static final int LEAST_SIDE = 96;
    private static final int WHITE = 0xFFFFFF;

    private FrameStrips() {}

    /**
     * The rows below each other; they may differ in length.
     *
     * @param rows at least one picture in all; all pictures have the same size
     */
    public static BufferedImage sheet(List<List<Picture>> rows) {
        return sheet(rows, LEAST_SIDE);
    }

    private static BufferedImage sheet(List<List<Picture>> rows, int leastSide) {
        Picture first = rows.stream().flatMap(List::stream).findFirst().orElseThrow();
        int scale = Math.max(1, Math.ceilDiv(leastSide, Math.max(first.width(), first.height())));
        int columns = rows.stream().mapToInt(List::size).max().orElseThrow();
        int stepX = first.width() * scale + GAP;
        int stepY = first.height() * scale + GAP;
        BufferedImage sheet =
                new BufferedImage(columns * stepX + GAP, rows.size() * stepY + GAP, BufferedImage.TYPE_INT_RGB);
        paintWhite(sheet);
        for (int row = 0; row < rows.size(); row++) {
            List<Picture> pictures = rows.get(row);
            for (int column = 0; column < pictures.size(); column++) {
                paint(pictures.get(column), sheet, GAP + column * stepX, GAP + row * stepY, scale);
            }
        }
        return sheet;
    }

    /** Writes the {@link #sheet} of {@code rows} as PNG, whole or not at all. */
    public static void write(Path png, List<List<Picture>> rows) {
        AtomicFiles.write(png, png(rows, LEAST_SIDE));
    }

    /**
     * The sheet of {@code rows} as a PNG file.
     *
     * @param leastSide pictures with shorter sides are scaled up by whole factors
     */
    static byte[] png(List<List<Picture>> rows, int leastSide) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            ImageIO.write(sheet(rows, leastSide), "png", bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void paintWhite(BufferedImage sheet) {
        int[] row = new int[sheet.getWidth()];
        Arrays.fill(row, WHITE);
        for (int y = 0; y < sheet.getHeight(); y++) {
            sheet.setRGB(0, y, row.length, 1, row, 0, row.length);
        }
    }

    private static void paint(Picture picture, BufferedImage sheet, int left, int top, int scale) {
        for (int y = 0; y < picture.height() * scale; y++) {
            for (int x = 0; x < picture.width() * scale; x++) {
                sheet.setRGB(left + x, top + y, picture.argb(x / scale, y / scale));
            }
        }
    }
}
