package dev.djinn.app.play;

import dev.djinn.app.words.Words;
import dev.djinn.engine.loop.GameCommand;
import dev.djinn.engine.loop.GameEvent;
import dev.djinn.engine.recording.Recorder;
import dev.djinn.engine.recording.RecorderEvent;
import dev.djinn.engine.recording.Tags;
import dev.djinn.engine.recording.Take;
import dev.djinn.runtime.image.Picture;
import dev.djinn.runtime.world.WorldFolder;
import dev.djinn.runtime.world.WorldManifest;
import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** Recording, what just happened, screenshots: what the player asks for and is told. The {@link Recorder} does the work. */
public final class RecordingModel {
    /** What the recorder is doing. */
    public enum State {
        OFF,
        STARTING,
        ON,
        FINISHING
    }

    private static final int SECONDS_PER_MINUTE = 60;

    private final Recorder recorder;
    private final MediaShelf shelf;
    private final Consumer<GameCommand> game;
    private final Supplier<Take.Kind> kind;
    private final Consumer<Note> tell;
    private final ObjectProperty<State> state = new SimpleObjectProperty<>(State.OFF);
    private final StringProperty time = new SimpleStringProperty("");
    private Optional<WorldManifest> world = Optional.empty();
    private Optional<Picture> shown = Optional.empty();
    private boolean wantsLast;

    /** @param kind what a recording is to become */
    RecordingModel(
            Recorder recorder,
            MediaShelf shelf,
            Consumer<GameCommand> game,
            Supplier<Take.Kind> kind,
            Consumer<Note> tell) {
        this.recorder = recorder;
        this.shelf = shelf;
        this.game = game;
        this.kind = kind;
        this.tell = tell;
    }

    public ReadOnlyObjectProperty<State> state() {
        return state;
    }

    /** How long it records by now, as {@code 1:07}; empty while it does not. */
    public ReadOnlyStringProperty time() {
        return time;
    }

    /** Looks after recordings that were left when the program was killed. */
    public void begin() {
        recorder.salvage(shelf.videos(), MediaShelf::isStem);
    }

    /** Begins a recording, or ends it. While one begins or ends this does nothing. */
    public void toggle() {
        if (state.get() == State.ON) {
            state.set(State.FINISHING);
            recorder.end();
        } else if (state.get() == State.OFF && world.isPresent()) {
            state.set(State.STARTING);
            game.accept(new GameCommand.Describe());
        }
    }

    /** Keeps the last half minute. */
    public void keepLast() {
        if (world.isPresent()) {
            wantsLast = true;
            game.accept(new GameCommand.Describe());
        }
    }

    /** Keeps the frame that is shown. */
    public void screenshot() {
        shown.ifPresent(picture -> recorder.keepPicture(shelf.pictures(), stem(), picture));
    }

    void accept(GameEvent event) {
        switch (event) {
            case GameEvent.Opened opened -> {
                world = Optional.of(opened.world());
                recorder.setRate(opened.world().frame().rate());
            }
            case GameEvent.FrameReady ready ->
                shown = Optional.of(ready.moment().picture());
            case GameEvent.Described described -> world.ifPresent(facts -> begin(facts, described));
            default -> {}
        }
    }

    /** What the recorder tells. */
    public void accept(RecorderEvent event) {
        switch (event) {
            case RecorderEvent.Rolling(var file, double seconds) -> {
                if (state.get() == State.STARTING) {
                    state.set(State.ON);
                }
                time.set(clock(seconds));
            }
            case RecorderEvent.DiskLow(long free, long minutes) -> tell.accept(Note.trouble(low(free, minutes)));
            case RecorderEvent.Finished finished -> {
                off();
                tell.accept(finished(finished));
            }
            case RecorderEvent.Salvaged salvaged -> tell.accept(salvaged(salvaged));
            case RecorderEvent.NotRecorded(var message) -> {
                off();
                tell.accept(Note.trouble(Words.of("record.failed", message)));
            }
            case RecorderEvent.Kept(var file) -> tell.accept(Note.good(Words.of("record.kept", file)));
            case RecorderEvent.NotKept(var message) -> tell.accept(Note.trouble(Words.of("record.not-kept", message)));
        }
    }

    private void begin(WorldManifest facts, GameEvent.Described described) {
        boolean isStarting = state.get() == State.STARTING && time.get().isEmpty();
        if (!wantsLast && !isStarting) {
            return; // somebody else asked
        }
        Tags tags = Tags.of(facts.name(), WorldFolder.identity(facts), described.prompt(), described.settings());
        double rate = facts.frame().rate();
        if (wantsLast) {
            wantsLast = false;
            recorder.keepLast(new Take(shelf.videos(), stem() + "-before", Take.Kind.MP4, rate, tags));
        }
        if (isStarting) {
            time.set(clock(0));
            recorder.begin(new Take(shelf.videos(), stem(), kind.get(), rate, tags));
        }
    }

    private String stem() {
        return shelf.stem(world.map(WorldManifest::name).orElse(""));
    }

    private void off() {
        state.set(State.OFF);
        time.set("");
    }

    private static Note finished(RecorderEvent.Finished finished) {
        StringJoiner words = sentences();
        words.add(Words.of("record.made", clock(finished.seconds()), finished.file()));
        if (finished.missed() > 0) {
            words.add(Words.of("record.missed", finished.missed()));
        }
        finished.trouble().ifPresent(words::add);
        return finished.trouble().isPresent() ? Note.trouble(words.toString()) : Note.good(words.toString());
    }

    private static Note salvaged(RecorderEvent.Salvaged salvaged) {
        StringJoiner words = sentences();
        if (salvaged.made().size() == 1) {
            words.add(Words.of("record.salvaged-one", salvaged.made().getFirst()));
        } else if (!salvaged.made().isEmpty()) {
            words.add(Words.of(
                    "record.salvaged-many",
                    salvaged.made().size(),
                    salvaged.made().getLast()));
        }
        salvaged.kept().forEach(why -> words.add(Words.of("record.cut-off", why)));
        return salvaged.kept().isEmpty() ? Note.good(words.toString()) : Note.trouble(words.toString());
    }

    private static StringJoiner sentences() {
        return new StringJoiner(Words.of("sentence.next"));
    }

    private static String low(long free, long minutes) {
        return minutes > SECONDS_PER_MINUTE
                ? Words.of("record.disk-low", free >> 20)
                : Words.of("record.disk-low-minutes", free >> 20, Math.max(0, minutes));
    }

    private static String clock(double seconds) {
        long whole = (long) seconds;
        return String.format(Locale.ROOT, "%d:%02d", whole / SECONDS_PER_MINUTE, whole % SECONDS_PER_MINUTE);
    }
}
