package dev.djinn.runtime.image;

import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Pictures read from files of any usual format, fitted to a frame, and written as PNG. */
public final class Pictures {
    /** Pictures with more pixels are refused before they are decoded. */
    public static final long MAX_PIXELS = 64_000_000;

    private Pictures() {}

    /**
     * Reads a PNG, JPEG, WebP, GIF (first frame) or BMP as a person sees it: upright, on white where it is transparent.
     * The format is told by the file's first bytes, not by its name. A picture of more than 16 megapixels comes at half
     * its size or less.
     *
     * @throws DjinnException BAD_INPUT with one line: missing, no picture, a kind of picture that is not read, too
     *     large, or damaged
     */
    public static Picture read(Path file) {
        try {
            PictureFile opened = PictureFile.open(file);
            return Pixels.toPicture(opened.decode(), opened.orientation());
        } catch (OutOfMemoryError e) {
            throw new DjinnException(
                    ExitCode.BAD_INPUT, file + ": too large for the memory there is; use a smaller picture", e);
        }
    }

    /** The picture brought to {@code width} x {@code height}; itself if it has that size already. */
    public static Picture fit(Picture picture, int width, int height, Fit fit) {
        if (picture.width() == width && picture.height() == height) {
            return picture;
        }
        return switch (fit) {
            case STRETCH ->
                Resampling.resize(picture, Region.of(0, 0, picture.width(), picture.height()), width, height);
            case CROP -> Resampling.resize(picture, Region.middle(picture, width, height), width, height);
            case LETTERBOX -> letterbox(picture, width, height);
        };
    }

    /** Writes an 8-bit RGB PNG; {@code out} stays open. */
    public static void writePng(Picture picture, OutputStream out) throws IOException {
        BufferedImage image = new BufferedImage(picture.width(), picture.height(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < picture.height(); y++) {
            for (int x = 0; x < picture.width(); x++) {
                image.setRGB(x, y, picture.argb(x, y));
            }
        }
        try (MemoryCacheImageOutputStream png = new MemoryCacheImageOutputStream(out)) {
            if (!ImageIO.write(image, "png", png)) {
                throw new IOException("this Java has no PNG writer");
            }
        }
        out.flush();
    }

    private static Picture letterbox(Picture picture, int width, int height) {
        double scale = Math.min((double) width / picture.width(), (double) height / picture.height());
        int innerWidth = Math.clamp(Math.round(picture.width() * scale), 1, width);
        int innerHeight = Math.clamp(Math.round(picture.height() * scale), 1, height);
        Picture inner = fit(picture, innerWidth, innerHeight, Fit.STRETCH);
        byte[] bgra = new byte[width * height * 4];
        for (int alpha = 3; alpha < bgra.length; alpha += 4) {
            bgra[alpha] = (byte) 255;
        }
        int left = (width - innerWidth) / 2;
        int top = (height - innerHeight) / 2;
        for (int y = 0; y < innerHeight; y++) {
            System.arraycopy(inner.bgra(), y * innerWidth * 4, bgra, ((top + y) * width + left) * 4, innerWidth * 4);
        }
        return new Picture(width, height, bgra);
    }
}
