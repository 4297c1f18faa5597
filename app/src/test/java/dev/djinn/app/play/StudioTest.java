package dev.djinn.app.play;

import static org.assertj.core.api.Assertions.assertThat;

import dev.djinn.engine.loop.GameCommand;
import dev.djinn.engine.loop.GameEvent;
import dev.djinn.engine.recording.Recorder;
import dev.djinn.engine.recording.RecorderEvent;
import dev.djinn.engine.recording.Take;
import dev.djinn.engine.session.Moment;
import dev.djinn.engine.session.SessionSettings;
import dev.djinn.engine.toy.ToyWorld;
import dev.djinn.runtime.image.Picture;
import dev.djinn.runtime.image.Pictures;
import dev.djinn.runtime.onnx.Sampling;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs without any JavaFX window. */
@Timeout(300)
class StudioTest {
    private static final SessionSettings SETTINGS = new SessionSettings(7, new Sampling(2, 1, false));

    @TempDir
    private Path folder;

    private final BlockingQueue<RecorderEvent> events = new LinkedBlockingQueue<>();
    private final AtomicLong free = new AtomicLong(Long.MAX_VALUE);
    private final Recorder recorder = new Recorder(file -> free.get(), events::add);
    private final List<GameCommand> commands = new ArrayList<>();
    private final List<StudioSettings> kept = new ArrayList<>();
    private long nanos;
    private Studio studio;

    @BeforeEach
    void begin() {
        InstantSource clock = InstantSource.fixed(Instant.parse("2026-11-21T14:37:55Z"));
        studio = new Studio(
                commands::add,
                recorder,
                new MediaShelf(folder.resolve("videos"), folder.resolve("pictures"), clock),
                StudioSettings.defaults(),
                kept::add,
                () -> nanos);
        ToyWorld world = new ToyWorld();
        studio.accept(new GameEvent.Opened(world.manifest(), world.device(), ToyWorld.QUIET));
        answer();
    }

    @AfterEach
    void close() {
        recorder.close();
    }

    /** As the game does. */
    private void answer() {
        commands.remove(new GameCommand.Describe());
        studio.accept(new GameEvent.Described(ToyWorld.grey(1), SETTINGS));
    }

    private void play(int frames) {
        for (int i = 1; i <= frames; i++) {
            show(i, 10);
        }
    }

    private void show(long frame, double millis) {
        Moment moment = new Moment(frame, OptionalInt.of(0), new long[0], ToyWorld.grey((int) (frame % 64)));
        recorder.frame(moment.picture());
        studio.accept(new GameEvent.FrameReady(moment, millis, 20));
    }

    /** Hands the recorder's events on, as the window does, until one of this kind came. */
    private void until(Class<? extends RecorderEvent> kind) throws InterruptedException {
        while (true) {
            RecorderEvent event = events.poll(2, TimeUnit.MINUTES);
            assertThat(event).as("an event of kind %s", kind.getSimpleName()).isNotNull();
            studio.recording().accept(event);
            if (kind.isInstance(event)) {
                return;
            }
        }
    }

    private Note note() {
        return studio.note().get();
    }

    @Test
    void picturesThatFlashAreSoftenedOnTheScreenAndToldAndKeptAsTheyAre() throws Exception {
        for (int frame = 1; frame <= 40; frame++) {
            flash(frame);
        }
        assertThat(studio.picture().softened().get()).isTrue();
        assertThat(note().text()).contains("flashes");
        assertThat(studio.picture().shown().get()).isPresent().isNotEqualTo(Optional.of(solid(40)));
        studio.keyPressed(KeyCode.F12, false);
        until(RecorderEvent.Kept.class);
        Picture shot = Pictures.read(folder.resolve("pictures/toy-20261121-143755Z.png"));
        assertThat(shot.argb(9, 9)).isEqualTo(solid(40).argb(0, 0));

        studio.picture().choose(Look.defaults().withFlashGuard(false));
        flash(41);
        assertThat(studio.picture().softened().get()).isFalse();
        assertThat(studio.picture().shown().get()).contains(solid(41));
    }

    /** Light and dark in turn, twenty times a second. */
    private void flash(int frame) {
        nanos += 50_000_000;
        Moment moment = new Moment(frame, OptionalInt.of(0), new long[0], solid(frame));
        studio.accept(new GameEvent.FrameReady(moment, 1, 20));
    }

