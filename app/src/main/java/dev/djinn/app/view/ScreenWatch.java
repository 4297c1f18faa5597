package dev.djinn.app.view;

import dev.djinn.app.play.Placement;
import dev.djinn.app.play.Placement.Area;
import java.util.List;
import java.util.stream.Stream;
import javafx.collections.ListChangeListener;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;

/** Brings the window back when its screen was unplugged. Belongs to the window's thread. */
final class ScreenWatch {
    private final Stage stage;
    private final Runnable leaveFullScreen;
    private final ListChangeListener<Screen> changed = change -> look();

    ScreenWatch(Stage stage, Runnable leaveFullScreen) {
        this.stage = stage;
        this.leaveFullScreen = leaveFullScreen;
    }

    void begin() {
        Screen.getScreens().addListener(changed);
    }

    void end() {
        Screen.getScreens().removeListener(changed);
    }

    /** Moves the window if no screen shows it. */
    void look() {
        List<Area> screens = Stream.concat(Stream.of(Screen.getPrimary()), Screen.getScreens().stream())
                .map(screen -> area(screen.getVisualBounds()))
                .toList();
        Area window = new Area(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight());
        Placement.rescued(window, screens).ifPresent(place -> {
            leaveFullScreen.run();
            stage.setX(place.x());
            stage.setY(place.y());
            stage.setWidth(place.width());
            stage.setHeight(place.height());
        });
    }

    private static Area area(Rectangle2D bounds) {
        return new Area(bounds.getMinX(), bounds.getMinY(), bounds.getWidth(), bounds.getHeight());
    }
}
