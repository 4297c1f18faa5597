package dev.djinn.app.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.control.Labeled;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** How tests look at a window: from its own thread, so never at one half changed. */
final class WindowThread {
    private static final int SETTLED_MILLIS = 300;

    private WindowThread() {}

    /** Waits until it holds; the time is for machines under load. */
    static void await(Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(2, TimeUnit.MINUTES, () -> onWindowThread(condition));
    }

    static <T> T onWindowThread(Callable<T> look) {
        try {
            return Platform.isFxApplicationThread()
                    ? look.call()
                    : WaitForAsyncUtils.asyncFx(look).get();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    static String text(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(Labeled.class).getText();
    }

    /** Waits until the window has settled, and with {@code -Dphotographs} keeps a picture of it for people to look at. */
    static void photograph(Stage stage, String name) throws IOException {
        WaitForAsyncUtils.waitForFxEvents();
        WaitForAsyncUtils.sleep(SETTLED_MILLIS, TimeUnit.MILLISECONDS);
        if (System.getProperty("photographs") == null) {
            return;
        }
        WritableImage image = onWindowThread(() -> stage.getScene().snapshot(null));
        File file = new File("target/screenshots/" + name + ".png");
        assertThat(file.getParentFile().isDirectory() || file.getParentFile().mkdirs())
                .isTrue();
        assertThat(ImageIO.write(SwingFXUtils.fromFXImage(image, null), "png", file))
                .isTrue();
    }
}
