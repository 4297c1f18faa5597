package dev.djinn.app.easel;

import dev.djinn.engine.loop.GameCommand;
import dev.djinn.engine.loop.GameEvent;
import dev.djinn.engine.session.Reconstruction;
import dev.djinn.runtime.image.Picture;
import dev.djinn.runtime.world.WorldManifest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

/**
 * Drawing the picture that a game begins with, and seeing meanwhile what the world would see in it. Belongs to the
 * window's thread. Places on the paper are shares of its width and height, 0..1 from the upper left corner.
 */
public final class EaselModel {
    /** Pixels of the paper for each pixel of the world, along each side; fewer where the world is large. */
    public static final int FINENESS = 4;

    public static final double THINNEST = 2;
    public static final double THICKEST = 24;

    /** Pixels of the longer side, above which a paper is not made finer than its world. */
    private static final int FINE_ENOUGH = 512;

    private static final double WIDTH = 6;
    private static final int STAMP_WIDTHS = 6;
    private static final int COLOURS = 16;
    private static final int CHANNELS = 4;

    private final Consumer<GameCommand> game;
    private final ObjectProperty<Tool> tool = new SimpleObjectProperty<>(Tool.PEN);
    private final ObjectProperty<Stamp> stamp = new SimpleObjectProperty<>(Stamp.HERO);
    private final IntegerProperty colour = new SimpleIntegerProperty(Palette.BLACK);
    private final DoubleProperty width = new SimpleDoubleProperty(WIDTH);
    private final ObjectProperty<List<Integer>> palette =
            new SimpleObjectProperty<>(List.of(Palette.BLACK, Palette.WHITE));
    private final ObjectProperty<Optional<Picture>> picture = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<Underlay>> underlay = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<Reconstruction>> seen = new SimpleObjectProperty<>(Optional.empty());
    private final BooleanProperty canUndo = new SimpleBooleanProperty();
    private final BooleanProperty canRedo = new SimpleBooleanProperty();

    private Paper paper = new Paper(1, 1);
    private Optional<Picture> frame = Optional.empty();
    private boolean open;
    private boolean isDrawing;
    private double lastX;
    private double lastY;
    /** Whether the world was asked about a picture and has not answered yet. */
    private boolean asked;
    /** Whether the picture has changed since. */
    private boolean changed;

    /** A model of an empty paper; it has a size once a world is open. */
    public EaselModel(Consumer<GameCommand> game) {
        this.game = game;
    }

    public ReadOnlyObjectProperty<Tool> tool() {
        return tool;
    }

    public ReadOnlyObjectProperty<Stamp> stamp() {
        return stamp;
    }

    /** What is drawn with, {@code 0xRRGGBB}. */
    public ReadOnlyIntegerProperty colour() {
        return colour;
    }

    /** Of pen and eraser, in pixels of the paper; stamps are {@value #STAMP_WIDTHS} times as large. */
    public ReadOnlyDoubleProperty width() {
        return width;
    }

    /** Colours of this world, {@code 0xRRGGBB}. */
    public ReadOnlyObjectProperty<List<Integer>> palette() {
        return palette;
    }

    /** What is on the paper now; none before a world is open and the paper is {@link #prepare prepared} or open. */
    public ReadOnlyObjectProperty<Optional<Picture>> picture() {
        return picture;
    }

    /** Whether all of the paper is of one colour: a world may be asked for that, but has little to go by. */
    public ObservableValue<Boolean> blank() {
        return picture.map(drawn -> drawn.filter(EaselModel::isOneColour).isPresent());
    }

    /** The picture under the ink. */
    public ReadOnlyObjectProperty<Optional<Underlay>> underlay() {
        return underlay;
    }

    /** What the world would see in the paper, a moment ago. */
    public ReadOnlyObjectProperty<Optional<Reconstruction>> seen() {
        return seen;
    }

    public ReadOnlyBooleanProperty canUndo() {
        return canUndo;
    }

    public ReadOnlyBooleanProperty canRedo() {
        return canRedo;
    }

    public void choose(Tool next) {
        tool.set(next);
    }

    public void choose(Stamp next) {
        stamp.set(next);
        tool.set(Tool.STAMP);
    }

    /** Draws with this colour from now on; an eraser is put away. */
    public void choose(int next) {
        colour.set(next);
        if (tool.get() == Tool.ERASER) {
            tool.set(Tool.PEN);
        }
    }

    public void setWidth(double next) {
        width.set(Math.clamp(next, THINNEST, THICKEST));
    }

