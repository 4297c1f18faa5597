package dev.djinn.app.view;

import dev.djinn.app.play.Insight;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.TextAlignment;

/**
 * The tokens of a frame as cells: the piece of the picture that each stands for, in a frame that is the brighter the surer
 * the world was, with the number of the step that it came in. Masked cells are dark.
 */
final class TokenGrid extends Canvas {
    /** From unsure to sure; each is brighter than the one before, so that it can be told without seeing colours. */
    private static final Color[] SURE = {Color.web("#40206f"), Color.web("#c2417c"), Color.web("#ffd76a")};

    private static final Color UNKNOWN = Color.web("#3a3d55");
    private static final Color MASKED = Color.web("#171930");
    private static final Color MASKED_EDGE = Color.web("#2b2e4c");
    private static final double GAP = 1;
    private static final double ROOM_FOR_NUMBERS = 20;
    private static final double ROOM_FOR_PICTURES = 10;
    private static final double FRAME_SHARE = 0.14;
    private static final double NUMBER = 11;

    private double largest;
    private Optional<Insight> shown = Optional.empty();
    private double cell = 1;

    /** @param largest side in pixels */
    TokenGrid(double largest) {
        super(largest, largest);
        this.largest = largest;
        Sides.keep(this);
    }

    void setLargest(double side) {
        largest = side;
        show(shown);
    }

    /** The colour of a confidence, 0..1. */
    static Color colour(double confidence) {
        double place = Math.clamp(confidence, 0, 1) * (SURE.length - 1);
        int from = Math.min((int) place, SURE.length - 2);
        return SURE[from].interpolate(SURE[from + 1], place - from);
    }

    void show(Optional<Insight> insight) {
        shown = insight;
        insight.ifPresent(this::draw);
    }

    /** The cell at a place in the grid. */
    OptionalInt find(double x, double y) {
        return shown.map(insight -> {
                    int column = (int) (x / cell);
                    int row = (int) (y / cell);
                    boolean isInside = x >= 0
                            && y >= 0
                            && column < insight.grid().columns()
                            && row < insight.grid().rows();
                    return isInside ? OptionalInt.of(row * insight.grid().columns() + column) : OptionalInt.empty();
                })
                .orElse(OptionalInt.empty());
    }

    private void draw(Insight insight) {
        int columns = insight.grid().columns();
        int rows = insight.grid().rows();
        cell = Math.max(2, Math.floor(largest / Math.max(columns, rows)));
        setWidth(cell * columns);
        setHeight(cell * rows);
        GraphicsContext pen = getGraphicsContext2D();
        pen.clearRect(0, 0, getWidth(), getHeight());
        pen.setImageSmoothing(false);
        pen.setTextAlign(TextAlignment.RIGHT);
        pen.setFont(Font.font(null, FontWeight.BOLD, NUMBER));
        Image picture = Images.of(insight.picture());
        for (int i = 0; i < insight.grid().places(); i++) {
            draw(pen, picture, insight, i);
        }
    }

    private void draw(GraphicsContext pen, Image picture, Insight insight, int index) {
        int columns = insight.grid().columns();
        double x = index % columns * cell;
        double y = index / columns * cell;
        double side = cell - GAP;
        if (!insight.isFixed(index)) {
            pen.setFill(MASKED);
            pen.fillRect(x, y, side, side);
            pen.setStroke(MASKED_EDGE);
            pen.strokeRect(x + GAP / 2, y + GAP / 2, side - GAP, side - GAP);
            return;
        }
        pen.setFill(insight.isKnown() ? colour(insight.confidence(index)) : UNKNOWN);
        pen.fillRect(x, y, side, side);
        if (side >= ROOM_FOR_PICTURES) {
            double frame = Math.max(2, Math.round(side * FRAME_SHARE));
            double width = picture.getWidth() / columns;
            double height = picture.getHeight() / insight.grid().rows();
            pen.drawImage(
                    picture,
                    index % columns * width,
                    index / columns * height,
                    width,
                    height,
                    x + frame,
                    y + frame,
                    side - 2 * frame,
                    side - 2 * frame);
        }
        if (insight.isNew(index) && insight.step() < insight.steps()) {
            pen.setStroke(Color.WHITE);
            pen.strokeRect(x + GAP / 2, y + GAP / 2, side - GAP, side - GAP);
        }
        if (insight.isKnown() && side >= ROOM_FOR_NUMBERS) {
            number(pen, insight.revealedAt(index) + 1, x + side, y + side);
        }
    }

    private static void number(GraphicsContext pen, int step, double right, double bottom) {
        String text = String.valueOf(step);
        double width = NUMBER * 0.7 * text.length() + 4;
        pen.setFill(Color.color(0.04, 0.04, 0.1, 0.82));
        pen.fillRect(right - width, bottom - NUMBER - 2, width, NUMBER + 2);
        pen.setFill(Color.WHITE);
        pen.fillText(text, right - 2, bottom - 2);
    }
}
