package dev.djinn.app.play;

import static org.assertj.core.api.Assertions.assertThat;

import dev.djinn.app.play.Camera.Event;
import dev.djinn.runtime.image.Picture;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Without a camera and without waiting: the test says what is seen and when a second is over. */
class CameraModelTest {
    private static final byte FULL = (byte) 255;
    private static final Picture BLACK_WHITE = new Picture(2, 1, new byte[] {0, 0, 0, FULL, FULL, FULL, FULL, FULL});
    private static final Picture WHITE_BLACK = new Picture(2, 1, new byte[] {FULL, FULL, FULL, FULL, 0, 0, 0, FULL});

    private final List<Consumer<Event>> opened = new ArrayList<>();
    private final Deque<Runnable> seconds = new ArrayDeque<>();
    private final List<Picture> photos = new ArrayList<>();
    private int closed;
    private CameraModel model;

    @BeforeEach
    void open() {
        model = new CameraModel(
                listener -> {
                    opened.add(listener);
                    return () -> closed++;
                },
                Runnable::run,
                seconds::add,
                photos::add);
        model.setOpen(true);
    }

    private void see(Picture picture) {
        opened.getLast().accept(new Event.Seen(picture));
    }

    @Test
    void photoIsTakenAfterThreeSecondsAsItIsSeenInTheMirror() {
        model.take();
        assertThat(model.countdown().get()).as("nothing is seen yet").isZero();
        see(BLACK_WHITE);
        assertThat(model.seen().get()).contains(WHITE_BLACK);

        model.take();
        for (int left = 3; left > 0; left--) {
            assertThat(model.countdown().get()).isEqualTo(left);
            assertThat(photos).isEmpty();
            seconds.remove().run();
        }

        assertThat(photos).containsExactly(WHITE_BLACK);
        assertThat(model.countdown().get()).isZero();
    }

    @Test
    void withoutTheMirrorLeftIsLeft() {
        see(BLACK_WHITE);
        model.setMirrored(false);

        assertThat(model.seen().get()).contains(BLACK_WHITE);
        see(WHITE_BLACK);
        assertThat(model.seen().get()).contains(WHITE_BLACK);
    }

    @Test
    void secondPressStopsTheCountdown() {
        see(BLACK_WHITE);
        model.take();
        model.take();
        seconds.remove().run();

        assertThat(photos).isEmpty();
        assertThat(seconds).isEmpty();
    }

    /** Fault 13: unplugged while it counts down; it can be tried again. */
    @Test
    void cameraThatFailsTakesNoPhotoAndIsTriedAgain() {
        see(BLACK_WHITE);
        model.take();
        opened.getFirst().accept(new Event.Failed("The camera is gone."));
        seconds.remove().run();

        assertThat(photos).isEmpty();
        assertThat(model.failed().get()).isTrue();
        assertThat(model.words().get()).isEqualTo("The camera is gone.");
        assertThat(model.seen().get()).isEmpty();

        model.retry();
        assertThat(closed).isEqualTo(1);
        assertThat(model.failed().get()).isFalse();
        opened.getFirst().accept(new Event.Failed("of the camera before"));
        assertThat(model.failed().get()).isFalse();
        see(BLACK_WHITE);
        assertThat(model.words().get()).isEmpty();
    }

    @Test
    void cameraIsOffWithItsPage() {
        see(BLACK_WHITE);
        model.take();
        model.setOpen(false);
        seconds.remove().run();

        assertThat(closed).isEqualTo(1);
        assertThat(photos).isEmpty();
        see(BLACK_WHITE);
        assertThat(model.seen().get()).isEmpty();
    }
}
