package dev.djinn.engine.session;

import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import dev.djinn.runtime.image.Fit;
import dev.djinn.runtime.image.Picture;
import dev.djinn.runtime.image.Pictures;
import dev.djinn.runtime.onnx.DeviceProbe;
import dev.djinn.runtime.onnx.Dream;
import dev.djinn.runtime.onnx.FrameNoise;
import dev.djinn.runtime.onnx.NextFrame;
import dev.djinn.runtime.world.WorldManifest;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

/**
 * One game in one world: a prompt, then a frame for each action (Genie, section 2.2). It knows no clock, and the same
 * world, prompt, seed and actions give the same tokens, also after any walk through the tree of what was played or from a
 * restored snapshot.
 *
 * <p>It belongs to the thread that starts it. A step that fails leaves the game at its last good frame. Where the device
 * is what failed and the world can leave it ({@link WorldModel#leaveDevice}), the game goes on as if nothing had been: the
 * new device is shown the history and asked again.
 */
public final class Session {
    /** What a session remembers unless told otherwise: over a million frames of 64 tokens. */
    public static final long MEMORY_BYTES = 192L << 20;

    /** How many frames a snapshot has the tokens of, at most. */
    public static final int SNAPSHOT_FRAMES = 2048;

    /** What a save may take of tokens, so that it can be read again: those of 2,048 frames of 8,192. */
    private static final int SNAPSHOT_TOKENS = SNAPSHOT_FRAMES * 8192;

    private final OwnerThread owner = new OwnerThread();
    private final WorldModel world;
    private final WorldManifest facts;
    private Dream dream;
    private SessionSettings settings;
    private final Timeline timeline;
    private Moment now;
    /** Whether the dream stands at the cursor; else it recalls the frames before it first. */
    private boolean dreaming;

    private Optional<Before> beforeLoading = Optional.empty();

    /** What a game that was loaded took the place of: where it is in the tree, and in case the tree forgets it. */
    private record Before(Place place, Snapshot snapshot) {}

    private Session(WorldModel world, Picture prompt, SessionSettings settings, MemoryLimits limits, Spill spill) {
        this.world = world;
        this.facts = world.manifest();
        this.dream = world.dream();
        this.settings = settings;
        Limb.Root root = root(fitted(prompt));
        this.timeline = new Timeline(Math.max(dream.memory(), facts.window() - 1), limits, spill, root);
        this.now = promptOf(root);
    }

    /** A game that begins with {@code prompt}, which may have any size, and remembers {@value #MEMORY_BYTES} bytes. */
    public static Session start(WorldModel world, Picture prompt, SessionSettings settings) {
        return start(world, prompt, settings, Spill.none());
    }

    /**
     * The same, which puts on the disk what is too much for the memory.
     *
     * @param spill is the caller's to close, after the game
     */
    public static Session start(WorldModel world, Picture prompt, SessionSettings settings, Spill spill) {
        return start(world, prompt, settings, MemoryLimits.of(MEMORY_BYTES), spill);
    }

    static Session start(WorldModel world, Picture prompt, SessionSettings settings, MemoryLimits limits, Spill spill) {
        return new Session(world, prompt, settings, limits, spill);
    }

    public Moment now() {
        return now;
    }

    /** Where the world runs now, and why not on CUDA. */
    public DeviceProbe device() {
        return world.device();
    }

    /** The action while the player holds no key, chosen at this frame. */
    public int quietestAction() {
        owner.check();
        return ask(() -> QuietestAction.of(world, now));
    }

    public SessionSettings settings() {
        return settings;
    }

    /** The branch played, and the frame shown. */
    public Place here() {
        owner.check();
        return timeline.here();
    }

    /** Where the game stands among all that was played. */
    public TimelineView timeline() {
        owner.check();
        return timeline.view();
    }

    /** What all remembered frames take of the memory, in bytes. */
    public long bytes() {
        owner.check();
        return timeline.bytes();
    }

