package dev.djinn.app.play;

import dev.djinn.app.easel.EaselModel;
import dev.djinn.app.library.Prompt;
import dev.djinn.app.words.Words;
import dev.djinn.engine.loop.GameCommand;
import dev.djinn.runtime.image.Picture;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/**
 * The pictures that games begin with: chosen, opened, dropped, pasted or drawn. While the easel is open, a picture from
 * outside goes under the paper instead.
 */
public final class Beginnings {
    private final Consumer<GameCommand> game;
    private final KeepModel keep;
    private final Panels panels;
    private final Window window;
    private final BooleanSupplier isPlayable;
    private final Runnable prepareOther;

    /** What another start of the program brought before there was a game. */
    private Optional<Path> waiting = Optional.empty();

    private final ObjectProperty<Optional<Picture>> drawn = new SimpleObjectProperty<>(Optional.empty());

    /** @param prepareOther another game is about to be shown */
    Beginnings(
            Consumer<GameCommand> game,
            KeepModel keep,
            Panels panels,
            Window window,
            BooleanSupplier isPlayable,
            Runnable prepareOther) {
        this.game = game;
        this.keep = keep;
        this.panels = panels;
        this.window = window;
        this.isPlayable = isPlayable;
        this.prepareOther = prepareOther;
    }

    /** Plays from the picture in a file, as chosen in a dialog, or goes on with the game saved in it. */
    public void open(Path file) {
        if (!isPlayable.getAsBoolean()) {
            return;
        }
        Optional<EaselModel> easel = findEasel();
        if (easel.isPresent()) {
            window.read(file, easel.get()::layUnder);
        } else {
            prepareOther.run();
            keep.open(file);
        }
    }

    /** The same, also for a game that is still opening. */
    public void openOnceOpen(Path file) {
        if (isPlayable.getAsBoolean()) {
            open(file);
        } else {
            waiting = Optional.of(file);
        }
    }

    /** Plays from the first of the files dropped on the window. */
    public void drop(List<Path> files) {
        files.stream().findFirst().ifPresent(this::open);
    }

    /** Plays from a picture that was copied in another program. */
    public void paste(Picture picture) {
        findEasel()
                .ifPresentOrElse(
                        easel -> easel.layUnder(picture),
                        () -> choose(new Prompt(() -> Words.of("prompt.pasted"), () -> picture)));
    }

    public void choose(Prompt prompt) {
        if (isPlayable.getAsBoolean()) {
            prepareOther.run();
            game.accept(new GameCommand.UsePicture(prompt.source()));
        }
    }

    /** Plays from what was drawn. */
    public void playDrawing() {
        panels.easel().picture().get().filter(now -> isPlayable.getAsBoolean()).ifPresent(now -> {
            drawn.set(Optional.of(now));
            choose(new Prompt(() -> Words.of("prompt.drawn"), () -> now));
        });
    }

    /** The drawing that was played last. */
    public ReadOnlyObjectProperty<Optional<Picture>> drawn() {
        return drawn;
    }

    /** The game is open and runs. */
    void gameRuns() {
        Optional<Path> file = waiting;
        waiting = Optional.empty();
        file.ifPresent(this::open);
    }

    private Optional<EaselModel> findEasel() {
        return Optional.of(panels.easel()).filter(easel -> panels.drawer().get() == Drawer.EASEL);
    }
}
