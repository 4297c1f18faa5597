package dev.djinn.app.view;

import dev.djinn.runtime.image.Picture;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/** Pictures as JavaFX images; both are premultiplied BGRA, so pixels are copied as they are. */
final class Images {
    private static final int BYTES_PER_PIXEL = 4;

    private Images() {}

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
