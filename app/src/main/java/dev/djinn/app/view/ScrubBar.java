package dev.djinn.app.view;

import atlantafx.base.controls.ProgressSliderSkin;
import dev.djinn.app.play.Reel;
import dev.djinn.app.play.TimeModel;
import dev.djinn.app.words.Words;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/**
 * The branch played, from its first to its newest frame: where the game stands, and marks where branches leave. The mouse
 * drags it; with the keyboard's focus (Shift+Tab) the arrows move it.
 */
final class ScrubBar extends HBox {
    private static final double THUMB = 16;
    private static final double MARK_WIDTH = 3;
    private static final double MARK_HEIGHT = 18;
    private static final double NEAREST_MARKS = 4;
    private static final int SECONDS_PER_MINUTE = 60;

    private final TimeModel time;
    private final Slider slider = new Slider(0, 1, 0);
    private final Marks marks = new Marks();
    private final Label label = new Label();
    /** Whether the slider moves because the game did. */
    private boolean following;

    ScrubBar(TimeModel time) {
        super(12);
        this.time = time;
        getStyleClass().add("scrub");
        Sides.keep(this);
        setAlignment(Pos.CENTER_LEFT);
        slider.setId("scrub");
        slider.setSkin(new ProgressSliderSkin(slider));
        slider.setBlockIncrement(1);
        slider.valueProperty().subscribe(this::moved);
        slider.addEventFilter(MouseEvent.ANY, this::mouse);
        label.setId("scrub-time");
        label.getStyleClass().add("quiet");
        label.setMinWidth(Region.USE_PREF_SIZE);
        StackPane track = new StackPane(marks, slider);
        HBox.setHgrow(track, Priority.ALWAYS);
        getChildren().addAll(track, label);
        slider.accessibleTextProperty()
                .bind(Words.live(time.reel(), reel -> Words.of("scrub.frame", reel.here(), reel.last())));
        time.reel().subscribe(this::follow);
    }

    private void follow(Reel reel) {
        following = true;
        try {
            long first = Math.min(reel.oldest(), reel.here());
            slider.setMin((double) first);
            slider.setMax((double) Math.max(first + 1, reel.last()));
            slider.setDisable(reel.last() == first);
            if (!slider.isValueChanging()) {
                slider.setValue((double) reel.here());
            }
        } finally {
            following = false;
        }
        label.setText(clock(reel.here()) + " / " + clock(reel.last()));
        marks.show(reel);
    }

    /** In the place of the slider's own dragging, which loses the mouse when the thumb jumps under it. */
    private void mouse(MouseEvent event) {
        boolean isPress = event.getEventType() == MouseEvent.MOUSE_PRESSED;
        boolean isDrag = event.getEventType() == MouseEvent.MOUSE_DRAGGED;
        boolean isRelease = event.getEventType() == MouseEvent.MOUSE_RELEASED;
        if (isPress || isDrag) {
            slider.setValueChanging(true);
            double share = (event.getX() - THUMB / 2) / Math.max(1, slider.getWidth() - THUMB);
            slider.setValue(slider.getMin() + Math.clamp(share, 0, 1) * (slider.getMax() - slider.getMin()));
        } else if (isRelease) {
            slider.setValueChanging(false);
        }
        if (isPress || isDrag || isRelease) {
            event.consume();
        }
    }

    private void moved(Number value) {
        if (!following) {
            time.scrubTo(Math.round(value.doubleValue()));
        }
    }

    private String clock(long frame) {
        long seconds = (long) (frame / time.framesPerSecond());
        return String.format(Locale.ROOT, "%d:%02d", seconds / SECONDS_PER_MINUTE, seconds % SECONDS_PER_MINUTE);
    }

    /** Small marks under the track. */
    private static final class Marks extends Pane {
        private Reel shown = new Reel(0, 0, 0, List.of());

        Marks() {
            setMouseTransparent(true);
            setMinWidth(0);
        }

        void show(Reel reel) {
            boolean same = reel.forks().equals(shown.forks())
                    && reel.last() == shown.last()
                    && reel.oldest() == shown.oldest();
            shown = reel;
            if (!same) {
                requestLayout();
            }
        }

        @Override
        protected void layoutChildren() {
            int used = 0;
            double before = Double.NEGATIVE_INFINITY;
            double frames = (double) Math.max(1, shown.last() - shown.oldest());
            for (long fork : shown.forks()) {
                double x = THUMB / 2 + (getWidth() - THUMB) * (fork - shown.oldest()) / frames;
                if (fork >= shown.oldest() && x - before >= NEAREST_MARKS) {
                    mark(used++)
                            .resizeRelocate(
                                    Math.round(x) - 1, (getHeight() - MARK_HEIGHT) / 2, MARK_WIDTH, MARK_HEIGHT);
                    before = x;
                }
            }
            getChildren().remove(used, getChildren().size());
        }

        private Region mark(int number) {
            if (number == getChildren().size()) {
                Region fresh = new Region();
                fresh.setManaged(false);
                fresh.getStyleClass().add("fork");
                getChildren().add(fresh);
            }
            return (Region) getChildren().get(number);
        }
    }
}
