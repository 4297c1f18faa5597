package dev.djinn.app.view;

import static dev.djinn.app.view.WindowThread.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.djinn.app.play.Phase;
import dev.djinn.engine.session.WorldModel;
import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import dev.djinn.runtime.image.Picture;
import dev.djinn.runtime.image.Pictures;
import dev.djinn.runtime.io.AtomicFiles;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Fault 26: what another start of the program hands to the window that is open. */
class FrontWindowTest extends WindowRig {
    private static final Picture CAVE = frame(PROMPTS.get(2));

    private final CountDownLatch opens = new CountDownLatch(1);
    private final FrontWindow front = new FrontWindow();
    private volatile boolean fails;

    @Override
    WorldModel world() {
        try {
            opens.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (fails) {
            throw new DjinnException(ExitCode.BAD_INPUT, "this world is broken");
        }
        return super.world();
    }

    @Override
    @AfterEach
    void end() {
        opens.countDown();
        super.end();
    }

    /** Fault 26. */
    @Test
    void pictureThatArrivesBeforeTheWorldIsOpenIsPlayedOnceItIs() throws Exception {
        Path file = folder.resolve("cave.png");
        AtomicFiles.write(file, out -> Pictures.writePng(CAVE, out));

        front.show(Optional.of(file)); // before there is a window
        robot.interact(() -> front.attach(stage, window.model()));
        opens.countDown();

        await(() -> phase() == Phase.RUNNING && window.model().picture().get().equals(Optional.of(CAVE)));
        front.close();
        await(() -> !stage.isShowing());
    }

    /** Fault 26: the player closes the window just then. */
    @Test
    void whatArrivesWhileTheWindowClosesIsLeftOverAndWhatComesLaterIsNotTaken() {
        robot.interact(() -> front.attach(stage, window.model()));
        Optional<Path> file = Optional.of(folder.resolve("cave.png"));
        robot.interact(() -> {
            assertThat(front.show(file)).isTrue();
            stage.hide();
        });

        assertThat(front.show(Optional.empty())).isFalse();
        assertThat(front.leftOver()).containsExactly(file);
    }

    /** Fault 26: the game has ended with an error, and its window tells of it. */
    @Test
    void windowOfAGameThatIsOverMakesRoomForAPicture() throws Exception {
        fails = true;
        opens.countDown();
        await(() -> phase() == Phase.ENDED);
        robot.interact(() -> front.attach(stage, window.model()));
        front.show(Optional.empty());
        robot.interact(() -> assertThat(stage.isShowing()).isTrue());
        Optional<Path> file = Optional.of(folder.resolve("cave.png"));

        assertThat(front.show(file)).isTrue();

        await(() -> !stage.isShowing());
        assertThat(front.leftOver()).containsExactly(file);
    }
}
