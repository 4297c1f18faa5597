package dev.djinn.app.camera;

import static org.assertj.core.api.Assertions.assertThat;

import dev.djinn.app.play.Camera.Event;
import dev.djinn.app.play.Camera.On;
import dev.djinn.app.play.CameraWords;
import dev.djinn.app.words.Words;
import dev.djinn.engine.toy.ToyWorld;
import dev.djinn.runtime.image.Picture;
import dev.djinn.runtime.image.Pictures;
import dev.djinn.runtime.io.AtomicFiles;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Fault 13, with real processes; a picture's file stands in for a camera, since this machine need not have one. */
@Timeout(300)
class ProcessCameraTest {
    private static final Duration LONG = Duration.ofMinutes(2);

    @TempDir
    private Path folder;

    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final AtomicInteger processes = new AtomicInteger();

    private On open(List<Path> devices, Function<Path, List<String>> command, Duration patience) {
        return new ProcessCamera(
                        () -> devices,
                        device -> {
                            processes.incrementAndGet();
                            return command.apply(device);
                        },
                        patience)
                .open(events::add);
    }

    private String failure() throws InterruptedException {
        for (Event event = events.poll(2, TimeUnit.MINUTES); event != null; event = events.poll(2, TimeUnit.MINUTES)) {
            if (event instanceof Event.Failed(String words)) {
                return words;
            }
        }
        throw new AssertionError("it never failed");
    }

    private static Path picture(Path folder, Picture picture) {
        Path file = folder.resolve("camera.png");
        AtomicFiles.write(file, out -> Pictures.writePng(picture, out));
        return file;
    }

    /** Fault 13: no camera. */
    @Test
    void withoutACameraThatIsSaidAndNoProcessBegins() throws InterruptedException {
        open(List.of(), OtherProcess::reader, LONG);

        assertThat(failure()).isEqualTo(Words.of("camera.none"));
        assertThat(processes).hasValue(0);
    }

    /** Fault 13: unplugged between being found and being opened; this is what FFmpeg really says of it. */
    @Test
    void cameraThatIsNotThereAnyMoreIsSaid() throws InterruptedException {
        open(List.of(Path.of("/dev/video99")), OtherProcess::reader, LONG);

        assertThat(failure())
                .as("with PulseAudio's library, and without")
                .isIn(Words.of("camera.gone"), Words.of("camera.no-library"));
    }

    /** Fault 13: unplugged while it is looked through: the process is begun once more, then it is said. */
    @Test
    void whatTheCameraSeesArrivesAndWhenItEndsItIsReadOnceMore() throws InterruptedException {
        open(List.of(picture(folder, ToyWorld.grey(200))), OtherProcess::reader, LONG);

        List<Picture> seen = new ArrayList<>();
        String words = "";
        while (words.isEmpty()) {
            switch (events.poll(2, TimeUnit.MINUTES)) {
                case Event.Seen(var picture) -> seen.add(picture);
                case Event.Failed(var why) -> words = why;
                case null -> throw new AssertionError("nothing was seen");
            }
        }
        assertThat(seen).containsExactly(ToyWorld.grey(200), ToyWorld.grey(200));
        assertThat(words).isEqualTo(Words.of("camera.gone"));
        assertThat(processes).hasValue(2);
    }

    /** Fault 13: the camera, or what reads it, hangs. */
    @Test
    void cameraThatDoesNotAnswerIsGivenUp() throws InterruptedException {
        open(List.of(folder), device -> List.of("sleep", "120"), Duration.ofMillis(200));

        assertThat(failure()).isEqualTo(Words.of("camera.hangs"));
    }

    /** Fault 13: what reads the camera crashes, or says nonsense. */
    @Test
    void nonsenseFromTheOtherProcessIsAFailureInOneLine() throws InterruptedException {
        open(List.of(folder), device -> List.of("echo", "this is no frame but text"), LONG);

        assertThat(failure())
                .startsWith("The camera cannot be read (a frame of ")
                .doesNotContain("\n");
    }

    /** Fault 13: in use, and not permitted. */
    @Test
    void whatFfmpegSaysIsPutIntoWords() {
        Path device = Path.of("/dev/video0");

        assertThat(CameraWords.of(device, "avformat_open_input() error -16: Could not open"))
                .contains("Another program is using the camera");
        assertThat(CameraWords.of(device, "avformat_open_input() error -13: Could not open"))
                .contains("/dev/video0", "group video");
    }

    @Test
    void closedCameraEndsItsProcessAndSaysNothingMore() throws InterruptedException {
        On camera = open(List.of(folder), device -> List.of("sleep", "120"), LONG);
        camera.close();

        assertThat(events.poll(300, TimeUnit.MILLISECONDS)).isNull();
    }
}
