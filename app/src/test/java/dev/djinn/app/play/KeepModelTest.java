package dev.djinn.app.play;

import static org.assertj.core.api.Assertions.assertThat;

import dev.djinn.app.library.Shelf;
import dev.djinn.app.library.Slot;
import dev.djinn.engine.keep.Autosave.Resume;
import dev.djinn.engine.keep.SaveFile;
import dev.djinn.engine.keep.SavedGame;
import dev.djinn.engine.loop.GameCommand;
import dev.djinn.engine.loop.GameEvent;
import dev.djinn.engine.loop.PlayerInput;
import dev.djinn.engine.session.Branch;
import dev.djinn.engine.session.Place;
import dev.djinn.engine.session.Session;
import dev.djinn.engine.session.SessionSettings;
import dev.djinn.engine.session.TimelineView;
import dev.djinn.engine.toy.ToyWorld;
import dev.djinn.runtime.image.Pictures;
import dev.djinn.runtime.io.AtomicFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real files, and no JavaFX window. */
class KeepModelTest {
    @TempDir
    private Path folder;

    private final List<GameCommand> commands = new ArrayList<>();
    private final List<Resume> kept = new ArrayList<>();
    private final ToyWorld world = new ToyWorld();
    private Shelf shelf;

    @BeforeEach
    void makeShelf() {
        shelf = new Shelf(folder, world.hash());
    }

    @Test
    void f5SavesInTheChosenSlotAndSaysSoWhenItIsOnTheDisk() {
        PlayModel model = started(Resume.ASK);
        model.keep().choose(3);
        model.keyPressed(Key.of(KeyCode.F5), false);
        assertThat(commands).containsExactly(new GameCommand.Save(shelf.slotFile(3)));
        assertThat(model.keep().slots().get().get(2)).isInstanceOf(Slot.Empty.class);

        saveGame(shelf.slotFile(3), 7);
        model.accept(new GameEvent.Kept(shelf.slotFile(3)));

        assertThat(words(model)).isEqualTo("Saved in Slot 3. F7 loads it");
        assertThat(model.keep().slots().get().get(2))
                .isInstanceOfSatisfying(
                        Slot.Game.class, game -> assertThat(game.frame()).isEqualTo(7));
    }

    @Test
    void f7LoadsWhatIsInTheSlotNowAndWaitsForASaveThatIsBeingWritten() {
        PlayModel model = started(Resume.ASK);
        saveGame(shelf.slotFile(1), 5); // after the slots were looked at
        model.keyPressed(Key.of(KeyCode.F7), false);
        assertThat(commands).containsExactly(new GameCommand.Load(shelf.slotFile(1)));
        arrive(model, Branch.Kind.LOADED);
        model.keyReleased(Key.of(KeyCode.F7));
        commands.clear();

        model.keyPressed(Key.of(KeyCode.F5), false);
        model.keyPressed(Key.of(KeyCode.F7), false);
        assertThat(commands).containsExactly(new GameCommand.Save(shelf.slotFile(1)));
        model.accept(new GameEvent.Kept(shelf.slotFile(1)));
        assertThat(commands).last().isEqualTo(new GameCommand.Load(shelf.slotFile(1)));
    }

    @Test
    void slotThatWaitsForItsSaveIsLoadedThenWhicheverIsSavedBeforeOrChosenSince() {
        saveGame(shelf.slotFile(1), 5);
        saveGame(shelf.slotFile(2), 6);
        PlayModel model = started(Resume.ASK);
        model.keep().save();
        model.keep().choose(2);
        model.keep().save();
        model.keep().load();
        model.keep().choose(3);
        commands.clear();

        model.accept(new GameEvent.Kept(shelf.slotFile(1)));
        assertThat(commands).isEmpty();
        model.accept(new GameEvent.Kept(shelf.slotFile(2)));
        assertThat(commands).containsExactly(new GameCommand.Load(shelf.slotFile(2)));
    }

