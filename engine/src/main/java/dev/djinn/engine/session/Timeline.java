package dev.djinn.engine.session;

import dev.djinn.runtime.image.Picture;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;

/**
 * All frames of a session: a tree of branches, and a cursor at one frame of one of them.
 *
 * <p>Frames that branches share are stored once. Above {@code cap} bytes it forgets, in this order, until an eighth of the
 * cap is free: whole branches that the current one does not stand on, those played longest ago first; then what its
 * ancestors have beyond the place where it leaves them; then the tokens of the current branch's oldest frames. The prompt,
 * the actions (2 bytes a frame) and the last {@code context} + {@value #KEPT} frames up to the cursor always stay.
 *
 * <p>A frame can be gone to only where the {@code context} frames that decide the next one are known, so that going on
 * from it gives what it gave before.
 */
final class Timeline {
    /** Frames up to the cursor that stay whatever the cap, beside those that the world looks at. */
    static final int KEPT = 1024;

    private final int context;
    private final long cap;
    private final NavigableMap<Integer, Limb> limbs = new TreeMap<>();
    private Limb current;
    private int frame;
    private int nextId = 1;
    private long visits;
    private long bytes;

    /**
     * One branch that is a prompt alone.
     *
     * @param context frames that decide the next one
     * @param cap bytes above which it forgets
     */
    Timeline(int context, long cap, Limb.Root root) {
        this.context = context;
        this.cap = cap;
        this.current = planted(Branch.Kind.PROMPT, root, Optional.empty());
    }

    Place here() {
        return new Place(current.id, frame);
    }

    long bytes() {
        return bytes;
    }

    Picture prompt() {
        return current.root.prompt();
    }

    TimelineView view() {
        List<Branch> branches = limbs.values().stream()
                .map(limb -> new Branch(
                        limb.id, limb.kind, limb.from.filter(from -> limbs.containsKey(from.branch())), limb.last()))
                .toList();
        return new TimelineView(here(), oldest(), current.last(), branches);
    }

    /** A new tree beside the others; the cursor goes to its prompt. */
    void plant(Branch.Kind kind, Limb.Root root, Optional<Place> from) {
        enter(planted(kind, root, from), 0);
        forget();
    }

    /** A new tree as it was saved; the cursor goes to its last frame. */
    void plant(Snapshot saved) {
        Limb limb = planted(
                Branch.Kind.LOADED, new Limb.Root(saved.journey().prompt(), saved.prompt_S()), Optional.empty());
        long[][] tokens_TS = saved.tokens_TS();
        int without = Math.toIntExact(saved.frame()) - tokens_TS.length;
        long before = limb.bytes();
        int at = 0;
        for (Stretch stretch : saved.journey().stretches()) {
            for (int i = 0; i < stretch.frames(); i++, at++) {
                if (at < without) {
                    limb.strand.appendForgotten(stretch.action(), stretch.settings());
                } else {
                    limb.strand.append(tokens_TS[at - without], stretch.action(), stretch.settings());
                }
            }
        }
        bytes += limb.bytes() - before;
        enter(limb, limb.last());
        forget();
    }

    /**
     * Adds a frame after the cursor, which goes there. In the middle of a branch this begins another one.
     *
     * @param settings under which {@code action} led there
     */
    void append(long[] tokens_S, int action, SessionSettings settings) {
        if (frame < current.last()) {
            Limb limb = new Limb(nextId++, owner(frame), frame);
            owner(frame).children++;
            limbs.put(limb.id, limb);
            bytes += limb.bytes();
            enter(limb, frame);
        }
        long before = current.strand.bytes();
        current.strand.append(tokens_S, action, settings);
        bytes += current.strand.bytes() - before;
        frame++;
        forget();
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
        Optional<Limb> known = limbs.values().stream()
                .filter(limb -> limb == owner || limb.parent == owner && limb.fork == frame)
                .filter(limb -> limb.leads(next, action, settings))
                .findFirst();
        known.ifPresent(limb -> enter(limb, next));
        return known.isPresent();
    }

    /** The cursor goes to a frame of this branch, or to the nearest that can be gone to. */
    void seek(long wanted) {
        frame = Math.toIntExact(Math.clamp(wanted, oldest(), current.last()));
    }

    /** The cursor goes to the prompt of this branch. */
    void seekPrompt() {
        frame = 0;
    }

    boolean remembers(int branch) {
        return limbs.containsKey(branch);
    }

    /** The cursor goes to a frame of another branch, which is remembered, or to the nearest that can be gone to. */
    void enter(Place place) {
        Limb limb = limbs.get(place.branch());
        if (limb == null) {
            throw new IllegalArgumentException("branch " + place.branch() + " is not remembered");
        }
        enter(limb, limb.last());
        if (place.frame() == 0) {
            seekPrompt();
        } else {
            seek(place.frame());
        }
    }

    /** The first frame that can be gone to, beside the prompt. */
    long oldest() {
        int known = known(current.last());
        return known == 0 ? 0 : Math.min(current.last(), known + (long) context - 1);
    }

    /** The first of the frames up to the cursor whose tokens are all known. */
    int known() {
        return known(frame);
    }

    /** The tokens of frames {@code from..to-1} of this branch, {@code [T, S]}. */
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

    private Limb planted(Branch.Kind kind, Limb.Root root, Optional<Place> from) {
        Limb limb = new Limb(nextId++, kind, root, from);
        limbs.put(limb.id, limb);
        bytes += limb.bytes();
        limb.visit = ++visits;
        return limb;
    }

    private void enter(Limb limb, int at) {
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
        for (Limb limb = owner(upTo); true; limb = limb.parent) {
            if (limb.strand.forgotten() > 0 && upTo > 0) {
                return limb.fork + 1 + limb.strand.forgotten();
            }
            if (limb.parent == null) {
                return 0;
            }
        }
    }

    private void forget() {
        if (bytes > cap) {
            long goal = cap - cap / 8;
            forgetOtherBranches(goal);
            forgetTails(goal);
            forgetOldest(goal);
        }
    }

    private List<Limb> path() {
        List<Limb> path = new ArrayList<>();
        for (Limb limb = current; limb != null; limb = limb.parent) {
            path.add(limb);
        }
        return path.reversed();
    }

    private void forgetOtherBranches(long goal) {
        Set<Limb> path = new HashSet<>(path());
        PriorityQueue<Limb> leaves = new PriorityQueue<>(Comparator.comparingLong(limb -> limb.visit));
        limbs.values().stream()
                .filter(limb -> limb.children == 0 && !path.contains(limb))
                .forEach(leaves::add);
        while (bytes > goal && !leaves.isEmpty()) {
            Limb leaf = leaves.remove();
            limbs.remove(leaf.id);
            bytes -= leaf.bytes();
            Limb parent = leaf.parent;
            if (parent != null && --parent.children == 0 && !path.contains(parent)) {
                leaves.add(parent);
            }
        }
    }

    private void forgetTails(long goal) {
        for (Limb limb = current; bytes > goal && limb.parent != null; limb = limb.parent) {
            Limb parent = limb.parent;
            long before = parent.strand.bytes();
            parent.strand.truncate(limb.fork - parent.fork);
            bytes += parent.strand.bytes() - before;
        }
    }

    private void forgetOldest(long goal) {
        int limit = frame - context - KEPT;
        for (Limb limb : path()) {
            long before = limb.strand.bytes();
            while (bytes > goal && limb.strand.forgetChunk(limit - limb.fork)) {
                bytes += limb.strand.bytes() - before;
                before = limb.strand.bytes();
            }
        }
    }
}
