package dev.djinn.app.view;

import dev.djinn.app.play.Filter;
import dev.djinn.runtime.image.Picture;
import java.util.Locale;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * The frame, enlarged by the largest whole number that fits, every pixel a crisp square. A canvas, because JavaFX
 * smooths the pixels of an ImageView whatever it is told; and enlarged here, because JavaFX's own enlarging puts the
 * edges of the squares one pixel off. With another filter it fills the room there is, and somebody else enlarges it.
 */
final class FrameCanvas extends Region {
    private static final double MARGIN = 4;

    private final Canvas canvas = new Canvas();
    private final Region backdrop = new Region();
    private final StringProperty scaleText = new SimpleStringProperty("");
    private final Enlarger enlarger;
    private Filter filter = Filter.CRISP;
    private @Nullable Picture picture;
    private @Nullable WritableImage enlarged;

    /** Enlarges a frame for {@link #showEnlarged}, later. */
    interface Enlarger {
        void enlarge(Picture picture, Filter filter, int width, int height);
    }

    FrameCanvas(Enlarger enlarger) {
        this.enlarger = enlarger;
        canvas.setId("frame");
        backdrop.getStyleClass().add("screen");
        backdrop.setCache(true); // its glow is blurred once, not for every frame: that is two thirds of the work
        getChildren().addAll(backdrop, canvas);
        Say.name(this, "play.world");
        Sides.keep(this);
        setMinSize(0, 0);
    }

    /** As {@code 64×64 → 576×576}. */
    ReadOnlyStringProperty scaleText() {
        return scaleText;
    }

    void show(Picture next) {
        boolean sameSize = picture != null && picture.width() == next.width() && picture.height() == next.height();
        picture = next;
        if (sameSize) {
            draw(next);
        } else {
            requestLayout();
        }
    }

    void setFilter(Filter next) {
        filter = next;
        requestLayout();
    }

    /** Shows what the enlarger made, unless the window has another size or filter by now. */
    void showEnlarged(Picture done) {
        if (filter.needsGl() && done.width() == (int) canvas.getWidth() && done.height() == (int) canvas.getHeight()) {
            canvas.getGraphicsContext2D().drawImage(Images.of(done), 0, 0);
        }
    }

    @Override
    protected void layoutChildren() {
        backdrop.resizeRelocate(0, 0, getWidth(), getHeight());
        if (picture == null) {
            return;
        }
        double fits =
                Math.min((getWidth() - 2 * MARGIN) / picture.width(), (getHeight() - 2 * MARGIN) / picture.height());
        double factor = Math.max(1, filter.needsGl() ? fits : Math.floor(fits));
        int width = (int) (picture.width() * factor);
        int height = (int) (picture.height() * factor);
        canvas.setWidth(width);
        canvas.setHeight(height);
        canvas.relocate(
                snapPositionX((getWidth() - canvas.getWidth()) / 2),
                snapPositionY((getHeight() - canvas.getHeight()) / 2));
        scaleText.set(String.format(Locale.ROOT, "%d×%d → %d×%d", picture.width(), picture.height(), width, height));
        if (filter.needsGl()) { // until the filter has drawn in this size
            GraphicsContext pen = canvas.getGraphicsContext2D();
            pen.setImageSmoothing(false);
            pen.drawImage(Images.of(picture), 0, 0, width, height);
        }
        draw(picture);
    }

    private void draw(Picture frame) {
        if (filter.needsGl()) {
            enlarger.enlarge(frame, filter, (int) canvas.getWidth(), (int) canvas.getHeight());
        } else {
            drawSquares(frame);
        }
    }

    private void drawSquares(Picture frame) {
        int factor = (int) canvas.getWidth() / frame.width();
        if (factor == 0) {
            return; // not laid out yet
        }
        int width = frame.width() * factor;
        int height = frame.height() * factor;
        if (enlarged == null || enlarged.getWidth() != width || enlarged.getHeight() != height) {
            enlarged = new WritableImage(width, height);
        }
        int[] row = new int[width];
        for (int y = 0; y < frame.height(); y++) {
            for (int x = 0; x < width; x++) {
                row[x] = frame.argb(x / factor, y);
            }
            enlarged.getPixelWriter()
                    .setPixels(0, y * factor, width, factor, PixelFormat.getIntArgbPreInstance(), row, 0, 0);
        }
        GraphicsContext pen = canvas.getGraphicsContext2D();
        pen.setImageSmoothing(false);
        pen.drawImage(enlarged, 0, 0);
    }
}
