package dev.djinn.engine.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import dev.djinn.engine.toy.ToyWorld;
import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import dev.djinn.runtime.image.Picture;
import dev.djinn.runtime.image.Pictures;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bytedeco.javacv.FFmpegFrameGrabber;
import org.bytedeco.javacv.Frame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordingTest {
    private static final List<Picture> FRAMES =
            IntStream.range(0, 20).mapToObj(i -> ToyWorld.grey(i * 3)).toList();

    @TempDir
    private Path folder;

    private static void record(Path out, List<Picture> frames) {
        try (Recording recording = Recordings.open(out, RecordingFormat.of(out), 10)) {
            frames.forEach(recording::add);
            recording.finish();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"x.mp4", "x.gif"})
    void videoPlaysBackEveryFrameEnlargedAndInTime(String name) throws IOException {
        Path out = folder.resolve(name);
        record(out, FRAMES);

        try (FFmpegFrameGrabber grabber = new FFmpegFrameGrabber(out.toFile())) {
            grabber.start();
            assertThat(grabber.getImageWidth()).isEqualTo(512);
            assertThat(grabber.getImageHeight()).isEqualTo(384);
            assertThat(grabber.getFrameRate()).isCloseTo(10, within(0.1));
            for (int i = 0; i < FRAMES.size(); i++) {
                Frame frame = grabber.grabImage();
                assertThat(frame).as("frame %d", i).isNotNull();
                int blue = ((ByteBuffer) frame.image[0]).get(100 * frame.imageStride + 300) & 255;
                assertThat(blue).as("grey of frame %d", i).isCloseTo(i * 12, within(6));
            }
            assertThat(grabber.grabImage()).isNull();
        }
        assertThat(filesIn(folder)).containsExactly(name);
    }

    @Test
    void enlargedPixelsAreCrispSquares() throws IOException {
        Picture checker = noise(16, 12);
        Path out = folder.resolve("checker.gif");
        record(out, List.of(checker, checker));

        try (FFmpegFrameGrabber grabber = new FFmpegFrameGrabber(out.toFile())) {
            grabber.start();
            Frame frame = grabber.grabImage();
            ByteBuffer pixels = (ByteBuffer) frame.image[0];
            for (int y = 0; y < 384; y++) {
                for (int x = 0; x < 512; x++) {
                    int blue = pixels.get(y * frame.imageStride + x * 3) & 255;
                    assertThat(blue).isCloseTo(checker.argb(x / 32, y / 32) & 255, within(2));
                }
            }
        }
    }

    @Test
    void stripHoldsEveryFrameAtNativeSizeRowByRow() {
        Path out = folder.resolve("strip.png");
        record(out, FRAMES);

        Picture strip = Pictures.read(out);

        assertThat(strip.width()).isEqualTo(16 * ToyWorld.WIDTH);
        assertThat(strip.height()).isEqualTo(2 * ToyWorld.HEIGHT);
        assertThat(strip.argb(0, 0)).isEqualTo(FRAMES.get(0).argb(0, 0));
        assertThat(strip.argb(15 * ToyWorld.WIDTH + 2, 3))
                .isEqualTo(FRAMES.get(15).argb(2, 3));
        assertThat(strip.argb(3 * ToyWorld.WIDTH, ToyWorld.HEIGHT))
                .isEqualTo(FRAMES.get(19).argb(0, 0));
        assertThat(strip.argb(4 * ToyWorld.WIDTH, ToyWorld.HEIGHT))
                .as("no frame there")
                .isEqualTo(0xFF000000);
    }

    @Test
    void folderHoldsEveryFrameAsItIs() throws IOException {
        Path out = folder.resolve("frames");
        record(out, FRAMES);

        assertThat(filesIn(out)).hasSize(20).contains("frame-0000.png", "frame-0019.png");
        assertThat(Pictures.read(out.resolve("frame-0007.png"))).isEqualTo(FRAMES.get(7));
    }

    @Test
    void folderRecordedAgainHoldsOnlyTheNewFramesAndWhatElseWasThere() throws IOException {
        Path out = folder.resolve("frames");
        record(out, FRAMES);
        Files.writeString(out.resolve("notes.txt"), "mine");

        record(out, FRAMES.subList(5, 8));

        assertThat(filesIn(out)).containsExactly("frame-0000.png", "frame-0001.png", "frame-0002.png", "notes.txt");
        assertThat(Pictures.read(out.resolve("frame-0000.png"))).isEqualTo(FRAMES.get(5));
        assertThat(filesIn(folder)).containsExactly("frames");
    }

    @ParameterizedTest
    @EnumSource
    void recordingThatIsNotFinishedLeavesNoTrace(RecordingFormat format) throws IOException {
        Path out = folder.resolve("x" + format);
        Files.createDirectory(folder.resolve("other"));
        try (Recording recording = Recordings.open(out, format, 10)) {
            FRAMES.forEach(recording::add);
        }

        assertThat(filesIn(folder)).containsExactly("other");
    }

    @ParameterizedTest
    @EnumSource
    void placeThatCannotBeWrittenIsSaid(RecordingFormat format) throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "not a folder");

        assertThatThrownBy(() -> {
                    try (Recording recording = Recordings.open(file.resolve("x"), format, 10)) {
                        FRAMES.forEach(recording::add);
                        recording.finish();
                    }
                })
                .isInstanceOfSatisfying(
                        DjinnException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.CANNOT_WRITE));
        assertThat(filesIn(folder)).containsExactly("file");
    }

    @ParameterizedTest
    @EnumSource
    void fullDiskIsSaidAndLeavesNoHalfRecording(RecordingFormat format) throws IOException {
        Configuration small = Configuration.unix().toBuilder()
                .setMaxSize(16_384)
                .setBlockSize(1024)
                .build();
        List<Picture> detailed =
                IntStream.range(0, 60).mapToObj(i -> noise(128, 96)).toList();
        try (FileSystem disk = Jimfs.newFileSystem(small)) {
            Path out = disk.getPath("/work/out");
            assertThatThrownBy(() -> {
                        try (Recording recording = Recordings.open(out, format, 10)) {
                            detailed.forEach(recording::add);
                            recording.finish();
                        }
                    })
                    .isInstanceOfSatisfying(
                            DjinnException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.CANNOT_WRITE))
                    .hasMessageContaining("disk is full");
            assertThat(filesIn(disk.getPath("/work"))).isEmpty();
        }
    }

    @Test
    void endingOfTheTargetChoosesTheFormat() throws IOException {
        assertThat(RecordingFormat.of(Path.of("a/b.MP4"))).isEqualTo(RecordingFormat.MP4);
        assertThat(RecordingFormat.of(Path.of("b.gif"))).isEqualTo(RecordingFormat.GIF);
        assertThat(RecordingFormat.of(Path.of("b.png"))).isEqualTo(RecordingFormat.STRIP);
        assertThat(RecordingFormat.of(Path.of("run.1/frames"))).isEqualTo(RecordingFormat.FOLDER);
        assertThat(RecordingFormat.of(Files.createDirectory(folder.resolve("dir.v2"))))
                .isEqualTo(RecordingFormat.FOLDER);
        assertThatThrownBy(() -> RecordingFormat.of(Path.of("x.avi")))
                .isInstanceOfSatisfying(
                        DjinnException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE));
    }

    private static Picture noise(int width, int height) {
        byte[] bgra = new byte[width * height * 4];
        new Random(width).nextBytes(bgra);
        for (int i = 0; i < bgra.length; i += 4) {
            bgra[i + 1] = bgra[i];
            bgra[i + 2] = bgra[i];
            bgra[i + 3] = (byte) 255;
        }
        return new Picture(width, height, bgra);
    }

    private static List<String> filesIn(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
