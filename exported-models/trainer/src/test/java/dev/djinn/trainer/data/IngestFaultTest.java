package dev.djinn.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of videos, disks and decoders that are broken: faults 12 and 43. */
class IngestFaultTest {
    private static final Path GOOD = TestVideos.coinrun().resolve("cr900010_2.mp4");

    @TempDir
    Path folder;

    private Path videos;
    private Path cache;

    @BeforeEach
    void folders() throws IOException {
        videos = Files.createDirectory(folder.resolve("videos"));
        cache = folder.resolve("cache");
    }

    @Test
    void everyUnusableFileIsListedWithItsReasonAndTheRestIsUsed() throws IOException {
        byte[] good = Files.readAllBytes(GOOD);
        Files.copy(GOOD, videos.resolve("good.mp4"));
        Files.writeString(videos.resolve("text.mp4"), "This is no video, it is a text.");
        Files.writeString(videos.resolve("playlist.mp4"), "#EXTM3U\n#EXTINF:1,\ngood.mp4\n");
        Files.createFile(videos.resolve("empty.mp4"));
        Files.createDirectory(videos.resolve("folder.mp4"));
        Files.write(videos.resolve("cut-off.mp4"), Arrays.copyOf(good, good.length / 2));
        Files.write(videos.resolve("scrambled.mp4"), scrambled(good, 12, good.length));
        TestVideos.writeSound(videos.resolve("sound.mp4"));
        TestVideos.write(videos.resolve("one.gif"), 64, 64, 10, 1, i -> TestVideos.plain(64, 64, 9, 9, 9));
        TestVideos.write(videos.resolve("short.mkv"), 64, 64, 10, 15, i -> TestVideos.plain(64, 64, 9, 9, 9));

        IngestReport report = run(2);

        assertThat(report.filesGiven()).isEqualTo(10);
        assertThat(report.filesUsed()).isEqualTo(1);
        assertThat(report.frames()).isEqualTo(65);
        assertThat(report.skipped())
                .extracting(note -> note.file() + ": " + note.reason())
                .containsExactly(
                        "cut-off.mp4: FFmpeg cannot open it: damaged or cut off",
                        "empty.mp4: not an mp4, webm, mkv or gif inside",
                        "folder.mp4: not a regular file",
                        "one.gif: too short: 1 frames without a cut, 16 are needed",
                        "playlist.mp4: not an mp4, webm, mkv or gif inside",
                        "scrambled.mp4: FFmpeg cannot open it: damaged or cut off",
                        "short.mkv: too short: 15 frames without a cut, 16 are needed",
                        "sound.mp4: no video stream in it, only sound",
                        "text.mp4: not an mp4, webm, mkv or gif inside");
        assertThat(run(2).skipped()).as("a reused store still says it").isEqualTo(report.skipped());
    }

    @Test
    void aFileDamagedInTheMiddleIsUsedWithoutTheBrokenPartAndListed() throws IOException {
        byte[] good = Files.readAllBytes(TestVideos.coinrun().resolve("cr900000_2.mp4"));
        Files.write(videos.resolve("hole.mp4"), scrambled(good, good.length / 2, good.length / 2 + 400));
        IngestReport report = run(1);
        assertThat(report.damaged()).singleElement().extracting(FileNote::file).isEqualTo("hole.mp4");
        assertThat(report.frames()).isBetween(100L, 225L);
    }

    @Test
    void aRecordingThatBrokeOffIsUsedUpToThere() throws IOException {
        Path whole = TestVideos.write(folder.resolve("w.mkv"), 64, 64, 10, 60, i -> TestVideos.plain(64, 64, i, 9, 9));
        byte[] bytes = Files.readAllBytes(whole);
        Files.write(videos.resolve("broken-off.mkv"), Arrays.copyOf(bytes, bytes.length * 2 / 3));
        assertThat(run(1).frames()).isBetween(20L, 50L);
    }

