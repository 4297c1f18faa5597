package dev.djinn.app.play;

import static org.assertj.core.api.Assertions.assertThat;

import dev.djinn.app.play.Placement.Area;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Fault 33: the monitor is unplugged. */
class PlacementTest {
    private static final Area MAIN = new Area(0, 0, 1280, 800);
    private static final Area SECOND = new Area(1280, 0, 1920, 1080);

    @Test
    void windowThatCanBeSeenAndTakenHoldOfStaysWhereItIs() {
        assertThat(Placement.rescued(new Area(1500, 100, 1000, 700), List.of(MAIN, SECOND)))
                .isEmpty();
        assertThat(Placement.rescued(new Area(1100, 100, 1000, 700), List.of(MAIN)))
                .as("half outside, as the player put it")
                .isEmpty();
    }

    @Test
    void windowOfALostScreenComesToTheMiddleOfTheMainOneAndFits() {
        assertThat(Placement.rescued(new Area(1500, 100, 1000, 700), List.of(MAIN)))
                .contains(new Area(140, 50, 1000, 700));
        assertThat(Placement.rescued(SECOND, List.of(MAIN))).contains(MAIN);
    }

    @Test
    void windowWhoseTopIsAboveTheScreenComesBack() {
        assertThat(Placement.rescued(new Area(100, -300, 1000, 700), List.of(MAIN)))
                .contains(new Area(140, 50, 1000, 700));
    }
}
