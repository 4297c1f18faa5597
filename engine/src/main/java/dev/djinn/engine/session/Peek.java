package dev.djinn.engine.session;

import dev.djinn.runtime.image.Picture;
import dev.djinn.runtime.onnx.Dream;
import dev.djinn.runtime.onnx.FrameNoise;
import dev.djinn.runtime.onnx.NextFrame;
import java.util.Optional;

/**
 * Where each action leads when it is held for some frames from one moment: the frames that the session itself would
 * dream, with the session's own dice. The work comes in pieces of one frame, so that a game can do other things in
 * between, and the session is not touched. It belongs to the thread of its session.
 */
public final class Peek implements AutoCloseable {
    /**
     * What was seen.
     *
     * @param frame from where the peek looked
     * @param action held from there on
     * @param picture the last frame it led to
     */
    public record Glimpse(long frame, int action, Picture picture) {}

    private final Dream dream;
    private final SessionSettings settings;
    private final long frame;
    private final long[][] tokens_TS;
    private final long[] actions_T;
    private final int actions;
    private final int depth;
    private int action;
    private int dreamed;

    /**
     * A peek that has not begun.
     *
     * @param dream of its own, closed with it
     * @param frame number of the last frame
     * @param tokens_TS the frames that decide the next one, oldest first
     * @param actions_T {@code [T-1]}: the actions between them
     * @param actions how many to try, from action 0 up
     * @param depth how many frames each is held, at least 1
     */
    Peek(
            Dream dream,
            SessionSettings settings,
            long frame,
            long[][] tokens_TS,
            long[] actions_T,
            int actions,
            int depth) {
        this.dream = dream;
        this.settings = settings;
        this.frame = frame;
        this.tokens_TS = tokens_TS;
        this.actions_T = actions_T;
        this.actions = actions;
        this.depth = depth;
    }

    /** Whether every action was tried. */
    public boolean isDone() {
        return action == actions;
    }

    /** Dreams one frame; the glimpse comes with the last frame of an action. */
    public Optional<Glimpse> advance() {
        if (dreamed == 0) {
            dream.recall(tokens_TS, actions_T);
        }
        dreamed++;
        NextFrame next = dream.next(action, settings.sampling(), FrameNoise.of(settings.seed(), frame + dreamed));
        if (dreamed < depth) {
            return Optional.empty();
        }
        dreamed = 0;
        return Optional.of(new Glimpse(frame, action++, next.pixels()));
    }

    @Override
    public void close() {
        dream.close();
    }
}
