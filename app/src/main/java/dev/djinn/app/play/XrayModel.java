package dev.djinn.app.play;

import dev.djinn.engine.loop.GameEvent;
import dev.djinn.engine.session.Moment;
import dev.djinn.runtime.world.WorldManifest;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

/**
 * Looks into the frame shown: its tokens, how sure the world was of each and in which step it came, and how much of the
 * codebook the last frames used. While the game runs frames are shown whole; while it stands their making is played over
 * and over. While the X-ray is closed it keeps references to what the game has anyway and works nothing out.
 */
public final class XrayModel {
    /** How many dreamed frames are looked back on. */
    public static final int RECENT = 64;

    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final long SLOWEST_STEP = 450;
    private static final long FASTEST_STEP = 70;
    private static final long ALL_STEPS = 2_800;
    private static final long WHOLE_STEPS = 3;

    /** The arrays of a dreamed frame, without its picture. */
    private record Dreamed(long frame, long[] tokens_S, float[] confidence_S, int[] revealedAt_S) {}

    private final BooleanProperty shown = new SimpleBooleanProperty();
    private final ObjectProperty<Optional<Insight>> insight = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<CodeUse> codeUse = new SimpleObjectProperty<>(CodeUse.NONE);
    private final Deque<Dreamed> recent = new ArrayDeque<>();
    private Optional<WorldManifest> world = Optional.empty();
    private Optional<Moment> now = Optional.empty();
    private boolean stands;
    /** Whether the player chose a step of the frame shown. */
    private boolean isChosen;
    /** Since when the making is played; empty before the first beat of it. */
    private Optional<Long> since = Optional.empty();

    XrayModel() {}

    public ReadOnlyBooleanProperty shown() {
        return shown;
    }

    /** The frame shown, up to the step shown; empty while the X-ray is closed. */
    public ReadOnlyObjectProperty<Optional<Insight>> insight() {
        return insight;
    }

    public ReadOnlyObjectProperty<CodeUse> codeUse() {
        return codeUse;
    }

    public void toggle() {
        shown.set(!shown.get());
        look();
    }

    /** Stays at a step of this frame, 0..steps. */
    public void choose(int step) {
        isChosen = true;
        insight.set(insight.get().map(whole -> whole.at(step)));
    }

    /**
     * Plays the making of a frame on, if the game stands and the player chose no step.
     *
     * @param nanos a monotonic clock
     */
    public void animate(long nanos) {
        if (!stands || isChosen || insight.get().filter(Insight::isKnown).isEmpty()) {
            return;
        }
        Insight frame = insight.get().get();
        long began = since.orElse(nanos);
        since = Optional.of(began);
        long stepMillis = Math.clamp(ALL_STEPS / frame.steps(), FASTEST_STEP, SLOWEST_STEP);
        long beats = (nanos - began) / NANOS_PER_MILLI / stepMillis;
        int step = (int) Math.min(frame.steps(), beats % (frame.steps() + 1 + WHOLE_STEPS));
        if (step != frame.step()) {
            insight.set(Optional.of(frame.at(step)));
        }
    }

    void accept(GameEvent event) {
        switch (event) {
            case GameEvent.Opened opened -> {
                world = Optional.of(opened.world());
                recent.clear();
            }
            case GameEvent.FrameReady ready -> show(ready.moment());
            case GameEvent.Running _, GameEvent.Rewinding _ -> setStands(false);
            case GameEvent.Paused _ -> setStands(true);
            default -> {}
        }
    }

    private void setStands(boolean standsNow) {
        stands = standsNow;
        look();
    }

    private void show(Moment moment) {
        now = Optional.of(moment);
        if (moment.confidence_S().length > 0) {
            recent.addLast(
                    new Dreamed(moment.frame(), moment.tokens_S(), moment.confidence_S(), moment.revealedAt_S()));
            if (recent.size() > RECENT) {
                recent.removeFirst();
            }
        }
        look();
    }

    /** All of the frame, and its making from the beginning. */
    private void look() {
        isChosen = false;
        since = Optional.empty();
        if (!shown.get()) {
            insight.set(Optional.empty());
            return;
        }
        insight.set(world.flatMap(facts -> now.map(moment -> see(moment, facts.grid()))));
        world.ifPresent(facts ->
                codeUse.set(CodeUse.of(recent.stream().map(Dreamed::tokens_S).toList(), facts.vocabulary())));
    }

    /** A frame from the history is known if it was dreamed lately. */
    private Insight see(Moment moment, WorldManifest.Grid grid) {
        for (Iterator<Dreamed> newest = recent.descendingIterator(); newest.hasNext(); ) {
            Dreamed dreamed = newest.next();
            if (dreamed.frame == moment.frame() && Arrays.equals(dreamed.tokens_S, moment.tokens_S())) {
                return Insight.of(moment.picture(), grid, dreamed.tokens_S, dreamed.confidence_S, dreamed.revealedAt_S);
            }
        }
        return Insight.of(moment, grid);
    }
}