    @Test
    void f7LoadsAndShiftF7GoesBackOnce() {
        saveGame(shelf.slotFile(1), 5);
        PlayModel model = started(Resume.ASK);
        model.shiftedKeyPressed(Key.of(KeyCode.F7), false);
        assertThat(words(model)).startsWith("Nothing was loaded");
        model.keyReleased(Key.of(KeyCode.F7));

        model.keyPressed(Key.of(KeyCode.F7), false);
        arrive(model, Branch.Kind.LOADED);
        assertThat(words(model)).isEqualTo("Loaded: Slot 1. Shift+F7 goes back to before");
        assertThat(model.keep().canUndoLoad().get()).isTrue();
        model.keyReleased(Key.of(KeyCode.F7));

        model.shiftedKeyPressed(Key.of(KeyCode.F7), false);
        arrive(model, Branch.Kind.PROMPT);
        assertThat(words(model)).startsWith("Back where you were");
        assertThat(model.keep().canUndoLoad().get()).isFalse();
        assertThat(commands).containsExactly(new GameCommand.Load(shelf.slotFile(1)), new GameCommand.UndoLoad());
    }

    /** Fault 32: key repeat. */
    @Test
    void keysThatSaveAndLoadDoSoOnceHoweverLongTheyAreDown() {
        saveGame(shelf.slotFile(1), 5);
        PlayModel model = started(Resume.ASK);
        for (int i = 0; i < 30; i++) {
            model.keyPressed(Key.of(KeyCode.F7), false);
            arrive(model, Branch.Kind.LOADED);
            model.keyPressed(Key.of(KeyCode.F5), false);
            model.accept(new GameEvent.Kept(shelf.slotFile(1)));
        }
        assertThat(commands).hasSize(2);

        model.focusChanged(false);
        commands.clear();
        model.keyPressed(Key.of(KeyCode.F7), false);
        assertThat(commands).as("its release was not heard").containsExactly(new GameCommand.Load(shelf.slotFile(1)));
    }

    @Test
    void emptySlotIsToldAndLoadsNothing() {
        PlayModel model = started(Resume.ASK);
        model.keyPressed(Key.of(KeyCode.F7), false);

        assertThat(words(model)).isEqualTo("Slot 1 is empty. F5 saves there");
        assertThat(commands).isEmpty();
    }

    @Test
    void refusedLoadIsNotCalledLoaded() {
        saveGame(shelf.slotFile(1), 5);
        PlayModel model = started(Resume.ASK);
        model.keyPressed(Key.of(KeyCode.F7), false);
        model.accept(new GameEvent.Refused("this game was saved in another world"));
        arrive(model, Branch.Kind.PROMPT);

        assertThat(model.keep().said().get().number()).isZero();
        assertThat(model.keep().canUndoLoad().get()).isFalse();
        assertThat(model.message().get()).contains("another world");
    }

    /** Fault 35: a chat program recompressed the save. */
    @Test
    void slotWithOnlyAPictureIsToldAndBeginsANewGame() {
        AtomicFiles.write(shelf.slotFile(1), out -> Pictures.writePng(ToyWorld.grey(9), out));
        PlayModel model = started(Resume.ASK);
        assertThat(model.keep().slots().get().getFirst()).isInstanceOf(Slot.PictureOnly.class);
        model.keyPressed(Key.of(KeyCode.F7), false);

        assertThat(words(model)).contains("only a picture: its game was taken out");
        assertThat(commands).containsExactly(new GameCommand.OpenPicture(shelf.slotFile(1)));
    }

