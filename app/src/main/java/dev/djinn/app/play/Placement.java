package dev.djinn.app.play;

import java.util.List;
import java.util.Optional;

/** Where a window goes whose screen is gone. */
public final class Placement {
    /** So much of a window's top must be on a screen that it can be seen and taken hold of. */
    private static final double GRIP_WIDTH = 120;

    private static final double GRIP_HEIGHT = 24;

    /** A part of the desktop, in its units. */
    public record Area(double x, double y, double width, double height) {
        private double overlapAcross(Area other) {
            return Math.min(x + width, other.x + other.width) - Math.max(x, other.x);
        }

        private double overlapDown(Area other) {
            return Math.min(y + height, other.y + other.height) - Math.max(y, other.y);
        }
    }

    private Placement() {}

    /**
     * Where to put a window that cannot be seen; nowhere if it can.
     *
     * @param screens the main one first, at least one
     */
    public static Optional<Area> rescued(Area window, List<Area> screens) {
        Area top = new Area(window.x, window.y, window.width, GRIP_HEIGHT);
        boolean seen = screens.stream()
                .anyMatch(screen ->
                        screen.overlapAcross(top) >= GRIP_WIDTH && screen.overlapDown(top) >= GRIP_HEIGHT / 2);
        if (seen) {
            return Optional.empty();
        }
        Area main = screens.getFirst();
        double width = Math.min(window.width, main.width);
        double height = Math.min(window.height, main.height);
        return Optional.of(
                new Area(main.x + (main.width - width) / 2, main.y + (main.height - height) / 2, width, height));
    }
}