    /**
     * The frame to which {@code action} leads: dreamed, or the one that was dreamed here before by the same action and
     * settings. Another action at an earlier frame begins a branch.
     */
    public Moment step(int action) {
        owner.check();
        requireAction(action);
        Place before = timeline.here();
        if (timeline.follow(action, settings)) {
            return arrive(before);
        }
        long frame = now.frame() + 1;
        NextFrame next = ask(() -> dreamed(frame, action));
        dreaming = true;
        timeline.append(next.tokens_S(), action, settings);
        now = new Moment(
                frame,
                OptionalInt.of(action),
                next.tokens_S(),
                next.pixels(),
                next.confidence_S(),
                next.revealedAt_S());
        return now;
    }

    /** Back to the prompt of this branch; what was played stays. */
    public Moment restart() {
        owner.check();
        Place before = timeline.here();
        timeline.seekPrompt();
        return arrive(before);
    }

    /** A new game from another picture; the others stay as branches. */
    public Moment prompt(Picture picture) {
        owner.check();
        return begin(fitted(picture), Branch.Kind.PROMPT, Optional.empty());
    }

    /** A new game with the picture of this frame as its prompt: what led here is out of the world's mind. */
    public Moment reAnchor() {
        owner.check();
        return begin(fitted(now.picture()), Branch.Kind.ANCHOR, Optional.of(timeline.here()));
    }

    /** Changes seed and sampling of the frames dreamed from now on. */
    public void tune(SessionSettings newSettings) {
        owner.check();
        settings = newSettings;
    }

    /**
     * Goes to any frame of this branch, back or on, without dreaming; past an end, to that end. The oldest end is the
     * prompt, or later where old frames are forgotten.
     */
    public Moment scrubTo(long frame) {
        owner.check();
        Place before = timeline.here();
        timeline.seek(frame);
        return arrive(before);
    }

    /** As {@link #scrubTo}, but only back. */
    public Moment rewindTo(long frame) {
        return scrubTo(Math.min(frame, now.frame()));
    }

    /**
     * Goes to the last frame of another branch.
     *
     * @throws DjinnException USAGE if there is none of this number, or it is forgotten
     */
    public Moment switchTo(int branch) {
        owner.check();
        if (!timeline.remembers(branch)) {
            throw new DjinnException(ExitCode.USAGE, "branch " + branch + " is not remembered; choose another branch");
        }
        Place before = timeline.here();
        timeline.enter(new Place(branch, Long.MAX_VALUE));
        return arrive(before);
    }

    /**
     * Looks where each of the first {@code actions} actions leads when it is held for {@code frames} frames from here;
     * the session stays as it is.
     */
    public Peek peek(int actions, int frames) {
        owner.check();
        int length = (int) now.frame() + 1;
        int from = memoryStart(length);
        return new Peek(
                world,
                this::ask,
                settings,
                timeline.tokens(from, length),
                timeline.actionsInto(from + 1, length),
                now.frame(),
                Math.min(actions, facts.actions().size()),
                frames);
    }

    /** The prompt of the branch played, as the world sees it. */
    public Picture currentPrompt() {
        owner.check();
        return timeline.prompt();
    }

    /** The way from the prompt to this frame. */
    public Journey journey() {
        owner.check();
        return timeline.journey();
    }

    /** The tokens of a frame on the way here, unless they are forgotten. */
    public Optional<long[]> findTokens(long frame) {
        owner.check();
        return timeline.find(frame);
    }

    /** The way to this frame and the frames before it, {@value #SNAPSHOT_FRAMES} at most. */
    public Snapshot snapshot() {
        owner.check();
        int frames = Math.min(SNAPSHOT_FRAMES, SNAPSHOT_TOKENS / facts.tokensPerFrame());
        return new Snapshot(settings, timeline.journey(), timeline.tokens(0, 1)[0], timeline.latest(frames));
    }

    /**
     * Continues a game of this world from where the snapshot was taken, as a branch of its own; {@link #undoRestore} goes
     * back.
     *
     * @throws DjinnException BAD_INPUT if it cannot be of this world; all is then as before
     */
    public Moment restore(Snapshot snapshot) {
        owner.check();
        Snapshots.requireOf(facts, snapshot);
        Before undo = new Before(timeline.here(), snapshot());
        load(snapshot);
        beforeLoading = Optional.of(undo);
        return now;
    }

