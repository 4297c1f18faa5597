package dev.djinn.engine.session;

import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import dev.djinn.runtime.image.Picture;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All frames of a session: a tree of branches, and a cursor at one frame of one of them.
 *
 * <p>Frames that branches share are stored once. What is too much for the memory is on the disk, or forgotten
 * ({@link Trimmer}); the prompt, the actions (2 bytes a frame) and the frames that decide the next one always stay.
 *
 * <p>A frame can be gone to only where the {@code context} frames that decide the next one are known, so that going on
 * from it gives what it gave before.
 */
final class Timeline {
    private final int context;
    private final Attic attic;
    private final Limbs limbs = new Limbs();
    private final Trimmer trimmer;
    private Limb current;
    private int frame;
    private int nextId = 1;
    private long visits;
    /** Whether the disk could be read when the branches were told last. */
    private boolean wasReadable = true;

    /**
     * One branch that is a prompt alone.
     *
     * @param context frames that decide the next one
     * @param spill takes what is too much for the memory
     */
    Timeline(int context, MemoryLimits limits, Spill spill, Limb.Root root) {
        this.context = context;
        this.attic = new Attic(spill);
        this.trimmer = new Trimmer(limbs, attic, context, limits);
        this.current = planted(Branch.Kind.PROMPT, root, Optional.empty());
    }

    Place here() {
        return new Place(current.id, frame);
    }

    /** What it takes of the memory. */
    long bytes() {
        return limbs.bytes();
    }

    Picture prompt() {
        return current.root.prompt();
    }

    TimelineView view() {
        boolean isReadable = attic.isReadable();
        if (isReadable != wasReadable) {
            wasReadable = isReadable;
            limbs.retell();
        }
        List<Branch> branches = limbs.branches(limb -> limb == current || isThere(limb));
        return new TimelineView(here(), oldest(), current.last(), branches);
    }

    /** A new tree beside the others; the cursor goes to its prompt. */
    void plant(Branch.Kind kind, Limb.Root root, Optional<Place> from) {
        enter(planted(kind, root, from), 0);
        trim();
    }

    /** A new tree as it was saved; the cursor goes to its last frame. */
    void plant(Snapshot saved) {
        Limb limb = planted(
                Branch.Kind.LOADED, new Limb.Root(saved.journey().prompt(), saved.prompt_S()), Optional.empty());
        limbs.change(limb, () -> fill(limb.strand, saved));
        enter(limb, limb.last());
        trim();
    }

    /**
     * Adds a frame after the cursor, which goes there. In the middle of a branch this begins another one.
     *
     * @param settings under which {@code action} led there
     */
    void append(long[] tokens_S, int action, SessionSettings settings) {
        if (frame < current.last()) {
            Limb limb = new Limb(nextId++, owner(frame), frame, attic);
            limbs.add(limb);
            enter(limb, frame);
        }
        limbs.change(current, () -> current.strand.append(tokens_S, action, settings));
        frame++;
        trim();
    }

    /**
     * Goes one frame on if what {@code action} leads to is known already, on this branch or on one that leaves it here;
     * says whether it is.
     */
    boolean follow(int action, SessionSettings settings) {
        if (frame == current.last()) {
            return false;
        }
        int next = frame + 1;
        Limb owner = owner(frame);
        if (owner(next).leads(next, action, settings)) {
            frame = next;
            return true;
        }
        Optional<Limb> known = Stream.concat(Stream.of(owner), limbs.leaving(owner, frame).stream())
                .filter(limb -> limb.leads(next, action, settings))
                .findFirst();
        known.ifPresent(limb -> enter(limb, next));
        return known.isPresent();
    }

    /**
     * The cursor goes to a frame of this branch, or to the nearest that can be gone to: one after it, but never on where it
     * was to go back.
     */
    void seek(long wanted) {
        int target = Math.toIntExact(Math.clamp(wanted, 0, current.last()));
        int end = target <= frame ? frame : current.last();
        frame = target > 0 && isDecided(current, target) ? target : Math.max(target, firstDecided(end));
    }

    /** The cursor goes to the prompt of this branch. */
    void seekPrompt() {
        frame = 0;
    }

    boolean remembers(int branch) {
        return limbs.find(branch).filter(this::isThere).isPresent();
    }

    /** The cursor goes to a frame of another branch, which is remembered, or to the nearest that can be gone to. */
    void enter(Place place) {
        Limb limb = limbs.find(place.branch())
                .orElseThrow(() -> new IllegalArgumentException("branch " + place.branch() + " is not remembered"));
        enter(limb, limb.last());
        if (place.frame() == 0) {
            seekPrompt();
        } else {
            seek(place.frame());
        }
    }

    /** The first frame that can be gone back to, beside the prompt; at the prompt, from the end of this branch. */
    long oldest() {
        return firstDecided(frame == 0 ? current.last() : frame);
    }

    private int firstDecided(int upTo) {
        int known = known(upTo);
        return known == 0 ? 0 : Math.min(upTo, known + context - 1);
    }

    /** The first of the frames up to the cursor whose tokens are all known. */
    int known() {
        return known(frame);
    }

    /**
     * Has the frames up to the cursor that decide the next one in memory, from where nothing but going elsewhere takes them.
     *
     * @throws DjinnException BAD_INPUT if they are not known, or the disk does not give them back
     */
    void settle() {
        int from = Math.max(1, Math.max(known(), frame + 1 - context));
        if (frame > 0 && from > frame) {
            throw new DjinnException(ExitCode.BAD_INPUT, "frame " + frame + " is not remembered; go to another");
        }
        Limb limb = current;
        for (int at = frame; at >= from; at = limb.fork) {
            limb = owner(limb, at);
            load(limb, Math.max(from, limb.fork + 1), at);
        }
    }

