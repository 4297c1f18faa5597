package dev.djinn.app.view;

import static dev.djinn.app.view.WindowThread.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.djinn.app.camera.OtherProcess;
import dev.djinn.app.camera.ProcessCamera;
import dev.djinn.app.play.Drawer;
import dev.djinn.app.play.Phase;
import dev.djinn.app.words.Words;
import dev.djinn.runtime.image.Pictures;
import dev.djinn.runtime.io.AtomicFiles;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** Fault 13: no camera, then one; a picture's file stands in for it, read by a real process again and again. */
class CameraWindowTest extends WindowRig {
    private volatile Optional<Path> plugged = Optional.empty();

    @Override
    Console console() {
        Bookcase plain = Bookcase.plain();
        return Console.plain()
                .with(new Bookcase(
                        plain.desk(),
                        plain.drawings(),
                        false,
                        () -> {},
                        new ProcessCamera(
                                () -> plugged.map(List::of).orElse(List.of()),
                                device -> looped(OtherProcess.reader(device)),
                                Duration.ofMinutes(2)),
                        plain.diagnostics()));
    }

    /** One frame is there to be seen until the window closes the camera. */
    private static List<String> looped(List<String> command) {
        return List.of("sh", "-c", "'" + String.join("' '", command) + "'; exec sleep 120");
    }

    @Test
    void cameraIsMissedInWordsThenTriedAgainAndItsPhotoLiesUnderThePaper() throws Exception {
        awaitRunning();
        robot.press(KeyCode.CONTROL).push(KeyCode.P).release(KeyCode.CONTROL);
        await(() -> text("#camera-words").equals(Words.of("camera.none")));
        assertThat(phase()).isEqualTo(Phase.PAUSED);
        assertThat(robot.lookup("#camera-take").query().isDisabled()).isTrue();
        assertEveryControlHasAName("#camera");
        photograph("camera-none");

        Path file = folder.resolve("meadow.png");
        AtomicFiles.write(file, out -> Pictures.writePng(MEADOW, out));
        plugged = Optional.of(file);
        robot.clickOn("#camera-retry");
        await(() -> text("#camera-words").isEmpty());
        robot.clickOn("#camera-take");
        await(() -> text("#camera-countdown").equals("2"));
        photograph("camera");

        await(() -> window.model().panels().drawer().get() == Drawer.EASEL);
        assertThat(window.model().panels().easel().underlay().get()).isPresent();
        robot.clickOn("#under-flip");
        robot.clickOn("#easel-play");
        await(() -> phase() == Phase.RUNNING);
    }
}