    private static Picture solid(int frame) {
        byte[] white = new byte[16 * 16 * 4];
        for (int i = 0; i < white.length; i++) {
            white[i] = (byte) (frame % 2 == 0 || i % 4 == 3 ? 255 : 0);
        }
        return new Picture(16, 16, white);
    }

    @Test
    void f9RecordsAndF9AgainSaysWhereTheRecordingIs() throws Exception {
        assertThat(studio.keyPressed(KeyCode.F9, false)).isTrue();
        assertThat(commands).containsExactly(new GameCommand.Describe());
        answer();
        until(RecorderEvent.Rolling.class);
        assertThat(studio.recording().state().get()).isEqualTo(RecordingModel.State.ON);
        assertThat(studio.recording().time().get()).isEqualTo("0:00");
        play(50);
        until(RecorderEvent.Rolling.class);
        assertThat(studio.recording().time().get()).isEqualTo("0:01");

        studio.keyPressed(KeyCode.F9, false);
        assertThat(studio.recording().state().get()).isEqualTo(RecordingModel.State.FINISHING);
        until(RecorderEvent.Finished.class);
        Path file = folder.resolve("videos/toy-20261121-143755Z.mp4");
        assertThat(note()).isEqualTo(Note.good("Recorded 0:02 to " + file));
        assertThat(file).exists();
        assertThat(studio.recording().state().get()).isEqualTo(RecordingModel.State.OFF);
        assertThat(studio.recording().time().get()).isEmpty();
    }

    @Test
    void sameNoteAgainIsNewsAndANoteThatWasReadIsGone() {
        List<String> told = new ArrayList<>();
        studio.note().subscribe(note -> told.add(note.text()));
        studio.tell(Note.good("Saved in slot 1"));
        studio.tell(Note.good("Saved in slot 1"));
        studio.noteRead();
        assertThat(told).containsExactly("", "Saved in slot 1", "", "Saved in slot 1", "");
    }

    /** Fault 23: play goes on, the player is told in words. */
    @Test
    void fullDiskIsToldAndTheNextRecordingIsFree() throws Exception {
        free.set(1L << 30);
        studio.keyPressed(KeyCode.F9, false);
        answer();
        until(RecorderEvent.DiskLow.class);
        assertThat(note().tone()).isEqualTo(Note.Tone.TROUBLE);
        assertThat(note().text()).contains("1024 MB left");
        play(10);
        free.set(0);
        play(40);
        until(RecorderEvent.Finished.class);
        assertThat(note().text()).contains("Recorded 0:0", ".mkv", "almost full");
        assertThat(commands)
                .as("the game was asked nothing but to describe itself")
                .isEmpty();

        studio.keyPressed(KeyCode.F9, false);
        answer();
        until(RecorderEvent.NotRecorded.class);
        assertThat(note().text()).startsWith("Nothing was recorded: The disk is almost full");
        assertThat(studio.recording().state().get()).isEqualTo(RecordingModel.State.OFF);
    }

    /** Fault 25: what a killed program left is told once, when the next one starts. */
    @Test
    void recordingLeftByAKilledProgramIsToldOnceAndOtherVideosAreLeftAlone() throws Exception {
        Path videos = Files.createDirectories(folder.resolve("videos"));
        Files.writeString(videos.resolve("toy-20261120-101112Z-2.mkv"), "torn");
        Files.writeString(videos.resolve("holiday.mkv"), "mine");

        studio.recording().begin();
        until(RecorderEvent.Salvaged.class);

        assertThat(note())
                .isEqualTo(Note.trouble("A recording was cut off: it cannot be read, and is kept as "
                        + videos.resolve("toy-20261120-101112Z-2.mkv.broken")));
        assertThat(videos.resolve("holiday.mkv")).hasContent("mine");
        studio.recording().accept(new RecorderEvent.Salvaged(List.of(videos.resolve("a.mp4")), List.of()));
        assertThat(note().text()).isEqualTo("The recording that was cut off is saved as " + videos.resolve("a.mp4"));
    }