    private void load(Limb limb, int first, int last) {
        limbs.change(limb, () -> limb.strand.load(first - limb.fork - 1, last - limb.fork - 1));
    }

    /** Puts onto the disk, or forgets, what is too much for the memory. */
    void trim() {
        trimmer.trim(current, frame);
    }

    /** The tokens of a frame on the way to the cursor, if they are known. */
    Optional<long[]> find(long wanted) {
        if (wanted != 0 && (wanted < known() || wanted > frame)) {
            return Optional.empty();
        }
        try {
            return Optional.of(tokens((int) wanted, (int) wanted + 1)[0]);
        } catch (DjinnException e) {
            return Optional.empty(); // what is on the disk is not known any more
        }
    }

    /** The tokens of the frames up to the cursor, the prompt not among them; {@code count} or as many as are known. */
    long[][] latest(int count) {
        try {
            return tokens(latestFrom(count), frame + 1);
        } catch (DjinnException e) {
            return tokens(latestFrom(count), frame + 1); // what is on the disk is not known any more
        }
    }

    private int latestFrom(int count) {
        return Math.max(Math.max(1, known()), frame + 1 - count);
    }

    /**
     * The tokens of frames {@code from..to-1} of this branch, {@code [T, S]}.
     *
     * @throws DjinnException BAD_INPUT if the disk does not give them back
     */
    long[][] tokens(int from, int to) {
        long[][] tokens_TS = new long[to - from][];
        Limb limb = current;
        for (int at = to - 1; at >= from; at--) {
            limb = owner(limb, at);
            tokens_TS[at - from] = limb.tokens(at);
        }
        return tokens_TS;
    }

    /** The actions that led to frames {@code from..to-1} of this branch; the prompt has none, so {@code from} is 1 or more. */
    long[] actionsInto(int from, int to) {
        long[] actions_T = new long[to - from];
        Limb limb = current;
        for (int at = to - 1; at >= from; at--) {
            limb = owner(limb, at);
            actions_T[at - from] = limb.action(at);
        }
        return actions_T;
    }

    /** The way from the prompt to the cursor. */
    Journey journey() {
        List<Stretch> backwards = new ArrayList<>();
        Limb limb = current;
        for (int at = frame; at >= 1; at--) {
            limb = owner(limb, at);
            SessionSettings settings = limb.settings(at);
            int action = limb.action(at);
            int frames = 1;
            if (!backwards.isEmpty()
                    && backwards.getLast().action() == action
                    && backwards.getLast().settings().equals(settings)) {
                frames += backwards.removeLast().frames();
            }
            backwards.add(new Stretch(settings, action, frames));
        }
        return new Journey(prompt(), backwards.reversed());
    }

    private static void fill(Strand strand, Snapshot saved) {
        long[][] tokens_TS = saved.tokens_TS();
        int without = Math.toIntExact(saved.frame()) - tokens_TS.length;
        int at = 0;
        for (Stretch stretch : saved.journey().stretches()) {
            for (int i = 0; i < stretch.frames(); i++, at++) {
                if (at < without) {
                    strand.appendForgotten(stretch.action(), stretch.settings());
                } else {
                    strand.append(tokens_TS[at - without], stretch.action(), stretch.settings());
                }
            }
        }
    }

    private Limb planted(Branch.Kind kind, Limb.Root root, Optional<Place> from) {
        Limb limb = new Limb(nextId++, kind, root, from, attic);
        limbs.add(limb);
        limb.visit = ++visits;
        return limb;
    }

    private void enter(Limb limb, int at) {
        if (!isThere(current) || !isThere(limb)) {
            limbs.retell(); // the branch played is told in any case
        }
        current.visit = ++visits;
        limb.visit = ++visits;
        current = limb;
        frame = at;
    }

    private Limb owner(int at) {
        return owner(current, at);
    }

    /** The branch whose own {@code at} is, of {@code limb} and those it stands on. */
    private static Limb owner(Limb limb, int at) {
        Limb owner = limb;
        for (Limb parent = owner.parent; parent != null && at <= owner.fork; parent = owner.parent) {
            owner = parent;
        }
        return owner;
    }

    private int known(int upTo) {
        int at = upTo;
        for (Limb limb = owner(upTo); true; limb = limb.parent) {
            int known = limb.strand.known(at - limb.fork - 1);
            if (known > 0) {
                return limb.fork + 1 + known;
            }
            if (limb.parent == null) {
                return 0;
            }
            at = limb.fork;
        }
    }

    /** Whether all frames that decide the one after frame {@code last} of a branch are known. */
    private boolean isDecided(Limb branch, int last) {
        int first = last + 1 - context;
        int at = last;
        for (Limb limb = owner(branch, at); true; limb = limb.parent) {
            int known = limb.strand.known(at - limb.fork - 1);
            if (known > 0) {
                return limb.fork + 1 + known <= first;
            }
            if (limb.parent == null || limb.fork < first) {
                return true;
            }
            at = limb.fork;
        }
    }

    /** Whether the last frame of a branch can be gone to. */
    private boolean isThere(Limb limb) {
        return isDecided(limb, limb.last());
    }
}