    /**
     * Goes back to where the game stood before the last {@link #restore}.
     *
     * @throws DjinnException USAGE if nothing was restored since
     */
    public Moment undoRestore() {
        owner.check();
        Before undo = beforeLoading.orElseThrow(
                () -> new DjinnException(ExitCode.USAGE, "no game was loaded, so there is none to go back to"));
        if (timeline.remembers(undo.place().branch())) {
            Place before = timeline.here();
            timeline.enter(undo.place());
            arrive(before);
            settings = undo.snapshot().settings();
        } else {
            load(undo.snapshot());
        }
        beforeLoading = Optional.empty();
        return now;
    }

    /** What the world sees in a picture of any size, were it the prompt. The game stays as it is. */
    public Reconstruction reconstruct(Picture picture) {
        owner.check();
        Picture asked = fitted(picture);
        return new Reconstruction(
                asked, ask(() -> world.decode(new long[][] {encoded(asked)})).getFirst());
    }

    private void load(Snapshot snapshot) {
        Place before = timeline.here();
        timeline.plant(snapshot);
        arrive(before);
        settings = snapshot.settings();
    }

    private NextFrame dreamed(long frame, int action) {
        if (!dreaming) {
            int length = (int) frame;
            int from = memoryStart(length);
            dream.recall(timeline.tokens(from, length), timeline.actionsInto(from + 1, length));
        }
        dreaming = false;
        NextFrame next = dream.next(action, settings.sampling(), FrameNoise.of(settings.seed(), frame));
        requireTokens(next.tokens_S(), frame);
        return next;
    }

    /** The first of the {@code length} frames up to the cursor that decide the next one. */
    private int memoryStart(int length) {
        return Math.max(timeline.known(), length - dream.memory());
    }

    /** Asks the world, and where its device fails and there is another, once more there. */
    private <T> T ask(Supplier<T> question) {
        try {
            return question.get();
        } catch (DjinnException e) {
            if (!world.leaveDevice(e)) {
                throw e;
            }
            dream = world.dream();
            dreaming = false;
            return question.get();
        }
    }

    /** Shows the frame at the cursor; if it cannot be shown, the cursor goes back to {@code before}. */
    private Moment arrive(Place before) {
        if (timeline.here().equals(before)) {
            return now;
        }
        try {
            timeline.settle();
            now = atCursor();
            dreaming = false;
            timeline.trim();
            return now;
        } catch (RuntimeException e) {
            timeline.enter(before);
            throw e;
        }
    }

    private Moment begin(Picture fitted, Branch.Kind kind, Optional<Place> from) {
        Limb.Root root = root(fitted);
        timeline.plant(kind, root, from);
        dreaming = false;
        now = promptOf(root);
        return now;
    }

    private Limb.Root root(Picture fitted) {
        return new Limb.Root(fitted, ask(() -> encoded(fitted)));
    }

    private long[] encoded(Picture fitted) {
        long[] tokens_S = world.encode(List.of(fitted))[0];
        requireTokens(tokens_S, 0);
        return tokens_S;
    }

    private static Moment promptOf(Limb.Root root) {
        return new Moment(0, OptionalInt.empty(), root.prompt_S(), root.prompt());
    }

    private Moment atCursor() {
        int frame = (int) timeline.here().frame();
        if (frame == 0) {
            return new Moment(0, OptionalInt.empty(), timeline.tokens(0, 1)[0], timeline.prompt());
        }
        int from = Math.max(timeline.known(), frame + 1 - (facts.window() - 1));
        long[][] tokens_TS = timeline.tokens(from, frame + 1);
        int action = (int) timeline.actionsInto(frame, frame + 1)[0];
        Picture picture = ask(() -> world.decode(tokens_TS)).getLast();
        return new Moment(frame, OptionalInt.of(action), tokens_TS[tokens_TS.length - 1], picture);
    }

    private Picture fitted(Picture picture) {
        return Pictures.fit(picture, facts.frame().width(), facts.frame().height(), Fit.CROP);
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
        if (!Snapshots.speaks(facts, tokens_S)) {
            throw new DjinnException(
                    ExitCode.BAD_INPUT,
                    "world " + facts.name() + " gave broken tokens for frame " + frame
                            + "; its files are damaged or wrongly exported");
        }
    }
}
