package dev.djinn.app.view;

import dev.djinn.app.easel.EaselModel;
import dev.djinn.runtime.image.Picture;
import javafx.scene.Cursor;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;

/** The paper as it is seen, and where the pointer draws. With the keyboard, arrows move a cross and Space draws there. */
final class PaperCanvas extends StackPane {
    private static final double LARGEST = 512;
    private static final double SMALLEST = 200;
    /** What else of the easel is beside and above the paper. */
    private static final double BESIDE = 450;

    private static final double ABOVE = 190;
    private static final double STEP = 1.0 / 64;
    private static final double CROSS = 9;

    private final EaselModel easel;
    private final Canvas canvas = new Canvas(LARGEST, LARGEST);
    private double crossX = 0.5;
    private double crossY = 0.5;

    PaperCanvas(EaselModel easel) {
        this.easel = easel;
        setId("paper");
        getStyleClass().add("paper");
        Say.name(this, "easel.paper");
        Sides.keep(this);
        setFocusTraversable(true);
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        setCursor(Cursor.CROSSHAIR);
        getChildren().add(canvas);
        easel.picture().subscribe(drawn -> redraw());
        Room.width(this).subscribe(width -> redraw());
        Room.height(this).subscribe(height -> redraw());
        focusedProperty().subscribe(focused -> redraw());
        setOnMousePressed(event -> {
            requestFocus();
            easel.press(across(event), down(event));
            event.consume(); // or what scrolls the easel takes the keyboard away
        });
        setOnMouseDragged(event -> easel.drag(across(event), down(event)));
        setOnMouseReleased(event -> easel.release());
        setOnKeyPressed(this::keyPressed);
        setOnKeyReleased(event -> {
            if (event.getCode() == KeyCode.SPACE) {
                easel.release();
            }
        });
    }

    private double across(MouseEvent event) {
        return (event.getX() - canvas.getLayoutX()) / canvas.getWidth();
    }

    private double down(MouseEvent event) {
        return (event.getY() - canvas.getLayoutY()) / canvas.getHeight();
    }

    private void keyPressed(KeyEvent event) {
        switch (event.getCode()) {
            case LEFT -> move(-STEP, 0);
            case RIGHT -> move(STEP, 0);
            case UP -> move(0, -STEP);
            case DOWN -> move(0, STEP);
            case SPACE -> easel.holdAt(crossX, crossY);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void move(double right, double down) {
        crossX = Math.clamp(crossX + right, 0, 1);
        crossY = Math.clamp(crossY + down, 0, 1);
        easel.drag(crossX, crossY);
        redraw();
    }

    private void redraw() {
        easel.picture().get().ifPresent(this::show);
    }

    private double room() {
        if (getScene() == null) {
            return LARGEST;
        }
        double scale = Room.scale(getScene()).get();
        return Math.clamp(
                Math.min(getScene().getWidth() - scale * BESIDE, getScene().getHeight() - scale * ABOVE),
                SMALLEST,
                LARGEST);
    }

    private void show(Picture drawn) {
        double scale = Math.min(room() / drawn.width(), room() / drawn.height());
        canvas.setWidth(drawn.width() * scale);
        canvas.setHeight(drawn.height() * scale);
        GraphicsContext pen = canvas.getGraphicsContext2D();
        pen.setImageSmoothing(true);
        pen.drawImage(Images.of(drawn), 0, 0, canvas.getWidth(), canvas.getHeight());
        if (isFocused()) {
            double x = crossX * canvas.getWidth();
            double y = crossY * canvas.getHeight();
            pen.strokeLine(x - CROSS, y, x + CROSS, y);
            pen.strokeLine(x, y - CROSS, x, y + CROSS);
        }
    }
}
