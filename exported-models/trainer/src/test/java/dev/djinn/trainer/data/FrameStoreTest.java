package dev.djinn.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FrameStoreTest {
    @TempDir
    Path folder;

    @Test
    void whatIsStoredIsWhatTheIndexSays() throws IOException {
        Path directory =
                TestStores.numbered(folder, List.of(new Episode("a.mp4", 0, 0, 5), new Episode("a.mp4", 9, 5, 3)));
        try (FrameStore store = FrameStore.open(directory)) {
            assertThat(store.frames()).isEqualTo(8);
            assertThat(store.spec()).isEqualTo(TestStores.SPEC);
            assertThat(store.rate()).isEqualTo(15.0);
            assertThat(store.fingerprint()).isEqualTo(TestStores.FINGERPRINT);
            assertThat(store.episodes()).containsExactly(new Episode("a.mp4", 0, 0, 5), new Episode("a.mp4", 9, 5, 3));
        }
    }

    @Test
    void framesAreReadIntoTheMiddleOfATarget() throws IOException {
        Path directory = TestStores.numbered(folder, List.of(new Episode("a.mp4", 0, 0, 9)));
        int bytes = TestStores.SPEC.frameBytes();
        byte[] target = new byte[4 * bytes];
        try (FrameStore store = FrameStore.open(directory)) {
            store.read(6, 2, target, bytes);
        }
        assertThat(TestStores.number(target, 1)).isEqualTo(6);
        assertThat(TestStores.number(target, 2)).isEqualTo(7);
        assertThat(TestStores.number(target, 0)).isZero();
        assertThat(TestStores.number(target, 3)).isZero();
    }

    @Test
    void aMirroredFrameHasItsPixelsFromRightToLeft() throws IOException {
        Path directory = TestStores.numbered(folder, List.of(new Episode("a.mp4", 0, 0, 3)));
        int width = TestStores.SPEC.width();
        byte[] plain = new byte[2 * TestStores.SPEC.frameBytes()];
        byte[] mirrored = new byte[plain.length];
        try (FrameStore store = FrameStore.open(directory)) {
            store.read(1, 2, plain, 0);
            store.readMirrored(1, 2, mirrored, 0);
        }
        for (int i = 0; i < plain.length; i++) {
            int pixel = i / 3;
            int other = pixel / width * width + width - 1 - pixel % width;
            assertThat(mirrored[i]).isEqualTo(plain[other * 3 + i % 3]);
        }
    }

    @Test
    void framesBeyondFourGigabytesAreFound() throws IOException {
        int frames = 400_000;
        FrameSpec spec = new FrameSpec(64, 64, 15);
        TestStores.index(folder, spec, frames, List.of(new Episode("a.mp4", 0, 0, frames)));
        long position = 399_999L * spec.frameBytes();
        try (FileChannel channel = FileChannel.open(
                folder.resolve(StoreIndex.FRAMES_FILE),
                StandardOpenOption.CREATE_NEW,
                StandardOpenOption.WRITE,
                StandardOpenOption.SPARSE)) {
            channel.write(ByteBuffer.wrap(TestVideos.plain(64, 64, 1, 2, 3)), position);
        }
        byte[] frame = new byte[spec.frameBytes()];
        try (FrameStore store = FrameStore.open(folder)) {
            store.read(399_999, 1, frame, 0);
        }
        assertThat(position).isGreaterThan(4L << 30);
        assertThat(frame).isEqualTo(TestVideos.plain(64, 64, 1, 2, 3));
    }

    @Test
    void manyThreadsReadAtOnce() throws IOException {
        Path directory = TestStores.numbered(folder, List.of(new Episode("a.mp4", 0, 0, 200)));
        try (FrameStore store = FrameStore.open(directory)) {
            boolean allRight = IntStream.range(0, 4000)
                    .parallel()
                    .map(i -> i * 7919 % 200)
                    .allMatch(frame -> {
                        byte[] target = new byte[TestStores.SPEC.frameBytes()];
                        store.read(frame, 1, target, 0);
                        return TestStores.number(target, 0) == frame;
                    });
            assertThat(allRight).isTrue();
        }
    }

    @Test
    void framesOutsideTheStoreAreRefused() throws IOException {
        Path directory = TestStores.numbered(folder, List.of(new Episode("a.mp4", 0, 0, 9)));
        byte[] target = new byte[2 * TestStores.SPEC.frameBytes()];
        try (FrameStore store = FrameStore.open(directory)) {
            assertThatThrownBy(() -> store.read(8, 2, target, 0)).isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> store.read(-1, 1, target, 0)).isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> store.read(0, 2, target, 1)).isInstanceOf(IndexOutOfBoundsException.class);
        }
    }

    @Test
    void aStoreThatIsCutOffWhileItIsReadIsAMessageNotACrash() throws IOException {
        Path directory = TestStores.numbered(folder, List.of(new Episode("a.mp4", 0, 0, 9)));
        byte[] target = new byte[TestStores.SPEC.frameBytes()];
        try (FrameStore store = FrameStore.open(directory);
                FileChannel channel =
                        FileChannel.open(directory.resolve(StoreIndex.FRAMES_FILE), StandardOpenOption.WRITE)) {
            channel.truncate(100);
            assertThatThrownBy(() -> store.read(8, 1, target, 0))
                    .isInstanceOf(DjinnException.class)
                    .hasMessage("Cannot read the frame cache " + directory + ": delete that folder and retry");
        }
    }

    @Test
    void aDamagedIndexIsNamed() throws IOException {
        Path directory = TestStores.numbered(folder, List.of(new Episode("a.mp4", 0, 0, 9)));
        Path index = directory.resolve(StoreIndex.FILE);
        String whole = Files.readString(index);
        for (String damaged : List.of(
                "",
                "{}",
                whole.substring(0, whole.length() / 2),
                whole.replace("\"format\":1", "\"format\":2"),
                whole.replace("\"frames\":9", "\"frames\":8"),
                whole.replace("\"length\":9", "\"length\":10"),
                whole.replace("\"width\":16", "\"width\":0"))) {
            Files.writeString(index, damaged);
            assertThatThrownBy(() -> FrameStore.open(directory))
                    .hasMessage("The frame cache " + directory + " is damaged: delete that folder and retry")
                    .isInstanceOfSatisfying(
                            DjinnException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.BAD_INPUT));
        }
    }
}