    @Test
    void f8KeepsWhatJustHappenedAndF12ThePictureOnTheScreen() throws Exception {
        play(30);
        studio.keyPressed(KeyCode.F8, false);
        answer();
        until(RecorderEvent.Kept.class);
        assertThat(folder.resolve("videos/toy-20261121-143755Z-before.mp4")).exists();
        assertThat(studio.recording().state().get()).isEqualTo(RecordingModel.State.OFF);

        studio.keyPressed(KeyCode.F12, false);
        until(RecorderEvent.Kept.class);
        Path shot = folder.resolve("pictures/toy-20261121-143755Z.png");
        assertThat(note()).isEqualTo(Note.good("Kept as " + shot));
        studio.keyPressed(KeyCode.F12, false); // at the same time, or after the clock jumped back: fault 33
        until(RecorderEvent.Kept.class);
        assertThat(Files.exists(folder.resolve("pictures/toy-20261121-143755Z-2.png")))
                .isTrue();
    }

    @Test
    void f9WhileARecordingBeginsOrEndsDoesNothing() throws Exception {
        studio.keyPressed(KeyCode.F9, false);
        studio.keyPressed(KeyCode.F9, false);
        assertThat(commands).containsExactly(new GameCommand.Describe());
        answer();
        until(RecorderEvent.Rolling.class);
        play(3);
        studio.keyPressed(KeyCode.F9, false);
        studio.keyPressed(KeyCode.F9, false);
        until(RecorderEvent.Finished.class);
        assertThat(commands).isEmpty();
    }

    @Test
    void recordingsCanBeWantedAsGifs() throws Exception {
        studio.picture().recordAs(Take.Kind.GIF);
        studio.keyPressed(KeyCode.F9, false);
        answer();
        until(RecorderEvent.Rolling.class);
        play(5);
        studio.keyPressed(KeyCode.F9, false);
        until(RecorderEvent.Finished.class);
        assertThat(folder.resolve("videos/toy-20261121-143755Z.gif")).exists();
        assertThat(kept).containsExactly(StudioSettings.defaults().withRecordAs(Take.Kind.GIF));
    }

    @Test
    void f10GoesThroughAllLooksAndKeepsEach() {
        for (Filter filter : List.of(Filter.SHARP, Filter.SMOOTH, Filter.CRT, Filter.CRISP)) {
            studio.keyPressed(KeyCode.F10, false);
            assertThat(studio.picture().filter().get()).isEqualTo(filter);
            assertThat(kept.getLast().filter()).isEqualTo(filter);
        }
    }

    @Test
    void withoutOpenGlThePictureIsCrispForTheReasonGivenAndTheWishStays() {
        studio.picture().choose(Filter.CRT);
        studio.picture().filterFailed("no EGL display can be opened");

        assertThat(studio.picture().filter().get()).isEqualTo(Filter.CRISP);
        assertThat(note())
                .isEqualTo(Note.trouble("The picture stays crisp: CRT needs OpenGL, and no EGL display can be opened"));
        assertThat(kept.getLast().filter()).isEqualTo(Filter.CRT);
        Note told = note();
        studio.picture().filterFailed("again");
        assertThat(note()).as("told once").isEqualTo(told);
    }

    @Test
    void slidersTuneTheGameOnceForEachNewValue() {
        studio.tuning().setSteps(8.3);
        studio.tuning().setSteps(7.9);
        studio.tuning().setTemperature(0.449);
        studio.tuning().setSeed(12);
        studio.tuning().setGuidance(2.04);
        studio.tuning().setSteps(99);

        assertThat(commands)
                .containsExactly(
                        new GameCommand.Tune(new SessionSettings(7, new Sampling(8, 1, false))),
                        new GameCommand.Tune(new SessionSettings(7, new Sampling(8, 0.4f, false))),
                        new GameCommand.Tune(new SessionSettings(12, new Sampling(8, 0.4f, false))),
                        new GameCommand.Tune(new SessionSettings(12, new Sampling(8, 0.4f, false, 2))),
                        new GameCommand.Tune(new SessionSettings(12, new Sampling(32, 0.4f, false, 2))));
    }

    @Test
    void speedIsThatMeasuredWithTheChosenSteps() {
        play(30);
        assertThat(studio.tuning().speed().get()).isEqualTo("up to 100 frames/s here");
        studio.tuning().setSteps(16);
        assertThat(studio.tuning().speed().get()).isEqualTo("not measured yet");
        show(31, 50);
        assertThat(studio.tuning().speed().get()).isEqualTo("up to 20 frames/s here");
        studio.tuning().setSteps(2);
        assertThat(studio.tuning().speed().get()).isEqualTo("up to 100 frames/s here");
        studio.tuning().setGuidance(3);
        assertThat(studio.tuning().speed().get())
                .as("keys that act more strongly take longer")
                .isEqualTo("not measured yet");
    }
}
