package dev.djinn.engine.session;

import dev.djinn.runtime.image.Picture;
import dev.djinn.runtime.onnx.DeviceProbe;
import dev.djinn.runtime.onnx.Dream;
import dev.djinn.runtime.onnx.FrameNoise;
import dev.djinn.runtime.onnx.NextFrame;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

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
     * @param ahead how many frames it was held, from 1 up
     * @param picture the frame it led to
     */
    public record Glimpse(long frame, int action, int ahead, Picture picture) {}

    private final WorldModel world;
    private final Function<Supplier<NextFrame>, NextFrame> ask;
    private final SessionSettings settings;
    private final long[][] tokens_TS;
    private final long[] actions_T;
    private final long frame;
    private final int actions;
    private final int depth;
    private Dream dream;
    /** Where {@link #dream} was begun; dreams die with their device. */
    private DeviceProbe device;

    private int action;
    private int dreamed;

    /**
     * A peek that has not begun.
     *
     * @param ask asks the world, and where its device fails once more on another
     * @param tokens_TS the frames that decide the next one, oldest first
     * @param actions_T {@code [T-1]}: the actions between them
     * @param frame number of the last of them
     * @param actions how many to try, from action 0 up
     * @param depth how many frames each is held, at least 1
     */
    Peek(
            WorldModel world,
            Function<Supplier<NextFrame>, NextFrame> ask,
            SessionSettings settings,
            long[][] tokens_TS,
            long[] actions_T,
            long frame,
            int actions,
            int depth) {
        this.world = world;
        this.ask = ask;
        this.settings = settings;
        this.tokens_TS = tokens_TS;
        this.actions_T = actions_T;
        this.frame = frame;
        this.actions = actions;
        this.depth = depth;
        this.dream = world.dream();
        this.device = world.device();
    }

    /** Whether every action was tried. */
    public boolean isDone() {
        return action >= actions;
    }

    /** Dreams one frame; the glimpse comes with the last frame of an action. */
    public Optional<Glimpse> advance() {
        return look().filter(seen -> seen.ahead() == depth);
    }

    /** Dreams one frame and tells it; after a change of device an action may begin again. Empty if it is done. */
    public Optional<Glimpse> look() {
        if (isDone()) {
            return Optional.empty();
        }
        NextFrame next = ask.apply(this::dreamed);
        Glimpse seen = new Glimpse(frame, action, dreamed, next.pixels());
        if (dreamed == depth) {
            dreamed = 0;
            action++;
        }
        return Optional.of(seen);
    }

    /** The next frame of this action; the first one again if the device is another now. */
    private NextFrame dreamed() {
        if (!world.device().equals(device)) {
            dream = world.dream();
            device = world.device();
            dreamed = 0;
        }
        if (dreamed == 0) {
            dream.recall(tokens_TS, actions_T);
        }
        NextFrame next = dream.next(action, settings.sampling(), FrameNoise.of(settings.seed(), frame + dreamed + 1));
        dreamed++;
        return next;
    }

    @Override
    public void close() {
        dream.close();
    }
}
