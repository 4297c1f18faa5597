package dev.djinn.app.view;

import dev.djinn.runtime.image.Picture;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A picture handed to the thread of a window in memory and put on its canvas; painting the window comes after. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class PresentBench {
    private static final int SIDE = 64;
    private static final double SCREEN = 600;

    private Picture picture;
    private FrameCanvas canvas;

    @Setup
    public void open() throws InterruptedException {
        byte[] white = new byte[SIDE * SIDE * 4];
        Arrays.fill(white, (byte) 255);
        picture = new Picture(SIDE, SIDE, white);
        CountDownLatch ready = new CountDownLatch(1);
        Platform.startup(() -> {
            canvas = new FrameCanvas();
            Stage stage = new Stage();
            stage.setScene(new Scene(canvas, SCREEN, SCREEN));
            stage.show();
            canvas.show(picture);
            ready.countDown();
        });
        ready.await();
    }

    @TearDown
    public void close() {
        Platform.exit();
    }

    @Benchmark
    public void present() throws InterruptedException {
        CountDownLatch shown = new CountDownLatch(1);
        Platform.runLater(() -> {
            canvas.show(picture);
            shown.countDown();
        });
        shown.await();
    }
}
