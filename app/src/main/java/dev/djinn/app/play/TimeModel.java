package dev.djinn.app.play;

import dev.djinn.engine.loop.GameCommand;
import dev.djinn.engine.loop.GameEvent;
import dev.djinn.engine.session.TimelineView;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;

/**
 * Going back and on in the game: rewind, scrub, speed, branches. Belongs to the window's thread.
 *
 * <p>A drag over the scrub bar asks for more frames than can be shown. Only one is under way at a time; then the one asked
 * for last is next, so that the picture follows the hand and ends where it ends.
 */
public final class TimeModel {
    static final List<Double> SPEEDS = List.of(GameCommand.SLOWEST, 0.5, 1.0, 2.0, GameCommand.FASTEST);
    private static final int FAST_FRAMES = 4;

    private final Consumer<GameCommand> game;
    private final ObjectProperty<Reel> reel = new SimpleObjectProperty<>(Reel.EMPTY);
    private final ObjectProperty<Memory> memory = new SimpleObjectProperty<>(Memory.NONE);
    private final DoubleProperty speed = new SimpleDoubleProperty(1);
    private final Branches branches = new Branches();
    private Optional<TimelineView> timeline = Optional.empty();
    private boolean isOpen;
    private double framesPerSecond = 1;

    private double chosenSpeed = 1;
    private boolean rewindHeld;
    private boolean fastHeld;
    /** What the game was told last. */
    private int toldRewind;

    private OptionalLong underWay = OptionalLong.empty();
    private OptionalLong wanted = OptionalLong.empty();

    TimeModel(Consumer<GameCommand> game) {
        this.game = game;
    }

    /** The branch played and the frame shown. */
    public ReadOnlyObjectProperty<Reel> reel() {
        return reel;
    }

    /** How much the world has in mind. */
    public ReadOnlyObjectProperty<Memory> memory() {
        return memory;
    }

    /** How many times the world's rate the game goes on at. */
    public ReadOnlyDoubleProperty speed() {
        return speed;
    }

    /** Frames a second at normal speed. */
    public double framesPerSecond() {
        return framesPerSecond;
    }

    /** All branches as a list that reads as a tree. Takes longer the more there are: only for who shows them. */
    public List<BranchRow> branchRows() {
        return timeline.map(view -> branches.rows(view, reel.get().last())).orElse(List.of());
    }

    void accept(GameEvent event) {
        switch (event) {
            case GameEvent.Opened opened -> {
                isOpen = true;
                framesPerSecond = opened.world().frame().rate();
                memory.set(new Memory(0, opened.world().window() - 1, framesPerSecond));
            }
            case GameEvent.Timeline(var view) -> {
                timeline = Optional.of(view);
                reel.set(new Reel(view.oldest(), view.here().frame(), view.last(), Branches.forks(view)));
                scrubbed();
            }
            case GameEvent.FrameReady ready -> {
                long frame = ready.moment().frame();
                reel.set(reel.get().at(frame));
                memory.set(memory.get().at(frame));
                if (!reel.get().hasFuture()) {
                    timeline.ifPresent(view ->
                            branches.saw(view.here().branch(), ready.moment().picture()));
                }
            }
            case GameEvent.Refused _ -> scrubbed();
            case GameEvent.Ended _ -> isOpen = false;
            case GameEvent.Paused _,
                    GameEvent.Running _,
                    GameEvent.Rewinding _,
                    GameEvent.Kept _,
                    GameEvent.NotKept _,
                    GameEvent.Moved _,
                    GameEvent.Described _,
                    GameEvent.Peeked _,
                    GameEvent.Tried _ -> {}
        }
    }

    /** Goes back as long as it is held. */
    public void holdRewind() {
        rewindHeld = true;
        tellPace();
    }

    public void releaseRewind() {
        rewindHeld = false;
        tellPace();
    }

    /** Goes on faster as long as it is held; back faster, together with rewind. */
    public void holdFast() {
        fastHeld = true;
        tellPace();
    }

    public void releaseFast() {
        fastHeld = false;
        tellPace();
    }

    void releaseAll() {
        rewindHeld = false;
        fastHeld = false;
        tellPace();
    }

    public void faster() {
        choose(SPEEDS.stream().filter(next -> next > chosenSpeed).findFirst());
    }

    public void slower() {
        choose(SPEEDS.reversed().stream().filter(next -> next < chosenSpeed).findFirst());
    }

    public void normalSpeed() {
        choose(Optional.of(1.0));
    }

    public void stepBack() {
        scrubTo(aim() - 1);
    }

    /** One frame on: the next of those played already, or, at the newest or with an action held, one that is dreamed. */
    void stepOn(Set<Integer> held) {
        if (held.isEmpty() && aim() < reel.get().last()) {
            scrubTo(aim() + 1);
        } else {
            send(new GameCommand.StepOnce());
        }
    }

    /** Goes to a frame of this branch. */
    public void scrubTo(long frame) {
        Reel now = reel.get();
        long target = Math.clamp(frame, Math.min(now.oldest(), now.last()), now.last());
        if (!isOpen) {
            return;
        }
        if (underWay.isPresent()) {
            wanted = OptionalLong.of(target);
        } else if (target != now.here()) {
            underWay = OptionalLong.of(target);
            game.accept(new GameCommand.Scrub(target));
        }
    }

    /** Goes back or on by a second of the world. */
    void scrubBySeconds(int seconds) {
        scrubTo(aim() + Math.round(seconds * framesPerSecond));
    }

    /** Goes to the end of the branch after the one played, as the list of them has it; after the last comes the first. */
    void nextBranch() {
        List<BranchRow> rows = branchRows();
        for (int row = 0; row < rows.size(); row++) {
            if (rows.get(row).isCurrent()) {
                switchTo(rows.get((row + 1) % rows.size()));
                return;
            }
        }
    }

    public void switchTo(BranchRow row) {
        if (!row.isCurrent()) {
            send(new GameCommand.SwitchTo(row.branch().id()));
        }
    }

    /** A new game with the frame shown as its prompt. */
    public void reAnchor() {
        send(new GameCommand.ReAnchor());
    }

    /** Where the game will stand once it has gone where it was told to. */
    private long aim() {
        return wanted.orElse(underWay.orElse(reel.get().here()));
    }

    private void scrubbed() {
        underWay = OptionalLong.empty();
        OptionalLong next = wanted;
        wanted = OptionalLong.empty();
        next.ifPresent(this::scrubTo);
    }

    private void choose(Optional<Double> next) {
        next.ifPresent(factor -> {
            chosenSpeed = factor;
            tellPace();
        });
    }

    /** While both are held the game goes back in larger steps, not faster. */
    private void tellPace() {
        if (!isOpen) {
            return;
        }
        int rewind = !rewindHeld ? 0 : fastHeld ? FAST_FRAMES : 1;
        double pace = fastHeld && !rewindHeld ? GameCommand.FASTEST : chosenSpeed;
        if (pace != speed.get()) {
            speed.set(pace);
            game.accept(new GameCommand.Speed(pace));
        }
        if (rewind != toldRewind) {
            toldRewind = rewind;
            game.accept(rewind == 0 ? new GameCommand.EndRewind() : new GameCommand.Rewind(rewind));
        }
    }

    private void send(GameCommand command) {
        if (isOpen) {
            game.accept(command);
        }
    }

    /** A speed for a person: {@code ½×}. */
    public static String inWords(double factor) {
        if (factor == 0.25) {
            return "¼×";
        }
        return factor == 0.5 ? "½×" : String.format(Locale.ROOT, "%.0f×", factor);
    }
}
