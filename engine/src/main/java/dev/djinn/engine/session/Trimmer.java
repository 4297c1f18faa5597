package dev.djinn.engine.session;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Keeps a timeline within its memory. What is too much goes to the disk, and what cannot go there is forgotten, both in
 * the order of {@code engine/docs/timeline.md}.
 */
final class Trimmer {
    private static final Comparator<Limb> LONGEST_UNPLAYED = Comparator.comparingLong(limb -> limb.visit);

    private final Limbs limbs;
    private final Attic attic;
    private final int context;
    private final MemoryLimits limits;
    /** Nothing is tried up to here; higher than the cap where the last try left more than that. */
    private long patience;

    Trimmer(Limbs limbs, Attic attic, int context, MemoryLimits limits) {
        this.limbs = limbs;
        this.attic = attic;
        this.context = context;
        this.limits = limits;
        this.patience = limits.spillAbove();
    }

    /** Makes room, if there is too little, while the cursor is at {@code frame} of {@code current}. */
    void trim(Limb current, int frame) {
        if (limbs.bytes() <= patience) {
            return;
        }
        List<Limb> path = path(current);
        int limit = frame - context - limits.kept();
        spill(path, frame, limit);
        if (limbs.bytes() > limits.spillAbove() && attic.isFull()) {
            forgetOtherBranches(path, attic::isAired);
            forgetTails(path, attic::isAired);
            forgetOldest(path, limit, attic::isAired);
            spill(path, frame, limit);
        }
        if (limbs.bytes() > limits.forgetAbove()) {
            BooleanSupplier done = () -> limbs.bytes() <= limits.afterForgetting();
            forgetOtherBranches(path, done);
            forgetTails(path, done);
            if (!attic.takes()) { // else all that could be forgotten is on the disk already
                forgetOldest(path, limit, done);
            }
        }
        long left = limbs.bytes();
        patience = left <= limits.spillAbove() ? limits.spillAbove() : left + limits.spillAbove() / 64;
    }

    private static List<Limb> path(Limb current) {
        List<Limb> path = new ArrayList<>();
        for (Limb limb = current; limb != null; limb = limb.parent) {
            path.add(limb);
        }
        return path.reversed();
    }

    private void spill(List<Limb> path, int frame, int limit) {
        if (!attic.takes()) {
            return;
        }
        Set<Limb> onPath = new HashSet<>(path);
        PriorityQueue<Limb> others = new PriorityQueue<>(LONGEST_UNPLAYED);
        limbs.all().stream()
                .filter(limb -> limb.strand.tokenBytes() > 0 && !onPath.contains(limb))
                .forEach(others::add);
        while (isTooMuch() && !others.isEmpty()) {
            Limb limb = others.remove();
            spill(limb, limb.fork, limb.last());
        }
        for (int i = path.size() - 1; i > 0; i--) {
            spill(path.get(i - 1), path.get(i).fork, path.get(i - 1).last());
        }
        path.forEach(limb -> spill(limb, limb.fork, limit));
        path.forEach(limb -> spill(limb, Math.max(frame, limb.fork), limb.last()));
    }

    private boolean isTooMuch() {
        return limbs.bytes() > limits.afterSpilling();
    }

    /** Of the frames after {@code after} up to {@code last}. */
    private void spill(Limb limb, int after, int last) {
        if (isTooMuch()) {
            limbs.change(
                    limb,
                    () -> limb.strand.spill(
                            after - limb.fork, last - limb.fork, limbs.bytes() - limits.afterSpilling()));
        }
    }

    private void forgetOtherBranches(List<Limb> path, BooleanSupplier enough) {
        Set<Limb> onPath = new HashSet<>(path);
        PriorityQueue<Limb> leaves = new PriorityQueue<>(LONGEST_UNPLAYED);
        limbs.all().stream()
                .filter(limb -> limb.children == 0 && !onPath.contains(limb))
                .forEach(leaves::add);
        while (!enough.getAsBoolean() && !leaves.isEmpty()) {
            Limb leaf = leaves.remove();
            limbs.remove(leaf);
            Limb parent = leaf.parent;
            if (parent != null && parent.children == 0 && !onPath.contains(parent)) {
                leaves.add(parent);
            }
        }
    }

    private void forgetTails(List<Limb> path, BooleanSupplier enough) {
        for (int i = path.size() - 1; i > 0 && !enough.getAsBoolean(); i--) {
            Limb parent = path.get(i - 1);
            int fork = path.get(i).fork;
            limbs.change(parent, () -> parent.strand.truncate(fork - parent.fork));
        }
    }

    private void forgetOldest(List<Limb> path, int limit, BooleanSupplier enough) {
        for (Limb limb : path) {
            boolean[] more = {true};
            while (more[0] && !enough.getAsBoolean()) {
                limbs.change(limb, () -> more[0] = limb.strand.forgetChunk(limit - limb.fork));
            }
        }
    }
}