    /** Fault 35. */
    @Test
    void droppedSaveIsGoneOnWithAndADroppedPictureIsAPrompt() {
        Path save = folder.resolve("from a friend.png");
        saveGame(save, 4);
        Path picture = folder.resolve("picture.png");
        AtomicFiles.write(picture, out -> Pictures.writePng(ToyWorld.grey(9), out));
        PlayModel model = started(Resume.ASK);
        model.beginnings().drop(List.of(save));
        model.beginnings().drop(List.of(picture));

        assertThat(commands).containsExactly(new GameCommand.Load(save), new GameCommand.OpenPicture(picture));
    }

    /** Fault 34: a replay is compared where that can be told, not begun with as a picture. */
    @Test
    void droppedReplayIsToldWhatToDoWith() {
        PlayModel model = started(Resume.ASK);
        model.beginnings().drop(List.of(folder.resolve("x.worldplay")));

        assertThat(words(model)).contains("djinn replay x.worldplay");
        assertThat(commands).isEmpty();
    }

    /** Fault 25: a save that a power cut or a bad disk damaged. */
    @Test
    void damagedSlotIsSeenAsSuchAndTheOthersAreWell() {
        AtomicFiles.write(shelf.slotFile(2), new byte[] {1, 2, 3});
        saveGame(shelf.slotFile(4), 5);
        PlayModel model = started(Resume.ASK);

        assertThat(model.keep().slots().get().get(1)).isInstanceOf(Slot.Broken.class);
        assertThat(model.keep().slots().get().get(3)).isInstanceOf(Slot.Game.class);
        model.keep().choose(2);
        model.keyPressed(Key.of(KeyCode.F7), false);
        assertThat(model.message().get()).contains("slot-2.png");
        assertThat(commands).isEmpty();
    }

    @Test
    void replayGetsAFreshFileAndItsPlaceIsTold() {
        AtomicFiles.write(folder.resolve("replays").resolve("replay-1.worldplay"), new byte[1]);
        PlayModel model = started(Resume.ASK);
        model.shiftedKeyPressed(Key.of(KeyCode.F5), false);
        Path file = folder.resolve("replays").resolve("replay-2.worldplay");
        assertThat(commands).containsExactly(new GameCommand.SaveReplay(file));

        model.accept(new GameEvent.Kept(file));
        assertThat(words(model)).isEqualTo("Replay saved: " + file);
    }

    /** Fault 24: the autosave of a full disk fails every ten seconds, and is told once; what the player asks for always. */
    @Test
    void failureOfTheAutosaveIsToldOnceAndThatOfASaveEachTime() {
        PlayModel model = started(Resume.ASK);
        model.accept(new GameEvent.NotKept("the disk is full"));
        assertThat(model.message().get()).isEqualTo("the disk is full");
        model.accept(new GameEvent.Running());
        model.accept(new GameEvent.NotKept("the disk is full"));
        assertThat(model.message().get()).isEmpty();

        model.keyPressed(Key.of(KeyCode.F5), false);
        model.accept(new GameEvent.NotKept("the disk is full"));
        assertThat(model.message().get()).isEqualTo("the disk is full");
    }

    /** Fault 25: the next start offers to resume. */
    @Test
    void gameThatWasLeftIsOfferedAndTheNewOneWaitsForTheAnswer() {
        saveGame(shelf.left().file(), 21);
        PlayModel model = started(Resume.ASK);
        assertThat(commands).as("no frame is dreamed behind the question").containsExactly(new GameCommand.Pause());
        assertThat(model.panels().drawer().get()).isEqualTo(Drawer.RESUME);
        assertThat(model.keep().offer().get())
                .hasValueSatisfying(left -> assertThat(left.frame()).isEqualTo(21));
        model.keyPressed(Key.of(KeyCode.F6), false);
        assertThat(model.panels().drawer().get()).as("answer first").isEqualTo(Drawer.RESUME);

        model.togglePause();

        assertThat(commands)
                .containsExactly(
                        new GameCommand.Pause(),
                        new GameCommand.Load(shelf.left().file()));
        assertThat(model.panels().drawer().get()).isEqualTo(Drawer.CLOSED);
    }