    @Test
    void randomDamageNeverEndsTheRun() throws IOException {
        byte[] good = Files.readAllBytes(GOOD);
        Files.copy(GOOD, videos.resolve("good.mp4"));
        Random random = new Random(12);
        for (int i = 0; i < 40; i++) {
            byte[] bad = good.clone();
            for (int k = 0; k < 1 + i; k++) {
                bad[random.nextInt(bad.length)] = (byte) random.nextInt();
            }
            Files.write(videos.resolve("bad" + i + ".mp4"), bad);
        }
        IngestReport report = run(2);
        assertThat(report.filesUsed() + report.skipped().size()).isEqualTo(41);
    }

    @Test
    void whenNothingIsUsableTheRunEndsInOneLineAndLeavesNothing() throws IOException {
        Files.writeString(videos.resolve("text.mp4"), "no video");
        assertThatThrownBy(() -> run(1))
                .hasMessage("None of the 1 videos in " + videos
                        + " can be used; text.mp4: not an mp4, webm, mkv or gif inside")
                .isInstanceOfSatisfying(
                        DjinnException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.BAD_INPUT));
        assertThat(cache).isDirectoryNotContaining(path -> !path.endsWith(".lock"));
    }

    @Test
    void aDecoderThatHangsIsLeftBehindAndTheOthersGoOn() throws IOException {
        for (String name : new String[] {"a.mp4", "hang.mp4", "z.mp4"}) {
            Files.copy(GOOD, videos.resolve(name));
        }
        CountDownLatch end = new CountDownLatch(1);
        VideoDecoder real = new FfmpegDecoder();
        VideoDecoder hanging = (file, spec, sink) -> {
            if (file.endsWith("hang.mp4")) {
                awaitQuietly(end);
            }
            real.decode(file, spec, sink);
        };
        Ingest ingest = new Ingest(new IngestRun.Tools(hanging, System::nanoTime, Duration.ofSeconds(2)));
        try {
            IngestReport report = ingest.ingest(
                    new IngestRun.Request(
                            VideoFolder.list(videos), TestVideos.COINRUN, 16, IngestListener.SILENT, 1, () -> false),
                    cache);
            assertThat(report.filesUsed()).isEqualTo(2);
            assertThat(report.skipped())
                    .containsExactly(new FileNote("hang.mp4", "the decoder hangs: nothing for 2 s"));
        } finally {
            end.countDown();
        }
    }

    @Test
    void aWishToStopEndsDecodingAtOnceEvenWhenADecoderHangsAndTheNextRunBeginsAgain() throws IOException {
        Files.copy(GOOD, videos.resolve("a.mp4"));
        Files.copy(GOOD, videos.resolve("hang.mp4"));
        CountDownLatch end = new CountDownLatch(1);
        CountDownLatch hangs = new CountDownLatch(1);
        VideoDecoder real = new FfmpegDecoder();
        VideoDecoder hanging = (file, spec, sink) -> {
            if (file.endsWith("hang.mp4")) {
                hangs.countDown();
                awaitQuietly(end);
            }
            real.decode(file, spec, sink);
        };
        Ingest ingest = new Ingest(new IngestRun.Tools(hanging, System::nanoTime, Duration.ofSeconds(60)));
        IngestRun.Request request = new IngestRun.Request(
                VideoFolder.list(videos),
                TestVideos.COINRUN,
                16,
                IngestListener.SILENT,
                1,
                () -> hangs.getCount() == 0);
        try {
            assertThatThrownBy(() -> ingest.ingest(request, cache))
                    .hasMessageContaining("stopped after 1 of 2 videos")
                    .isInstanceOfSatisfying(
                            DjinnException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.INTERRUPTED));
        } finally {
            end.countDown();
        }
        assertThat(run(1).filesUsed()).isEqualTo(2);
    }

    @Test
    void aKilledRunLeavesNothingThatLooksCompleteAndTheNextCleansUp() throws IOException {
        Files.copy(GOOD, videos.resolve("a.mp4"));
        Files.copy(GOOD, videos.resolve("b.mp4"));
        IngestListener killer = event -> {
            throw new IllegalStateException("killed");
        };
        assertThatThrownBy(() -> Ingest.run(VideoFolder.list(videos), TestVideos.COINRUN, cache, 16, killer, 1))
                .hasMessage("killed");
        Path leftover = Files.createDirectories(cache.resolve(".unfinished-0123456789abcdef/store"));
        Files.writeString(leftover.resolve("frames.rgb"), "half a store");
        IngestReport report = run(1);
        assertThat(report.reused()).isFalse();
        assertThat(cache.resolve(".unfinished-0123456789abcdef")).doesNotExist();
        try (Stream<Path> entries = Files.list(cache)) {
            assertThat(entries.map(VideoFolder::name))
                    .containsExactlyInAnyOrder(
                            ".lock", report.store().getFileName().toString());
        }
    }

    @Test
    void aDamagedStoreIsMadeAnew() throws IOException {
        Files.copy(GOOD, videos.resolve("a.mp4"));
        Path frames = run(1).store().resolve(StoreIndex.FRAMES_FILE);
        long size = Files.size(frames);
        try (FileChannel channel = FileChannel.open(frames, StandardOpenOption.WRITE)) {
            channel.truncate(size - 1);
        }
        assertThat(run(1).reused()).isFalse();
        assertThat(Files.size(frames)).isEqualTo(size);
    }

    @Test
    void aCacheThatCannotBeWrittenIsSaidInOneLine() throws IOException {
        Files.copy(GOOD, videos.resolve("a.mp4"));
        Files.writeString(cache, "a file where the folder should be");
        assertThatThrownBy(() -> run(1))
                .hasMessageStartingWith("Cannot write decoded frames to " + cache)
                .hasMessageNotContaining("\n")
                .isInstanceOfSatisfying(
                        DjinnException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.CANNOT_WRITE));
    }

    @Test
    void twoRunsDoNotDecodeIntoOneCacheAtTheSameTime() throws IOException {
        Files.copy(GOOD, videos.resolve("a.mp4"));
        Files.createDirectories(cache);
        try (FileChannel channel =
                        FileChannel.open(cache.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            assertThat(lock.isValid()).isTrue();
            assertThatThrownBy(() -> run(1))
                    .isInstanceOfSatisfying(
                            DjinnException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.BUSY));
        }
        assertThat(run(1).frames()).isEqualTo(65);
    }

    @Test
    void workersRunAheadOfASlowFirstFileAndTheOrderStays() throws IOException {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            names.add("v%02d.mp4".formatted(i));
            Files.copy(GOOD, videos.resolve(names.getLast()));
        }
        CountDownLatch tenOthers = new CountDownLatch(10);
        VideoDecoder real = new FfmpegDecoder();
        VideoDecoder slowFirst = (file, spec, sink) -> {
            if (file.endsWith("v00.mp4")) {
                awaitQuietly(tenOthers);
            }
            real.decode(file, spec, sink);
            tenOthers.countDown();
        };
        Ingest ingest = new Ingest(new IngestRun.Tools(slowFirst, System::nanoTime, Duration.ofSeconds(60)));
        IngestReport report = ingest.ingest(
                new IngestRun.Request(
                        VideoFolder.list(videos), TestVideos.COINRUN, 16, IngestListener.SILENT, 2, () -> false),
                cache);
        try (FrameStore store = FrameStore.open(report.store())) {
            assertThat(store.episodes()).extracting(Episode::file).isEqualTo(names);
        }
    }

    private IngestReport run(int workers) {
        return Ingest.run(VideoFolder.list(videos), TestVideos.COINRUN, cache, 16, IngestListener.SILENT, workers);
    }

    private static byte[] scrambled(byte[] bytes, int from, int to) {
        byte[] damaged = bytes.clone();
        Random random = new Random(5);
        for (int i = from; i < to; i++) {
            damaged[i] = (byte) random.nextInt();
        }
        return damaged;
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
