package dev.djinn.app.view;

import dev.djinn.runtime.image.Picture;
import java.util.Optional;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;

/** A small square picture with crisp pixels, as large as fits. */
final class Thumbnail extends Canvas {
    private Optional<Picture> shown = Optional.empty();

    Thumbnail(double side) {
        super(side, side);
        Sides.keep(this);
        setMouseTransparent(true);
    }

    void show(Optional<Picture> picture) {
        if (picture.equals(shown)) {
            return;
        }
        shown = picture;
        GraphicsContext pen = getGraphicsContext2D();
        pen.clearRect(0, 0, getWidth(), getHeight());
        pen.setImageSmoothing(false);
        picture.ifPresent(seen -> {
            double scale = Math.min(getWidth() / seen.width(), getHeight() / seen.height());
            double width = seen.width() * scale;
            double height = seen.height() * scale;
            pen.drawImage(Images.of(seen), (getWidth() - width) / 2, (getHeight() - height) / 2, width, height);
        });
    }
}
