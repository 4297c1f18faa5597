package dev.djinn.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of videos that can be read. Proves {@code docs/data.md}. */
class IngestTest {
    private static final int MIN_FRAMES = 16;

    @TempDir
    Path folder;

    @Test
    void everyFrameOfEveryClipIsStoredOnceAndInOrder() {
        List<Path> files = VideoFolder.list(TestVideos.coinrun());
        IngestReport report = ingest(files, TestVideos.COINRUN, 2);

        assertThat(report.filesUsed()).isEqualTo(10);
        assertThat(report.skipped()).isEmpty();
        assertThat(report.damaged()).isEmpty();
        assertThat(report.cuts()).isZero();
        assertThat(report.framesDropped()).isZero();
        assertThat(report.rate()).isEqualTo(15.0);
        try (FrameStore store = FrameStore.open(report.store())) {
            assertThat(store.episodes()).hasSize(10);
            byte[] stored = new byte[TestVideos.COINRUN.frameBytes()];
            for (int i = 0; i < files.size(); i++) {
                Episode episode = store.episodes().get(i);
                List<byte[]> pictures = TestVideos.pictures(files.get(i), TestVideos.COINRUN);
                assertThat(episode.file()).isEqualTo(VideoFolder.name(files.get(i)));
                assertThat(episode.length()).isEqualTo(pictures.size());
                for (int t : new int[] {0, 7, pictures.size() - 1}) {
                    store.read(episode.first() + t, 1, stored, 0);
                    assertThat(stored).isEqualTo(pictures.get(t));
                }
            }
        }
    }

    @Test
    void theStoreIsTheSameHoweverManyWorkersMakeIt() throws IOException {
        List<Path> files = VideoFolder.list(TestVideos.coinrun());
        Path one = Ingest.run(files, TestVideos.COINRUN, folder.resolve("1"), MIN_FRAMES, IngestListener.SILENT, 1)
                .store();
        Path five = Ingest.run(files, TestVideos.COINRUN, folder.resolve("5"), MIN_FRAMES, IngestListener.SILENT, 5)
                .store();
        for (String name : new String[] {StoreIndex.FILE, StoreIndex.FRAMES_FILE}) {
            assertThat(Files.mismatch(one.resolve(name), five.resolve(name))).isEqualTo(-1);
        }
    }

    @Test
    void aSecondRunDecodesNothing() {
        List<Path> files = VideoFolder.list(TestVideos.coinrun());
        IngestReport first = ingest(files, TestVideos.COINRUN, 2);
        List<IngestEvent> events = new ArrayList<>();
        IngestReport second =
                Ingest.run(files, TestVideos.COINRUN, folder.resolve("cache"), MIN_FRAMES, events::add, 2);
        assertThat(first.reused()).isFalse();
        assertThat(second.reused()).isTrue();
        assertThat(events).containsExactly(new IngestEvent.Reused(first.store(), first.frames()));
        assertThat(second.store()).isEqualTo(first.store());
        assertThat(second.frames()).isEqualTo(first.frames());
    }

