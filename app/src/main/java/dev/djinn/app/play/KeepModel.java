package dev.djinn.app.play;

import dev.djinn.app.library.Shelf;
import dev.djinn.app.library.Slot;
import dev.djinn.app.words.Reasons;
import dev.djinn.app.words.Words;
import dev.djinn.engine.keep.Autosave.Resume;
import dev.djinn.engine.keep.ReplayFile;
import dev.djinn.engine.keep.SaveFile;
import dev.djinn.engine.keep.SaveSlots;
import dev.djinn.engine.loop.GameCommand;
import dev.djinn.engine.loop.GameEvent;
import dev.djinn.engine.session.Branch;
import dev.djinn.engine.session.TimelineView;
import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;

/**
 * Keeping games: slots, replays, and going on with the game that was left. Belongs to the window's thread; the disk is
 * read on another, and saving is the game's own work.
 */
public final class KeepModel {
    /** Something told to the player; equal words count as two. */
    public record Said(long number, String words) {}

    private static final Said NOTHING = new Said(0, "");

    private final Consumer<GameCommand> game;
    private final Optional<Keeping> keeping;
    private final Executor background;
    private final Executor windowThread;
    private final ObjectProperty<List<Slot>> slots = new SimpleObjectProperty<>(List.of());
    private final ObjectProperty<Optional<Slot>> previous = new SimpleObjectProperty<>(Optional.empty());
    private final IntegerProperty chosen = new SimpleIntegerProperty(1);
    private final ObjectProperty<Optional<Slot.Game>> offer = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Resume> resume = new SimpleObjectProperty<>(Resume.ASK);
    private final BooleanProperty canUndoLoad = new SimpleBooleanProperty();
    private final ObjectProperty<Said> said = new SimpleObjectProperty<>(NOTHING);
    private final ObjectProperty<Said> warning = new SimpleObjectProperty<>(NOTHING);
    /** Files that the player, not the autosave, wants written. */
    private final Set<Path> writing = new HashSet<>();
    /** What to say once the game has gone where it was told to. */
    private Optional<String> arriving = Optional.empty();

    private boolean loading;
    /** The number of the slot that was to be loaded while it was written. */
    private OptionalInt loadOnceSaved = OptionalInt.empty();

    private String warned = "";

    /**
     * A model of games kept so far.
     *
     * @param keeping where; none if nothing is to be kept
     * @param background runs what waits for the disk, in order
     * @param windowThread runs what follows
     */
    public KeepModel(
            Consumer<GameCommand> game, Optional<Keeping> keeping, Executor background, Executor windowThread) {
        this.game = game;
        this.keeping = keeping;
        this.background = background;
        this.windowThread = windowThread;
        keeping.ifPresent(kept -> {
            resume.set(kept.resume());
            refresh();
        });
    }

    /** A model that keeps no games. */
    static KeepModel ofNothing(Consumer<GameCommand> game) {
        return new KeepModel(game, Optional.empty(), Runnable::run, Runnable::run);
    }

    /** The slots, as last seen; empty until they were looked at. */
    public ReadOnlyObjectProperty<List<Slot>> slots() {
        return slots;
    }

    /** The game before this one, if it was not gone on with. */
    public ReadOnlyObjectProperty<Optional<Slot>> previous() {
        return previous;
    }

    /** The number, 1 or more, of the slot that is saved to and loaded from. */
    public ReadOnlyIntegerProperty chosen() {
        return chosen;
    }

    /** The game that was left, while the player is asked about it. */
    public ReadOnlyObjectProperty<Optional<Slot.Game>> offer() {
        return offer;
    }

    public ReadOnlyObjectProperty<Resume> resume() {
        return resume;
    }

    public ReadOnlyBooleanProperty canUndoLoad() {
        return canUndoLoad;
    }

    /** Good news, to be seen for a moment; number 0 is none. */
    public ReadOnlyObjectProperty<Said> said() {
        return said;
    }

