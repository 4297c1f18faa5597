package dev.djinn.app.view;

import dev.djinn.runtime.image.Picture;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * The frame, enlarged by the largest whole number that fits, every pixel a crisp square. A canvas, because JavaFX
 * smooths the pixels of an ImageView whatever it is told.
 */
final class FrameCanvas extends Region {
    private static final double MARGIN = 4;

    private final Canvas canvas = new Canvas();
    private final StringProperty scaleText = new SimpleStringProperty("");
    private @Nullable WritableImage image;

    FrameCanvas() {
        canvas.setId("frame");
        getChildren().add(canvas);
        getStyleClass().add("screen");
        setAccessibleText("The world");
        setMinSize(0, 0);
    }

    /** As {@code 64×64 → 576×576}. */
    ReadOnlyStringProperty scaleText() {
        return scaleText;
    }

    void show(Picture picture) {
        if (image == null || image.getWidth() != picture.width() || image.getHeight() != picture.height()) {
            image = new WritableImage(picture.width(), picture.height());
            requestLayout();
        }
        Images.copy(picture, image);
        draw();
    }

    @Override
    protected void layoutChildren() {
        if (image == null) {
            return;
        }
        double width = image.getWidth();
        double height = image.getHeight();
        double fits = Math.min((getWidth() - 2 * MARGIN) / width, (getHeight() - 2 * MARGIN) / height);
        double factor = fits >= 1 ? Math.floor(fits) : Math.max(fits, 0.1);
        canvas.setWidth(width * factor);
        canvas.setHeight(height * factor);
        canvas.relocate(
                snapPositionX((getWidth() - canvas.getWidth()) / 2),
                snapPositionY((getHeight() - canvas.getHeight()) / 2));
        scaleText.set(String.format(
                "%.0f×%.0f → %.0f×%.0f", width, height, canvas.getWidth(), canvas.getHeight()));
        draw();
    }

    private void draw() {
        GraphicsContext pen = canvas.getGraphicsContext2D();
        pen.setImageSmoothing(false);
        pen.drawImage(image, 0, 0, canvas.getWidth(), canvas.getHeight());
    }
}
