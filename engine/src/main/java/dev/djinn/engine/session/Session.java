package dev.djinn.engine.session;

import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import dev.djinn.runtime.image.Fit;
import dev.djinn.runtime.image.Picture;
import dev.djinn.runtime.image.Pictures;
import dev.djinn.runtime.onnx.Dream;
import dev.djinn.runtime.onnx.FrameNoise;
import dev.djinn.runtime.onnx.NextFrame;
import dev.djinn.runtime.world.WorldManifest;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/**
 * One game in one world: a prompt, then a frame for each action (Genie, section 2.2). It knows no clock, and the same
 * world, prompt, seed and actions give the same tokens, also after a rewind or from a restored snapshot.
 *
 * <p>It belongs to the thread that starts it. A step that fails leaves the game at its last good frame.
 */
public final class Session {
    private final OwnerThread owner = new OwnerThread();
    private final WorldModel world;
    private final WorldManifest facts;
    private final Dream dream;
    private SessionSettings settings;
    private Picture prompt;
    private History history;
    private long firstFrame;
    private Moment now;
    /** Whether the dream stands where the history ends; else it recalls the history before the next step. */
    private boolean dreaming;

    private Session(WorldModel world, Picture prompt, SessionSettings settings) {
        this.world = world;
        this.facts = world.manifest();
        this.dream = world.dream();
        this.settings = settings;
        this.prompt = fitted(prompt);
        this.history = new History(facts.tokensPerFrame());
        this.now = begin(this.prompt);
    }

    /** A game that begins with {@code prompt}, which may have any size. */
    public static Session start(WorldModel world, Picture prompt, SessionSettings settings) {
        return new Session(world, prompt, settings);
    }

    public Moment now() {
        return now;
    }

    public SessionSettings settings() {
        return settings;
    }

    /** Dreams the frame to which {@code action} leads. */
    public Moment step(int action) {
        owner.check();
        requireAction(action);
        long frame = now.frame() + 1;
        if (!dreaming) {
            int length = history.length();
            int from = memoryStart(length);
            dream.recall(history.tokens(from, length), history.actionsInto(from + 1, length));
        }
        dreaming = false;
        NextFrame next = dream.next(action, settings.sampling(), FrameNoise.of(settings.seed(), frame));
        requireTokens(next.tokens_S(), frame);

        dreaming = true;
        history.append(next.tokens_S(), action);
        now = new Moment(frame, OptionalInt.of(action), next.tokens_S(), next.pixels());
        return now;
    }

    /** Back to the prompt. */
    public Moment restart() {
        owner.check();
        now = begin(prompt);
        return now;
    }

    /** A new game from another picture. */
    public Moment prompt(Picture picture) {
        owner.check();
        now = begin(fitted(picture));
        return now;
    }

    /** Changes seed and sampling from the next step on. */
    public void tune(SessionSettings newSettings) {
        owner.check();
        settings = newSettings;
    }

    /**
     * Goes back to an earlier frame and forgets those after it; rewinding past the oldest frame that is remembered stops
     * there.
     */
    public Moment rewindTo(long frame) {
        owner.check();
        long target = Math.clamp(frame, firstFrame, now.frame());
        if (target == now.frame()) {
            return now;
        }
        int length = Math.toIntExact(target - firstFrame) + 1;
        Moment earlier = momentAt(length);
        history.truncate(length);
        dreaming = false;
        now = earlier;
        return now;
    }

    /**
     * Looks where each of the first {@code actions} actions leads when it is held for {@code frames} frames from here;
     * the session stays as it is.
     */
    public Peek peek(int actions, int frames) {
        owner.check();
        int length = history.length();
        int from = memoryStart(length);
        return new Peek(
                world.dream(),
                settings,
                now.frame(),
                history.tokens(from, length),
                history.actionsInto(from + 1, length),
                Math.min(actions, facts.actions().size()),
                frames);
    }

    public Snapshot snapshot() {
        owner.check();
        int from = memoryStart(history.length());
        return new Snapshot(
                settings,
                prompt,
                now.frame(),
                history.tokens(from, history.length()),
                history.actionsInto(from, history.length()));
    }

    /**
     * Continues a game of this world from where the snapshot was taken.
     *
     * @throws DjinnException BAD_INPUT if its tokens cannot be of this world
     */
    public Moment restore(Snapshot snapshot) {
        owner.check();
        History restored = new History(facts.tokensPerFrame());
        for (int t = 0; t < snapshot.tokens_TS().length; t++) {
            requireTokens(snapshot.tokens_TS()[t], snapshot.frame());
            restored.append(snapshot.tokens_TS()[t], (int) snapshot.actions_T()[t]);
        }
        settings = snapshot.settings();
        prompt = snapshot.prompt();
        history = restored;
        dreaming = false;
        firstFrame = snapshot.frame() - (restored.length() - 1);
        now = momentAt(restored.length());
        return now;
    }

    private Picture fitted(Picture picture) {
        return Pictures.fit(picture, facts.frame().width(), facts.frame().height(), Fit.CROP);
    }

    private Moment begin(Picture fitted) {
        long[] tokens_S = world.encode(List.of(fitted))[0];
        requireTokens(tokens_S, 0);
        prompt = fitted;
        history = new History(facts.tokensPerFrame());
        history.appendFirst(tokens_S);
        dreaming = false;
        firstFrame = 0;
        return new Moment(0, OptionalInt.empty(), tokens_S, prompt);
    }

    private Moment momentAt(int length) {
        long frame = firstFrame + length - 1;
        long[][] tokens_TS = history.tokens(windowStart(length), length);
        long[] last_S = tokens_TS[tokens_TS.length - 1];
        if (frame == 0) {
            return new Moment(0, OptionalInt.empty(), last_S, prompt);
        }
        int action = (int) history.actionsInto(length - 1, length)[0];
        return new Moment(
                frame, OptionalInt.of(action), last_S, world.decode(tokens_TS).getLast());
    }

    private int memoryStart(int length) {
        return Math.max(0, length - dream.memory());
    }

    private int windowStart(int length) {
        return Math.max(0, length - (facts.window() - 1));
    }

    private void requireAction(int action) {
        if (action < 0 || action >= facts.actions().size()) {
            throw new DjinnException(
                    ExitCode.USAGE,
                    "action " + action + " does not exist: world " + facts.name() + " has the actions 0.."
                            + (facts.actions().size() - 1));
        }
    }

    private void requireTokens(long[] tokens_S, long frame) {
        boolean good = tokens_S.length == facts.tokensPerFrame()
                && Arrays.stream(tokens_S).allMatch(token -> token >= 0 && token < facts.vocabulary());
        if (!good) {
            throw new DjinnException(
                    ExitCode.BAD_INPUT,
                    "world " + facts.name() + " gave broken tokens for frame " + frame
                            + "; its files are damaged or wrongly exported");
        }
    }
}