    /** What went wrong; number 0 is none. */
    ReadOnlyObjectProperty<Said> warning() {
        return warning;
    }

    /** Before the game is started: goes on with the game that was left, or asks, as the player chose. */
    public void begin() {
        keeping.ifPresent(kept -> {
            switch (kept.left()) {
                case Slot.Game left -> begin(kept, left);
                case Slot.Broken broken -> {
                    warn(Words.of("keep.left-broken", broken.reason()));
                    putLeftAside();
                }
                case Slot.PictureOnly _, Slot.Empty _ -> putLeftAside();
            }
        });
    }

    private void begin(Keeping kept, Slot.Game left) {
        switch (kept.resume()) {
            case NEVER -> putLeftAside();
            case ASK -> {
                game.accept(new GameCommand.Pause());
                offer.set(Optional.of(left));
            }
            case ALWAYS -> load(left.file(), Words.of("keep.here-you-left"));
        }
    }

    /** Goes on with the game that was left. */
    public void acceptOffer() {
        offer.get().ifPresent(left -> {
            offer.set(Optional.empty());
            load(left.file(), Words.of("keep.here-you-left"));
        });
    }

    /** A new game; the one that was left is kept beside it. */
    public void declineOffer() {
        if (offer.get().isPresent()) {
            offer.set(Optional.empty());
            putLeftAside();
            game.accept(new GameCommand.Resume());
        }
    }

    public void choose(Resume next) {
        resume.set(next);
        keeping.ifPresent(kept -> onDisk(() -> kept.keeper().accept(next)));
    }

    /** Chooses the slot that is saved to and loaded from. */
    public void choose(int slot) {
        chosen.set(Math.clamp(slot, 1, SaveSlots.SLOTS));
    }

    public void save() {
        withShelf(shelf -> {
            Path file = shelf.slotFile(chosen.get());
            if (writing.add(file)) {
                game.accept(new GameCommand.Save(file));
            }
        });
    }

    /** Loads the chosen slot, or begins with its picture if that is all there is. */
    public void load() {
        withShelf(shelf -> {
            int number = chosen.get();
            if (writing.contains(shelf.slotFile(number))) {
                loadOnceSaved = OptionalInt.of(number);
            } else {
                read(() -> shelf.slot(number), this::load);
            }
        });
    }

    public void load(Slot slot) {
        switch (slot) {
            case Slot.Empty empty -> say(Words.of("keep.empty", empty.title()));
            case Slot.Game saved -> load(saved.file(), Words.of("keep.loaded", saved.title()));
            case Slot.PictureOnly only -> {
                say(Words.of("keep.picture-only", only.title()));
                game.accept(new GameCommand.OpenPicture(only.file()));
            }
            case Slot.Broken broken -> warn(Reasons.of(ExitCode.BAD_INPUT, broken.reason()));
        }
    }

    public void undoLoad() {
        if (canUndoLoad.get()) {
            canUndoLoad.set(false);
            loading = false;
            arriving = Optional.of(Words.of("keep.undone"));
            game.accept(new GameCommand.UndoLoad());
        } else {
            say(Words.of("keep.nothing-to-undo"));
        }
    }

    public void saveReplay() {
        withShelf(shelf -> read(shelf::freshReplay, file -> {
            writing.add(file);
            game.accept(new GameCommand.SaveReplay(file));
        }));
    }

    /** Plays what is in a file: goes on with a save, begins with a picture. */
    void open(Path file) {
        if (file.toString().endsWith(ReplayFile.ENDING)) {
            say(Words.of("keep.is-replay", file.getFileName()));
            return;
        }
        read(() -> SaveFile.carriesGame(file), isSave -> {
            if (isSave) {
                load(file, Words.of("keep.loaded", file.getFileName()));
            } else {
                game.accept(new GameCommand.OpenPicture(file));
            }
        });
    }

