package dev.djinn.app.play;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.djinn.engine.loop.GameEvent;
import dev.djinn.engine.loop.GameEvent.FrameReady;
import dev.djinn.engine.session.Moment;
import dev.djinn.engine.toy.ToyWorld;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class EventRelayTest {
    private final Queue<Runnable> windowThread = new ArrayDeque<>();
    private final List<GameEvent> shown = new ArrayList<>();
    private final EventRelay relay = new EventRelay(windowThread::add, shown::add);

    @Test
    void busyWindowGetsTheNewestFrameOnlyAndEveryOtherEventInOrder() {
        relay.accept(new GameEvent.Running());
        for (int frame = 1; frame <= 1000; frame++) {
            relay.accept(frame(frame));
        }
        relay.accept(new GameEvent.Paused());
        relay.accept(frame(1001));
        assertThat(windowThread)
                .as("the window is asked once, not a thousand times")
                .hasSize(1);

        for (int told = 1; told <= 4; told++) {
            windowThread.remove().run();
            assertThat(shown).as("other work of the window comes between").hasSize(told);
        }
        assertThat(windowThread).isEmpty();
        assertThat(shown.get(0)).isEqualTo(new GameEvent.Running());
        assertThat(numberOf(shown.get(1))).isEqualTo(1000);
        assertThat(shown.get(2)).isEqualTo(new GameEvent.Paused());
        assertThat(numberOf(shown.get(3))).isEqualTo(1001);
    }

    @Test
    void whatGoesWrongInTheWindowKeepsNothingElseFromIt() {
        List<GameEvent> seen = new ArrayList<>();
        EventRelay careless = new EventRelay(windowThread::add, event -> {
            seen.add(event);
            throw new IllegalStateException("drawn wrongly");
        });
        careless.accept(new GameEvent.Running());
        careless.accept(new GameEvent.Paused());

        for (int told = 1; told <= 2; told++) {
            assertThatIllegalStateException().isThrownBy(windowThread.remove()::run);
            assertThat(seen).hasSize(told);
        }
    }

    @Test
    void windowIsAskedAgainForWhatComesLater() {
        relay.accept(frame(1));
        windowThread.remove().run();
        relay.accept(frame(2));
        windowThread.remove().run();

        assertThat(shown).hasSize(2);
    }

    private static FrameReady frame(long number) {
        return new FrameReady(new Moment(number, OptionalInt.of(0), new long[0], ToyWorld.grey(1)), 1, 1);
    }

    private static long numberOf(GameEvent event) {
        return ((FrameReady) event).moment().frame();
    }
}