    @Test
    void gameNotGoneOnWithIsKeptBesideTheNewOne() {
        saveGame(shelf.left().file(), 21);
        PlayModel model = started(Resume.ASK);
        model.keyPressed(Key.of(KeyCode.ESCAPE), false);

        assertThat(commands).containsExactly(new GameCommand.Pause(), new GameCommand.Resume());
        assertThat(shelf.left()).isInstanceOf(Slot.Empty.class);
        assertThat(model.keep().previous().get())
                .hasValueSatisfying(before -> assertThat(before).isInstanceOf(Slot.Game.class));
        model.keep().previous().get().ifPresent(model.keep()::load);
        assertThat(commands).last().isInstanceOf(GameCommand.Load.class);
    }

    @Test
    void alwaysGoesOnAndNeverBeginsAnewWithoutAQuestion() {
        saveGame(shelf.left().file(), 21);
        started(Resume.ALWAYS);
        assertThat(commands).containsExactly(new GameCommand.Load(shelf.left().file()));

        commands.clear();
        PlayModel never = started(Resume.NEVER);
        assertThat(commands).isEmpty();
        assertThat(never.panels().drawer().get()).isEqualTo(Drawer.CLOSED);
        assertThat(shelf.previous()).isInstanceOf(Slot.Game.class);
    }

    @Test
    void pictureThatThePlayerNamedIsBegunWithWhateverWasLeft() {
        saveGame(shelf.left().file(), 21);
        started(Keeping.of(shelf, Resume.ALWAYS, kept::add).beginningAnew());

        assertThat(commands).isEmpty();
        assertThat(shelf.previous()).isInstanceOf(Slot.Game.class);
    }

    @Test
    void leftGameThatCannotBeReadIsToldAndPutAside() {
        AtomicFiles.write(shelf.left().file(), new byte[] {1, 2, 3});
        PlayModel model = started(Resume.ALWAYS);

        assertThat(model.message().get()).startsWith("The game you left cannot be gone on with:");
        assertThat(commands).isEmpty();
        assertThat(Files.exists(shelf.left().file())).isFalse();
    }

    @Test
    void choiceOfResumingIsKept() {
        PlayModel model = started(Resume.ASK);
        model.keep().choose(Resume.ALWAYS);

        assertThat(kept).containsExactly(Resume.ALWAYS);
        assertThat(model.keep().resume().get()).isEqualTo(Resume.ALWAYS);
    }

    private PlayModel started(Resume resume) {
        return started(Keeping.of(shelf, resume, kept::add));
    }

    private PlayModel started(Keeping keeping) {
        KeepModel keep = new KeepModel(commands::add, Optional.of(keeping), Runnable::run, Runnable::run);
        PlayModel model = new PlayModel(
                commands::add,
                new PlayerInput(),
                new TimeModelTest.NoWindow(),
                new ControlsModel(Controls.defaults(), changed -> {}),
                keep);
        keep.begin();
        model.accept(new GameEvent.Opened(world.manifest(), world.device(), ToyWorld.QUIET));
        arrive(model, Branch.Kind.PROMPT);
        boolean waits = commands.contains(new GameCommand.Pause());
        if (!waits) {
            model.accept(new GameEvent.Running());
        }
        return model;
    }

    private static void arrive(PlayModel model, Branch.Kind kind) {
        Branch branch = new Branch(1, kind, Optional.empty(), 5);
        model.accept(new GameEvent.Timeline(new TimelineView(new Place(1, 5), 0, 5, List.of(branch))));
    }

    private void saveGame(Path file, int frames) {
        Session session = Session.start(world, ToyWorld.grey(3), SessionSettings.defaults(world.manifest(), 5));
        for (int i = 0; i < frames; i++) {
            session.step(i % 8);
        }
        SaveFile.write(file, SavedGame.of(world, session));
    }

    private static String words(PlayModel model) {
        return model.keep().said().get().words();
    }
}
