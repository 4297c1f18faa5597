package dev.djinn.app.view;

import static dev.djinn.app.view.WindowThread.await;
import static dev.djinn.app.view.WindowThread.onWindowThread;
import static org.assertj.core.api.Assertions.assertThat;

import dev.djinn.app.library.Prompt;
import dev.djinn.app.library.Prompts;
import dev.djinn.app.play.Phase;
import dev.djinn.app.play.Reel;
import dev.djinn.engine.loop.Start;
import dev.djinn.engine.session.SessionSettings;
import dev.djinn.engine.session.WorldModel;
import dev.djinn.runtime.image.Fit;
import dev.djinn.runtime.image.Picture;
import dev.djinn.runtime.image.Pictures;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;

/** A real window on a screen in memory, for one test, with a real game of a toy world in it. */
@ExtendWith(ApplicationExtension.class)
@Timeout(600)
abstract class WindowRig {
    static final List<Prompt> PROMPTS = Prompts.of(Path.of("no such world"));
    static final Picture MEADOW = frame(PROMPTS.getFirst());

    final FxRobot robot = new FxRobot();
    volatile @Nullable File chosen;
    Stage stage;
    PlayWindow window;

    @TempDir
    Path folder;

    /** What is dreamed, opened on the game's thread. */
    WorldModel world() {
        return new ScrollingWorld();
    }

    String worldName() {
        return "Scrolling hills";
    }

    long seed() {
        return 1;
    }

    /** What it is played with, asked for each time that the window opens. */
    Console console() {
        return Console.plain();
    }

    @BeforeEach
    final void begin() {
        robot.interact(this::open);
    }

    @AfterEach
    void end() {
        window.stop();
        robot.interact(stage::close);
    }

    final void reopen() {
        end();
        begin();
    }

    private void open() {
        stage = new Stage(); // of this test alone: size, focus and full screen do not outlive it
        window = new PlayWindow(stage, worldName(), start(), PROMPTS, System::nanoTime, () -> chosen, console());
        window.open();
    }

    final Start start() {
        return new Start(this::world, () -> MEADOW, opened -> SessionSettings.defaults(opened.manifest(), seed()));
    }

    static Picture frame(Prompt prompt) {
        return Pictures.fit(prompt.read(), ScrollingWorld.SIDE, ScrollingWorld.SIDE, Fit.CROP);
    }

    final Phase phase() {
        return window.model().phase().get();
    }

    final Reel reel() {
        return window.model().time().reel().get();
    }

    /** Until the game runs and all of the window is there. */
    final void awaitRunning() throws TimeoutException {
        await(() -> phase() == Phase.RUNNING && window.isFilled());
    }

    /** Pauses, and goes back to the first frame. */
    final void standAtThePrompt() throws TimeoutException {
        await(() -> phase() == Phase.RUNNING || phase() == Phase.PAUSED);
        if (onWindowThread(this::phase) == Phase.RUNNING) {
            robot.push(KeyCode.SPACE);
            await(() -> phase() == Phase.PAUSED);
        }
        robot.push(KeyCode.R);
        await(() -> text("#frame-number").equals("frame 0000"));
    }

    /** Plays, frame by frame from where the game stands, with a key held. */
    final void playTo(KeyCode key, long frame) throws TimeoutException {
        robot.press(key);
        for (long next = onWindowThread(() -> reel().here()) + 1; next <= frame; next++) {
            long wanted = next;
            robot.interact(() -> window.model().stepOnce());
            await(() -> reel().here() == wanted);
        }
        robot.release(key);
    }

    final String text(String id) {
        return WindowThread.text(robot, id);
    }

    /** Whether the cap of an action is shown as pressed. */
    final boolean isDown(int action) {
        Node cap = robot.lookup("#cap-" + action).query();
        return cap.getPseudoClassStates().contains(PseudoClass.getPseudoClass("down"));
    }

    final boolean isVisible(String id) {
        return robot.lookup(id).query().isVisible();
    }

    final void resize(double width, double height) {
        robot.interact(() -> {
            stage.setWidth(width);
            stage.setHeight(height);
        });
    }

    final void photograph(String name) throws IOException {
        WindowThread.photograph(stage, name);
    }

    final void assertAllSeen(String... ids) {
        for (String id : ids) {
            assertThat(onWindowThread(() -> {
                        Node node = robot.lookup(id).query();
                        Bounds place = node.localToScene(node.getLayoutBounds());
                        return stage.getScene().getRoot().getLayoutBounds().contains(place);
                    }))
                    .as("all of %s is seen", id)
                    .isTrue();
        }
    }

    final void assertEveryControlHasAName(String panel) {
        List<Node> nameless = onWindowThread(() -> robot.lookup(panel).queryParent().lookupAll("*").stream()
                .filter(node -> node instanceof Control && node.isFocusTraversable())
                .filter(node -> name(node).isBlank())
                .toList());
        assertThat(nameless).as("controls without a name for screen readers").isEmpty();
    }

    /** What a screen reader says: its own words, else those on it. */
    private static String name(Node node) {
        String written = node instanceof Labeled labeled ? labeled.getText() : "";
        return Objects.requireNonNullElse(node.getAccessibleText(), Objects.requireNonNullElse(written, ""));
    }
}
