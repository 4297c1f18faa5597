package dev.djinn.app.view;

import static dev.djinn.app.view.WindowThread.await;

import dev.djinn.app.library.Prompt;
import dev.djinn.app.library.Prompts;
import dev.djinn.app.play.Phase;
import dev.djinn.engine.session.SessionSettings;
import dev.djinn.runtime.image.Fit;
import dev.djinn.runtime.image.Picture;
import dev.djinn.runtime.image.Pictures;
import dev.djinn.runtime.io.AtomicFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Fault 26: what another start of the program hands to the window that is open. */
@ExtendWith(ApplicationExtension.class)
@Timeout(600)
class FrontWindowTest {
    private static final List<Prompt> PROMPTS = Prompts.of(Path.of("no such world"));
    private static final Picture MEADOW = frame(PROMPTS.get(0));
    private static final Picture CAVE = frame(PROMPTS.get(2));

    @TempDir
    private Path folder;

    private final CountDownLatch opens = new CountDownLatch(1);
    private final ScrollingWorld world = new ScrollingWorld();
    private final FrontWindow front = new FrontWindow();
    private Stage stage;
    private PlayWindow window;

    private static Picture frame(Prompt prompt) {
        return Pictures.fit(prompt.read(), ScrollingWorld.SIDE, ScrollingWorld.SIDE, Fit.CROP);
    }

    private Path cave() {
        Path file = folder.resolve("cave.png");
        AtomicFiles.write(file, out -> Pictures.writePng(CAVE, out));
        return file;
    }

    @Start
    void start(Stage unused) {
        stage = new Stage();
        dev.djinn.engine.loop.Start start = new dev.djinn.engine.loop.Start(
                () -> {
                    try {
                        opens.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    return world;
                },
                () -> MEADOW,
                opened -> SessionSettings.defaults(opened.manifest(), 1));
        window = new PlayWindow(stage, "Scrolling hills", start, PROMPTS, System::nanoTime, () -> null);
        front.show(Optional.of(cave())); // before there is a window
        front.attach(stage, window.model());
        window.open();
    }

    @AfterEach
    void stop(FxRobot robot) {
        opens.countDown();
        window.stop();
        robot.interact(stage::close);
    }

    /** Fault 26. */
    @Test
    void pictureThatArrivesBeforeTheWorldIsOpenIsPlayedOnceItIs() throws Exception {
        opens.countDown();

        await(() -> window.model().phase().get() == Phase.RUNNING
                && window.model().picture().get().equals(Optional.of(CAVE)));
        front.close();
        await(() -> !stage.isShowing());
    }
}
