package dev.djinn.app.play;

import dev.djinn.app.words.Words;
import dev.djinn.engine.loop.GameCommand;
import dev.djinn.engine.loop.GameEvent;
import dev.djinn.engine.session.Moment;
import dev.djinn.runtime.image.Picture;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/**
 * Finds out what the actions do: each is held for {@value #FRAMES} frames from the frame shown, what is seen can be looked
 * at over and over, and from where the picture goes keys are proposed. The game itself stays where it is.
 */
public final class CalibrateModel {
    public static final int FRAMES = 12;

    private static final long NANOS_PER_SECOND = 1_000_000_000;
    /** Frames that a film stands at its end before it begins again. */
    private static final int REST = 5;

    private final Consumer<GameCommand> game;
    private final ControlsModel controls;
    private final ObjectProperty<List<Film>> films = new SimpleObjectProperty<>(List.of());
    private final ObjectProperty<KeyMap> proposal = new SimpleObjectProperty<>(KeyMap.NONE);
    private final ObjectProperty<Optional<Controls>> before = new SimpleObjectProperty<>(Optional.empty());
    private final StringProperty status = new SimpleStringProperty("");
    private Optional<Moment> now = Optional.empty();
    private double rate = 1;
    private boolean open;
    private boolean stands;

    /**
     * What an action does. Immutable.
     *
     * @param frames the frame shown, and those that follow while the action is held, as far as they are dreamed
     */
    public record Film(List<Picture> frames, Motion motion) {
        Film with(Picture next) {
            List<Picture> longer = new ArrayList<>(frames);
            longer.add(next);
            return new Film(List.copyOf(longer), motion.then(frames.getLast(), next));
        }
    }

    CalibrateModel(Consumer<GameCommand> game, ControlsModel controls) {
        this.game = game;
        this.controls = controls;
        controls.names().subscribe(names -> propose());
    }

    /** One for each action that can have keys; none while it is not open. */
    public ReadOnlyObjectProperty<List<Film>> films() {
        return films;
    }

    /** The keys proposed, once all actions were tried; until then those that follow from the names. */
    public ReadOnlyObjectProperty<KeyMap> proposal() {
        return proposal;
    }

    /** How far it is, in words. */
    public ReadOnlyStringProperty status() {
        return status;
    }

    /** The controls before the proposal was taken, to go back to. */
    public ReadOnlyObjectProperty<Optional<Controls>> before() {
        return before;
    }

    /** Whether the proposal is anything new, and complete. */
    public boolean canTake() {
        return isComplete()
                && !proposal.get().isOf(controls.names().get(), controls.keys().get());
    }

    /** Plays with the keys proposed; names that are proposed are given. */
    public void take() {
        if (canTake()) {
            Controls kept = controls.controls().get();
            controls.take(proposal.get().names(), Preset.WASD_AND_ARROWS);
            before.set(Optional.of(kept));
        }
    }

    /** Goes back to the controls before the proposal was taken; a name given since goes with it. */
    public void putBack() {
        before.get().ifPresent(controls::replace);
        before.set(Optional.empty());
    }

    /** Tries all actions again. */
    public void again() {
        if (stands) {
            game.accept(tryOut());
        }
    }

    /** The frame of a film to show at a time, in nanoseconds of a monotonic clock: it plays at the world's rate, over and over. */
    public Picture frameAt(Film film, long nanos) {
        long beat = (long) (nanos * rate / NANOS_PER_SECOND) % (FRAMES + 1 + REST);
        return film.frames().get((int) Math.min(beat, film.frames().size() - 1));
    }

    void begin() {
        open = true;
        before.set(Optional.empty());
        status.set(Words.of("calibrate.waiting"));
        again();
    }

    /** Forgets what was seen. */
    void end() {
        open = false;
        films.set(List.of());
    }

    /** Asks for all actions from the frame shown. */
    GameCommand tryOut() {
        int actions = controls.keys().get().actionCount();
        films.set(now.map(moment -> new Film(List.of(moment.picture()), Motion.NONE)).stream()
                .flatMap(film -> Stream.generate(() -> film).limit(actions))
                .toList());
        tellStatus();
        propose();
        return new GameCommand.TryOut(actions, FRAMES);
    }

    /** Whether the game stands still. */
    boolean stands() {
        return stands;
    }

    boolean isOpen() {
        return open;
    }

    void accept(GameEvent event) {
        switch (event) {
            case GameEvent.Opened opened -> rate = opened.world().frame().rate();
            case GameEvent.FrameReady ready -> now = Optional.of(ready.moment());
            case GameEvent.Paused _ -> stands = true;
            case GameEvent.Rewinding _ -> stands = false;
            case GameEvent.Running _ -> {
                stands = false;
                if (open) {
                    game.accept(new GameCommand.Pause());
                }
            }
            case GameEvent.Tried tried -> see(tried);
            default -> {}
        }
    }

    /** What is left of an earlier look, or of another frame, is not of this film. */
    private void see(GameEvent.Tried tried) {
        boolean isHere = now.filter(moment -> moment.frame() == tried.frame()).isPresent();
        if (!isHere || tried.action() >= films.get().size()) {
            return;
        }
        List<Film> next = new ArrayList<>(films.get());
        Film film = next.get(tried.action());
        if (tried.ahead() < film.frames().size()) {
            film = new Film(film.frames().subList(0, 1), Motion.NONE);
        }
        if (tried.ahead() == film.frames().size()) {
            next.set(tried.action(), film.with(tried.picture()));
            films.set(List.copyOf(next));
            if (isComplete()) {
                propose();
            }
            tellStatus();
        }
    }

    private void propose() {
        List<Motion> motions =
                isComplete() ? films.get().stream().map(Film::motion).toList() : List.of();
        proposal.set(KeyMap.of(controls.names().get(), motions));
    }

    private boolean isComplete() {
        return !films.get().isEmpty()
                && films.get().stream().allMatch(film -> film.frames().size() == FRAMES + 1);
    }

    private String outcome() {
        return proposal.get().goesSideways() ? Words.of("calibrate.seen") : Words.of("calibrate.not-seen");
    }

    private void tellStatus() {
        long done = films.get().stream()
                .filter(film -> film.frames().size() == FRAMES + 1)
                .count();
        status.set(
                isComplete()
                        ? Words.of(
                                "calibrate.done",
                                FRAMES / rate,
                                now.map(Moment::frame).orElse(0L),
                                outcome())
                        : Words.of("calibrate.trying", done + 1, films.get().size()));
    }
}