    /** Looks at the slots again. */
    void refresh() {
        keeping.map(Keeping::shelf).ifPresent(shelf -> {
            read(shelf::slots, slots::set);
            read(shelf::previous, seen -> previous.set(Optional.of(seen).filter(Slot.Game.class::isInstance)));
        });
    }

    void accept(GameEvent event) {
        switch (event) {
            case GameEvent.Timeline(var view) -> arrived(view);
            case GameEvent.Refused _ -> {
                loadOnceSaved = OptionalInt.empty();
                writing.clear();
                arriving = Optional.empty();
                loading = false;
            }
            case GameEvent.Kept(Path file) -> kept(file);
            case GameEvent.NotKept(String message) -> notKept(Reasons.of(ExitCode.CANNOT_WRITE, message));
            case GameEvent.Opened _,
                    GameEvent.FrameReady _,
                    GameEvent.Rewinding _,
                    GameEvent.Moved _,
                    GameEvent.Peeked _,
                    GameEvent.Tried _,
                    GameEvent.Reconstructed _,
                    GameEvent.Described _,
                    GameEvent.Running _,
                    GameEvent.Paused _,
                    GameEvent.Ended _ -> {}
        }
    }

    private void arrived(TimelineView view) {
        boolean isLoaded = view.branches().stream()
                .anyMatch(branch -> branch.id() == view.here().branch() && branch.kind() == Branch.Kind.LOADED);
        if (!loading || isLoaded) {
            arriving.ifPresent(this::say);
            arriving = Optional.empty();
            canUndoLoad.set(canUndoLoad.get() || loading);
            loading = false;
        }
    }

    private void kept(Path file) {
        writing.remove(file);
        warned = "";
        keeping.map(Keeping::shelf).ifPresent(shelf -> {
            if (file.getParent() != null && file.getParent().equals(shelf.saves())) {
                say(Words.of("keep.saved", slotName(shelf, file)));
                refresh();
                if (loadOnceSaved.isPresent() && file.equals(shelf.slotFile(loadOnceSaved.getAsInt()))) {
                    int number = loadOnceSaved.getAsInt();
                    loadOnceSaved = OptionalInt.empty();
                    read(() -> shelf.slot(number), this::load);
                }
            } else {
                say(Words.of("keep.replay-saved", file));
            }
        });
    }

    /** The autosave tries again and again; what it fails by is told once. */
    private void notKept(String message) {
        boolean byItself = writing.isEmpty();
        loadOnceSaved = OptionalInt.empty();
        writing.clear();
        if (!byItself || !message.equals(warned)) {
            warned = message;
            warn(message);
        }
    }

    private static String slotName(Shelf shelf, Path file) {
        for (int number = 1; number <= SaveSlots.SLOTS; number++) {
            if (shelf.slotFile(number).equals(file)) {
                return Words.of("slot.number", number);
            }
        }
        return String.valueOf(file.getFileName());
    }

    private void load(Path file, String words) {
        arriving = Optional.of(words);
        loading = true;
        game.accept(new GameCommand.Load(file));
    }

    private void putLeftAside() {
        keeping.map(Keeping::shelf).ifPresent(shelf -> {
            onDisk(shelf::putLeftAside);
            refresh();
        });
    }

    private void withShelf(Consumer<Shelf> deed) {
        keeping.map(Keeping::shelf).ifPresentOrElse(deed, () -> say(Words.of("keep.nowhere")));
    }

    private void say(String words) {
        said.set(new Said(said.get().number() + 1, words));
    }

    private void warn(String words) {
        warning.set(new Said(warning.get().number() + 1, words));
    }

    private void onDisk(Runnable work) {
        background.execute(() -> {
            try {
                work.run();
            } catch (DjinnException e) {
                windowThread.execute(() -> warn(Reasons.of(e)));
            }
        });
    }

    private <T> void read(Supplier<T> source, Consumer<T> use) {
        background.execute(() -> {
            T found = source.get();
            windowThread.execute(() -> use.accept(found));
        });
    }
}
