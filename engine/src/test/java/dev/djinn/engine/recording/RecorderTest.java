package dev.djinn.engine.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import dev.djinn.engine.session.SessionSettings;
import dev.djinn.engine.toy.ToyWorld;
import dev.djinn.runtime.image.Picture;
import dev.djinn.runtime.image.Pictures;
import dev.djinn.runtime.onnx.Sampling;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
class RecorderTest {
    private static final double RATE = 20;
    private static final Tags TAGS =
            Tags.of("toy", "0".repeat(64), ToyWorld.grey(9), new SessionSettings(7, new Sampling(2, 0.5f, false)));

    private final BlockingQueue<RecorderEvent> events = new LinkedBlockingQueue<>();
    private final AtomicLong free = new AtomicLong(Long.MAX_VALUE);
    private final Recorder recorder = new Recorder(file -> free.get(), events::add);

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        recorder.close();
    }

    @Test
    void stoppedRecordingIsAnMp4OfEveryFrameThatSaysWhereItComesFrom() throws Exception {
        recorder.begin(take(folder, Take.Kind.MP4));
        play(45);
        recorder.end();

        RecorderEvent.Finished finished = await(RecorderEvent.Finished.class);
        assertThat(finished.trouble()).isEmpty();
        assertThat(finished.missed()).isZero();
        assertThat(finished.seconds()).isCloseTo(45 / RATE, within(1e-9));
        assertThat(filesIn(folder)).containsExactly("take.mp4");
        Watching watched = Watching.of(finished.file());
        assertThat(watched.frames()).isEqualTo(45);
        assertThat(watched.width()).isEqualTo(512);
        assertThat(watched.framesPerSecond()).isCloseTo(RATE, within(0.5));
        assertThat(watched.tags()).containsEntry("title", "toy").containsEntry("comment", TAGS.comment());
        assertThat(TAGS.comment())
                .contains("\"worldHash\":\"0000", "\"seed\":7", "\"steps\":2", "\"promptPng\":\"iVBOR");
    }

    @Test
    void recordingCanBecomeAGif() throws Exception {
        recorder.begin(take(folder, Take.Kind.GIF));
        play(12);
        recorder.end();

        RecorderEvent.Finished finished = await(RecorderEvent.Finished.class);
        assertThat(finished.trouble()).isEmpty();
        assertThat(filesIn(folder)).containsExactly("take.gif");
        assertThat(Watching.of(finished.file()).frames()).isEqualTo(12);
    }

    @Test
    void recordingTooLongForAGifIsKeptAsAnMp4() throws Exception {
        recorder.begin(take(folder, Take.Kind.GIF));
        for (int second = 1; second <= 21; second++) {
            play((int) RATE);
            while (await(RecorderEvent.Rolling.class).seconds() < second - 1) {}
        }
        recorder.end();

        RecorderEvent.Finished finished = await(RecorderEvent.Finished.class);
        assertThat(finished.file()).hasFileName("take.mp4");
        assertThat(finished.trouble().orElseThrow()).contains("20 s");
    }

    @Test
    void namesThatAreTakenAreLeftAlone() throws Exception {
        Files.writeString(folder.resolve("take.mp4"), "mine");
        Files.writeString(folder.resolve("take-2.mkv"), "mine too");
        recorder.begin(take(folder, Take.Kind.MP4));
        play(3);
        recorder.end();

        assertThat(await(RecorderEvent.Finished.class).file()).hasFileName("take-3.mp4");
        assertThat(folder.resolve("take.mp4")).hasContent("mine");
        assertThat(folder.resolve("take-2.mkv")).hasContent("mine too");
    }

    /** Fault 25: kill -9 during a recording; the next start makes an mp4 of it, and touches none that still runs. */
    @Test
    void recordingOfAKilledProcessPlaysUpToItsLastSecondAndBecomesAnMp4AtTheNextStart() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledRecording.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        long reached = 0;
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = out.readLine(); line != null && reached < 5; line = out.readLine()) {
                reached = Long.parseLong(line.substring(0, line.indexOf(' ')));
            }
            assertThat(Leftovers.salvage(folder, name -> true).isNothing())
                    .as("what another process still records is left alone")
                    .isTrue();
            process.destroyForcibly().waitFor();
        }

        assertThat(reached).isEqualTo(5);
        assertThat(filesIn(folder)).containsExactly("killed.mkv");
        Watching watched = Watching.of(folder.resolve("killed.mkv"));
        assertThat(watched.frames() / RATE)
                .as("seconds that can be watched of the 5 that were recorded")
                .isGreaterThanOrEqualTo(3.9);
        assertThat(watched.tags()).containsKey("COMMENT");

        recorder.salvage(folder, "killed"::equals);
        RecorderEvent.Salvaged salvaged = await(RecorderEvent.Salvaged.class);
        assertThat(salvaged.kept()).isEmpty();
        assertThat(salvaged.made()).containsExactly(folder.resolve("killed.mp4"));
        assertThat(filesIn(folder)).containsExactly("killed.mp4");
        Watching mp4 = Watching.of(folder.resolve("killed.mp4"));
        assertThat(mp4.frames()).isEqualTo(watched.frames());
        assertThat(mp4.tags()).containsEntry("title", "killed").containsEntry("comment", "{}");
    }

    /** Fault 25: what cannot be saved is kept under a name that says so, and is told once. */
    @Test
    void leftRecordingThatCannotBeReadIsKeptAndNamedAndAnEmptyOneGoes() throws Exception {
        Files.writeString(folder.resolve("torn.mkv"), "no video at all");
        Files.createFile(folder.resolve("empty.mkv"));
        Files.writeString(folder.resolve("holiday.mkv"), "not ours");

        recorder.salvage(folder, name -> !name.equals("holiday"));

        RecorderEvent.Salvaged salvaged = await(RecorderEvent.Salvaged.class);
        assertThat(salvaged.made()).isEmpty();
        assertThat(salvaged.kept()).singleElement().asString().contains("torn.mkv.broken");
        assertThat(filesIn(folder)).containsExactly("holiday.mkv", "torn.mkv.broken");
        assertThat(folder.resolve("torn.mkv.broken")).hasContent("no video at all");
        assertThat(Leftovers.salvage(folder, name -> !name.equals("holiday")).isNothing())
                .as("told once")
                .isTrue();
    }

    /** Fault 25: FFmpeg says of what cannot be read that there is no more, so a copy may be of a part only. */
    @Test
    void leftRecordingOfWhichOnlyAPartCanBeReadBecomesAnMp4AndStays() throws Exception {
        Path mkv = folder.resolve("torn.mkv");
        byte[] whole = leftRecording(mkv, 80);
        byte[] torn = whole.clone();
        Arrays.fill(torn, whole.length / 3, whole.length, (byte) 0);
        Files.write(mkv, torn);

        RecorderEvent.Salvaged salvaged = Leftovers.salvage(folder, name -> true);

        assertThat(salvaged.kept()).singleElement().asString().contains("torn.mkv.broken");
        assertThat(filesIn(folder)).containsExactly("torn.mkv.broken", "torn.mp4");
        assertThat(Files.readAllBytes(folder.resolve("torn.mkv.broken"))).isEqualTo(torn);
        assertThat(Watching.of(folder.resolve("torn.mp4")).frames()).isBetween(10, 40);
        assertThat(Leftovers.salvage(folder, name -> true).isNothing())
                .as("no second mp4 of it")
                .isTrue();
    }

    /** Fault 25: the picture may be there, and only its place be lost. */
    @Test
    void leftRecordingWithoutAPictureIsKeptAndAnOlderOneOfItsNameToo() throws Exception {
        Path mkv = folder.resolve("head.mkv");
        byte[] whole = leftRecording(mkv, 10);
        byte[] head = Arrays.copyOf(whole, indexOfFirstCluster(whole));
        Files.write(mkv, head);
        Files.writeString(folder.resolve("head.mkv.broken"), "older");

        assertThat(Leftovers.salvage(folder, name -> true).made()).isEmpty();

        assertThat(filesIn(folder)).containsExactly("head-2.mkv.broken", "head.mkv.broken");
        assertThat(folder.resolve("head.mkv.broken")).hasContent("older");
        assertThat(Files.readAllBytes(folder.resolve("head-2.mkv.broken"))).isEqualTo(head);
    }

    /** Windows does not delete what another program has open. */
    @Test
    void leftRecordingThatCannotBeRemovedDoesNotBecomeOneMp4MoreAtEachStart() throws Exception {
        Path mkv = folder.resolve("open.mkv");
        byte[] whole = leftRecording(mkv, 10);
        for (int start = 1; start <= 2; start++) {
            RecorderEvent.Salvaged salvaged = Leftovers.salvage(folder, name -> true, file -> {
                if (file.equals(mkv)) {
                    throw new AccessDeniedException(file.toString());
                }
                Files.delete(file);
            });
            assertThat(salvaged.made()).isEmpty();
            assertThat(salvaged.kept()).singleElement().asString().contains("cannot be removed");
            assertThat(filesIn(folder)).containsExactly("open.mkv");
        }
        assertThat(Files.readAllBytes(mkv)).isEqualTo(whole);
    }

    /** A window that opens in the same process looks for what was left while the one before still makes its mp4. */
    @Test
    void recordingIsHeldUntilItIsClosedAndItsBytesCanBeRead() throws Exception {
        Path mkv = folder.resolve("take.mkv");
        LiveRecording recording = new LiveRecording(LiveFile.create(new FreeNames(folder, "take", ".mkv")), RATE, TAGS);
        recording.add(ToyWorld.grey(1));
        assertThat(recording.end()).isEmpty();

        assertThat(Leftovers.salvage(folder, name -> true).isNothing()).isTrue();
        try (FileChannel reader = FileChannel.open(mkv, StandardOpenOption.READ)) {
            assertThat(reader.tryLock(0, 1L << 40, true))
                    .as("on Windows, nobody can read bytes that are locked")
                    .isNotNull();
        }
        recording.close();
        assertThat(Leftovers.salvage(folder, name -> true).made()).containsExactly(folder.resolve("take.mp4"));
        assertThat(filesIn(folder)).containsExactly("take.mp4");
    }

    /** A recording whose mp4 nobody made. */
    private static byte[] leftRecording(Path mkv, int frames) throws IOException {
        String name = mkv.getFileName().toString();
        FreeNames names = new FreeNames(mkv.getParent(), name.substring(0, name.indexOf('.')), ".mkv");
        try (LiveRecording recording = new LiveRecording(LiveFile.create(names), RATE, TAGS)) {
            for (int i = 0; i < frames; i++) {
                recording.add(noise(i));
            }
            assertThat(recording.end()).isEmpty();
        }
        return Files.readAllBytes(mkv);
    }

    private static int indexOfFirstCluster(byte[] mkv) {
        String bytes = new String(mkv, StandardCharsets.ISO_8859_1);
        return bytes.indexOf("\u001f\u0043\u00b6\u0075");
    }

    /** Fault 23: the disk is full while recording. */
    @Test
    void fullDiskStopsTheRecordingWhichPlaysUpToThere() throws Exception {
        Configuration small = Configuration.unix().toBuilder()
                .setMaxSize(400_000)
                .setBlockSize(1024)
                .build();
        try (FileSystem disk = Jimfs.newFileSystem(small)) {
            recorder.begin(take(disk.getPath("/work/videos"), Take.Kind.MP4));
            for (int i = 0; i < 400 && events.stream().noneMatch(RecorderEvent.Finished.class::isInstance); i++) {
                recorder.frame(noise(i));
                TimeUnit.MILLISECONDS.sleep(10);
            }

            RecorderEvent.Finished finished = await(RecorderEvent.Finished.class);
            assertThat(finished.trouble().orElseThrow()).contains("the disk is full");
            assertThat(finished.file().toString()).endsWith("take.mkv");
            assertThat(Watching.of(finished.file()).frames()).isGreaterThan(10);
        }
        recorder.begin(take(folder, Take.Kind.MP4));
        play(5);
        recorder.end();
        assertThat(await(RecorderEvent.Finished.class).trouble())
                .as("the next one is fine")
                .isEmpty();
    }

    /** Fault 23: warned at the watermark, stopped before the disk is full. */
    @Test
    void lowDiskIsToldOnceAndAnAlmostFullOneEndsTheRecordingWhole() throws Exception {
        free.set(1L << 30);
        recorder.begin(take(folder, Take.Kind.MP4));
        assertThat(await(RecorderEvent.DiskLow.class).freeBytes()).isEqualTo(1L << 30);
        play(50);
        free.set(100L << 20);
        play(50);

        RecorderEvent.Finished finished = await(RecorderEvent.Finished.class);
        assertThat(finished.trouble().orElseThrow()).contains("almost full (100 MB left)");
        assertThat(events).noneMatch(RecorderEvent.DiskLow.class::isInstance);
        assertThat(Watching.of(finished.file()).frames() / RATE).isCloseTo(finished.seconds(), within(1e-9));
    }

    /** Fault 23. */
    @Test
    void recordingDoesNotEvenBeginOnAnAlmostFullDiskOrWhereNothingCanBeWritten() throws Exception {
        free.set(1000);
        recorder.begin(take(folder, Take.Kind.MP4));
        assertThat(await(RecorderEvent.NotRecorded.class).message()).contains("almost full");
        assertThat(filesIn(folder)).isEmpty();

        Path file = Files.writeString(folder.resolve("file"), "not a folder");
        free.set(Long.MAX_VALUE);
        recorder.begin(take(file.resolve("videos"), Take.Kind.MP4));
        assertThat(await(RecorderEvent.NotRecorded.class).message()).contains("cannot write");
    }

    /** The game's thread never waits, however slow the disk is. */
    @Test
    void framesThatASlowDiskHasNoTimeForAreLeftOutAndTold() throws Exception {
        CountDownLatch stuck = new CountDownLatch(1);
        Recorder slow = new Recorder(
                file -> {
                    try {
                        stuck.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    return Long.MAX_VALUE;
                },
                events::add);
        slow.begin(take(folder, Take.Kind.MP4));
        long began = System.nanoTime();
        for (int i = 0; i < 1000; i++) {
            slow.frame(ToyWorld.grey(i % ToyWorld.VOCABULARY));
        }
        assertThat(System.nanoTime() - began).as("nanoseconds for 1000 frames").isLessThan(1_000_000_000L);
        slow.end();
        stuck.countDown();

        RecorderEvent.Finished finished = await(RecorderEvent.Finished.class);
        assertThat(finished.missed()).isBetween(700L, 800L);
        assertThat(Watching.of(finished.file()).frames()).isEqualTo((int) (1000 - finished.missed()));
        slow.close();
    }

    @Test
    void whatJustHappenedIsKeptWithoutHavingRecordedIt() throws Exception {
        recorder.setRate(RATE);
        for (int i = 0; i < 700; i++) {
            recorder.frame(ToyWorld.grey(i % ToyWorld.VOCABULARY));
        }
        recorder.keepLast(take(folder, Take.Kind.MP4));

        Watching watched = Watching.of(await(RecorderEvent.Kept.class).file());
        assertThat(watched.frames()).as("30 s at 20 frames a second").isEqualTo(600);
        assertThat(watched.tags()).containsEntry("comment", TAGS.comment());
    }

    @Test
    void screenshotIsThePictureEnlargedAndASecondOneTakesAnotherName() throws Exception {
        recorder.keepPicture(folder, "shot", noise(1));
        Path first = await(RecorderEvent.Kept.class).file();
        recorder.keepPicture(folder, "shot", noise(2));
        Path second = await(RecorderEvent.Kept.class).file();

        Picture shot = Pictures.read(first);
        assertThat(shot.width()).isEqualTo(512);
        assertThat(shot.argb(511, 383)).isEqualTo(noise(1).argb(63, 47));
        assertThat(Pictures.read(second).argb(8, 0)).isEqualTo(noise(2).argb(1, 0));
        assertThat(filesIn(folder)).containsExactly("shot-2.png", "shot.png");
    }

    @Test
    void closingTheRecorderFinishesTheRecording() throws Exception {
        recorder.begin(take(folder, Take.Kind.MP4));
        play(10);
        recorder.close();

        assertThat(Watching.of(folder.resolve("take.mp4")).frames()).isEqualTo(10);
    }

    private static Take take(Path folder, Take.Kind kind) {
        return new Take(folder, "take", kind, RATE, TAGS);
    }

    private void play(int frames) {
        for (int i = 0; i < frames; i++) {
            recorder.frame(ToyWorld.grey(i % ToyWorld.VOCABULARY));
        }
    }

    private static Picture noise(int seed) {
        byte[] bgra = new byte[64 * 48 * 4];
        new Random(seed).nextBytes(bgra);
        for (int i = 3; i < bgra.length; i += 4) {
            bgra[i] = (byte) 255;
        }
        return new Picture(64, 48, bgra);
    }

    private static List<String> filesIn(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private <E extends RecorderEvent> E await(Class<E> kind) throws InterruptedException {
        while (true) {
            RecorderEvent event = events.poll(2, TimeUnit.MINUTES);
            assertThat(event).as("an event of kind %s", kind.getSimpleName()).isNotNull();
            if (kind.isInstance(event)) {
                return kind.cast(event);
            }
        }
    }
}