    @Test
    void everyFileIsReportedWhileItGoes() {
        List<IngestEvent> events = new ArrayList<>();
        IngestReport report = Ingest.run(
                VideoFolder.list(TestVideos.coinrun()),
                TestVideos.COINRUN,
                folder.resolve("cache"),
                30,
                events::add,
                2);
        assertThat(events).hasSize(10);
        assertThat(report.skipped())
                .containsExactly(new FileNote("cr900031_1.mp4", "too short: 28 frames without a cut, 30 are needed"));
        assertThat(events).contains(new IngestEvent.Skipped(report.skipped().getFirst(), 8, 10));
        assertThat(events.getLast()).isEqualTo(new IngestEvent.Stored("cr900047_2.mp4", 10, 10, report.frames()));
        assertThat(report.framesDropped()).isEqualTo(28);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.mp4", "a.webm", "a.mkv", "a.gif", "Ünï 火 'b'.mp4"})
    void allKindsOfVideoAreReadAndScaled(String name) {
        Path file = TestVideos.write(folder.resolve(name), 96, 48, 10, 20, i -> halves(96, 48, i));
        FrameSpec spec = new FrameSpec(32, 16, FrameSpec.NATIVE_RATE);
        IngestReport report = ingest(List.of(file), spec, 1);
        assertThat(report.frames()).isEqualTo(20);
        assertThat(report.rate()).isEqualTo(10.0);
        try (FrameStore store = FrameStore.open(report.store())) {
            byte[] frame = new byte[spec.frameBytes()];
            store.read(19, 1, frame, 0);
            assertThat(Math.abs((frame[0] & 0xFF) - 19 * 8))
                    .as("left is dark red")
                    .isLessThan(30);
            assertThat(Math.abs((frame[31 * 3 + 2] & 0xFF) - 200))
                    .as("right is blue")
                    .isLessThan(30);
        }
    }

    @Test
    void aWideVideoIsCroppedInTheMiddleAndResampled() {
        Path file = TestVideos.write(folder.resolve("wide.mkv"), 192, 64, 30, 60, i -> thirds(192, 64));
        IngestReport report = ingest(List.of(file), new FrameSpec(64, 64, 10), 1);
        assertThat(report.frames()).isEqualTo(20);
        assertThat(report.rate()).isEqualTo(10.0);
        try (FrameStore store = FrameStore.open(report.store())) {
            byte[] frame = new byte[64 * 64 * 3];
            store.read(0, 1, frame, 0);
            assertThat(frame).isEqualTo(TestVideos.plain(64, 64, 0, 200, 0));
        }
    }

    @Test
    void aVideoIsSplitIntoEpisodesAtItsCuts() {
        List<List<byte[]>> clips = Stream.of("cr900000_2.mp4", "cr900022_0.mp4", "cr900041_1.mp4", "cr900010_2.mp4")
                .map(name -> TestVideos.pictures(TestVideos.coinrun().resolve(name), TestVideos.COINRUN))
                .toList();
        List<byte[]> joined = Stream.of(
                        clips.get(0).subList(0, 60),
                        clips.get(1).subList(0, 10),
                        clips.get(2).subList(0, 30),
                        clips.get(3).subList(0, 40))
                .flatMap(List::stream)
                .toList();
        Path file = TestVideos.write(folder.resolve("joined.mkv"), 15, joined);
        IngestReport report = ingest(List.of(file), TestVideos.COINRUN, 1);
        assertThat(report.cuts()).isEqualTo(3);
        assertThat(report.framesDropped())
                .as("the second scene is too short for a clip")
                .isEqualTo(10);
        try (FrameStore store = FrameStore.open(report.store())) {
            assertThat(store.episodes())
                    .containsExactly(
                            new Episode("joined.mkv", 0, 0, 60),
                            new Episode("joined.mkv", 70, 60, 30),
                            new Episode("joined.mkv", 100, 90, 40));
            byte[] frame = new byte[TestVideos.COINRUN.frameBytes()];
            store.read(60, 1, frame, 0);
            assertThat(frame).isEqualTo(clips.get(2).getFirst());
        }
    }

    @Test
    void aVideoTurnedByItsPlayerIsTurnedHereToo() throws Exception {
        Path file = folder.resolve("phone.mp4");
        try (var recorder = TestVideos.recorder(file, 128, 64, 10)) {
            recorder.setDisplayRotation(-90);
            TestVideos.record(recorder, 128, 64, 20, i -> halves(128, 64, 25));
        }
        IngestReport report = ingest(List.of(file), new FrameSpec(32, 64, FrameSpec.NATIVE_RATE), 1);
        try (FrameStore store = FrameStore.open(report.store())) {
            byte[] frame = new byte[32 * 64 * 3];
            store.read(10, 1, frame, 0);
            assertThat(frame[2] & 0xFF).as("blue was right, is at the bottom").isLessThan(40);
            assertThat(frame[(63 * 32 + 16) * 3 + 2] & 0xFF).isGreaterThan(160);
        }
    }

    @Test
    void aVideoTooLongForMemoryIsStoredFrameForFrame() {
        FrameSpec spec = new FrameSpec(128, 128, 30);
        int count = 400;
        Path file = TestVideos.write(folder.resolve("long.mkv"), 128, 128, 30, count, i -> halves(128, 128, i / 13));
        Path second = TestVideos.write(folder.resolve("next.mkv"), 128, 128, 30, 20, i -> halves(128, 128, i));
        IngestReport report = ingest(List.of(file, second), spec, 2);
        assertThat(report.frames()).isEqualTo(count + 20);
        try (FrameStore store = FrameStore.open(report.store())) {
            byte[] frame = new byte[spec.frameBytes()];
            for (int i : new int[] {0, 169, 170, 171, 399}) {
                store.read(i, 1, frame, 0);
                assertThat(frame).isEqualTo(halves(128, 128, i / 13));
            }
            store.read(count + 5, 1, frame, 0);
            assertThat(frame).isEqualTo(halves(128, 128, 5));
        }
    }

    @Test
    void anotherSizeRateLengthOrVideoMakesAnotherStore() throws IOException {
        Path file = TestVideos.write(folder.resolve("a.mkv"), 64, 64, 10, 40, i -> halves(64, 64, i / 2));
        List<Path> stores = new ArrayList<>();
        stores.add(ingest(List.of(file), new FrameSpec(64, 64, 0), 1).store());
        stores.add(ingest(List.of(file), new FrameSpec(32, 32, 0), 1).store());
        stores.add(ingest(List.of(file), new FrameSpec(64, 64, 5), 1).store());
        stores.add(Ingest.run(
                        List.of(file), new FrameSpec(64, 64, 0), folder.resolve("cache"), 20, IngestListener.SILENT, 1)
                .store());
        TestVideos.write(file, 64, 64, 10, 40, i -> halves(64, 64, i / 2 + 1));
        stores.add(ingest(List.of(file), new FrameSpec(64, 64, 0), 1).store());
        assertThat(stores).doesNotHaveDuplicates();
    }

    @Test
    void videosThatMovedOrWereTouchedFindTheirStore() throws IOException {
        Path file = TestVideos.write(folder.resolve("a.mkv"), 64, 64, 10, 20, i -> halves(64, 64, i));
        IngestReport first = ingest(List.of(file), TestVideos.COINRUN, 1);
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere")).resolve("a.mkv");
        Files.copy(file, elsewhere);
        assertThat(ingest(List.of(elsewhere), TestVideos.COINRUN, 1).reused()).isTrue();
        assertThat(first.reused()).isFalse();
    }

    private IngestReport ingest(List<Path> files, FrameSpec spec, int workers) {
        return Ingest.run(files, spec, folder.resolve("cache"), MIN_FRAMES, IngestListener.SILENT, workers);
    }

    /** Left a red that grows with {@code step}, right blue. */
    private static byte[] halves(int width, int height, int step) {
        byte[] picture = TestVideos.plain(width, height, step * 8, 0, 0);
        for (int i = 0; i < width * height; i++) {
            if (i % width >= width / 2) {
                picture[i * 3] = 0;
                picture[i * 3 + 2] = (byte) 200;
            }
        }
        return picture;
    }

    private static byte[] thirds(int width, int height) {
        byte[] picture = TestVideos.plain(width, height, 200, 0, 0);
        for (int i = 0; i < width * height; i++) {
            if (i % width / (width / 3) == 1) {
                picture[i * 3] = 0;
                picture[i * 3 + 1] = (byte) 200;
            }
        }
        return picture;
    }
}
