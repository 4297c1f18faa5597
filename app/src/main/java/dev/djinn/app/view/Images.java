package dev.djinn.app.view;

import dev.djinn.runtime.image.Picture;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/** Pictures as JavaFX images; both are premultiplied BGRA, so pixels are copied as they are. */
final class Images {
    private static final int BYTES_PER_PIXEL = 4;
    private static final int OPAQUE = 255;

    private Images() {}

    /** What is seen of an image, on white where it is transparent. */
    static Picture read(Image image) {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        byte[] bgra = new byte[width * height * BYTES_PER_PIXEL];
        image.getPixelReader()
                .getPixels(0, 0, width, height, PixelFormat.getByteBgraPreInstance(), bgra, 0, width * BYTES_PER_PIXEL);
        for (int i = 0; i < bgra.length; i += BYTES_PER_PIXEL) {
            int white = OPAQUE - (bgra[i + BYTES_PER_PIXEL - 1] & OPAQUE);
            for (int channel = 0; channel < BYTES_PER_PIXEL; channel++) {
                bgra[i + channel] += (byte) white;
            }
        }
        return new Picture(width, height, bgra);
    }

    static WritableImage of(Picture picture) {
        WritableImage image = new WritableImage(picture.width(), picture.height());
        image.getPixelWriter()
                .setPixels(
                        0,
                        0,
                        picture.width(),
                        picture.height(),
                        PixelFormat.getByteBgraPreInstance(),
                        picture.bgra(),
                        0,
                        picture.width() * BYTES_PER_PIXEL);
        return image;
    }
}