    /** The pointer went down at a place, 0..1. */
    public void press(double x, double y) {
        paper.remember();
        isDrawing = true;
        lastX = x;
        lastY = y;
        switch (tool.get()) {
            case PEN, ERASER -> drag(x, y);
            case FILL -> {
                paper.fill((int) (x * paper.width()), (int) (y * paper.height()), colour.get());
                changed();
            }
            case STAMP -> {
                paper.stamp(
                        stamp.get().at(x * paper.width(), y * paper.height(), STAMP_WIDTHS * width.get()),
                        colour.get());
                changed();
            }
        }
    }

    /** The same, once, however often it is told until {@link #release}: a key repeats. */
    public void holdAt(double x, double y) {
        if (!isDrawing) {
            press(x, y);
        }
    }

    /** The pointer, down, went on to a place, which may be outside the paper. */
    public void drag(double x, double y) {
        if (!isDrawing) {
            return;
        }
        double fromX = lastX * paper.width();
        double fromY = lastY * paper.height();
        double toX = x * paper.width();
        double toY = y * paper.height();
        switch (tool.get()) {
            case PEN -> paper.stroke(fromX, fromY, toX, toY, width.get(), colour.get());
            case ERASER -> paper.erase(fromX, fromY, toX, toY, width.get());
            case FILL, STAMP -> {
                return;
            }
        }
        lastX = x;
        lastY = y;
        changed();
    }

    public void release() {
        isDrawing = false;
    }

    public void undo() {
        paper.undo();
        changed();
    }

    public void redo() {
        paper.redo();
        changed();
    }

    /** An empty paper; can be undone. */
    public void clear() {
        paper.remember();
        paper.clear();
        changed();
    }

    /** Puts a picture under the ink. */
    public void layUnder(Picture next) {
        lay(Optional.of(underlay.get().map(before -> before.withPicture(next)).orElseGet(() -> Underlay.of(next))));
    }

    /** Puts the frame that the game stands at under the ink. */
    public void layFrameUnder() {
        frame.ifPresent(this::layUnder);
    }

    /** Changes how the picture under the ink is shown, if there is one. */
    public void adjust(UnaryOperator<Underlay> change) {
        underlay.get()
                .map(change)
                .filter(next -> !underlay.get().equals(Optional.of(next)))
                .ifPresent(next -> lay(Optional.of(next)));
    }

    /** Makes the picture of the paper before anybody looks at it, which the first time takes longer than later. */
    public void prepare() {
        if (picture.get().isEmpty()) {
            picture.set(Optional.of(paper.picture()));
        }
    }

    /** The paper is before the player, or no longer. */
    public void setOpen(boolean next) {
        open = next;
        isDrawing = false;
        if (next) {
            frame.ifPresent(now -> palette.set(Palette.of(List.of(now), COLOURS)));
            changed();
        }
    }

    public void accept(GameEvent event) {
        switch (event) {
            case GameEvent.Opened opened -> {
                WorldManifest world = opened.world();
                int longer = Math.max(world.frame().width(), world.frame().height());
                int fineness = Math.clamp(FINE_ENOUGH / longer, 1, FINENESS);
                paper = new Paper(
                        world.frame().width() * fineness, world.frame().height() * fineness);
                if (open) {
                    changed();
                }
            }
            case GameEvent.FrameReady ready ->
                frame = Optional.of(ready.moment().picture());
            case GameEvent.Reconstructed(var answer) -> {
                asked = false;
                seen.set(Optional.of(answer));
                askIfChanged();
            }
            case GameEvent.Refused _ -> {
                asked = false;
                askIfChanged();
            }
            default -> {}
        }
    }

    private static boolean isOneColour(Picture picture) {
        byte[] bgra = picture.bgra();
        return Arrays.equals(bgra, 0, bgra.length - CHANNELS, bgra, CHANNELS, bgra.length); // each pixel is the next
    }

    private void lay(Optional<Underlay> next) {
        paper.remember();
        paper.layUnder(next);
        changed();
    }

    private void changed() {
        picture.set(Optional.of(paper.picture()));
        underlay.set(paper.underlay());
        canUndo.set(paper.canUndo());
        canRedo.set(paper.canRedo());
        changed = true;
        askIfChanged();
    }

    /** One question at a time: while the world looks at a picture the player draws on. */
    private void askIfChanged() {
        if (open && changed && !asked) {
            picture.get().ifPresent(drawn -> {
                changed = false;
                asked = true;
                game.accept(new GameCommand.Reconstruct(drawn));
            });
        }
    }
}
