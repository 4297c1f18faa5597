package dev.djinn.engine.session;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The branches of a timeline: by number, by where they leave another, and what all take of the memory. */
final class Limbs {
    private final NavigableMap<Integer, Limb> byId = new TreeMap<>();
    private final Map<Place, List<Limb>> byFork = new HashMap<>();
    private final BranchList told = new BranchList();
    private long bytes;

    long bytes() {
        return bytes;
    }

    /** All, oldest first. */
    Collection<Limb> all() {
        return byId.values();
    }

    /** Those of them that are there, as told to whoever shows them. */
    List<Branch> branches(Predicate<Limb> isThere) {
        return told.of(byId.values(), isThere);
    }

    /** Others are there than before. */
    void retell() {
        told.drop();
    }

    Optional<Limb> find(int id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** Those that leave {@code limb} after its own {@code frame}, oldest first. */
    List<Limb> leaving(Limb limb, int frame) {
        return byFork.getOrDefault(new Place(limb.id, frame), List.of());
    }

    void add(Limb limb) {
        told.changed(limb);
        byId.put(limb.id, limb);
        bytes += limb.bytes();
        if (limb.parent != null) {
            limb.parent.children++;
            byFork.computeIfAbsent(limb.from.orElseThrow(), from -> new ArrayList<>(1))
                    .add(limb);
        }
    }

    /** Removes one that no other leaves. */
    void remove(Limb limb) {
        told.drop();
        byId.remove(limb.id);
        bytes -= limb.bytes();
        limb.strand.truncate(0);
        if (limb.parent != null) {
            limb.parent.children--;
            Place from = limb.from.orElseThrow();
            List<Limb> siblings = byFork.getOrDefault(from, List.of());
            siblings.remove(limb);
            if (siblings.isEmpty()) {
                byFork.remove(from);
            }
        }
    }

    /** Changes what a branch takes. */
    void change(Limb limb, Runnable deed) {
        long before = limb.strand.bytes();
        int last = limb.last();
        int forgotten = limb.strand.forgotten();
        try {
            deed.run();
        } finally {
            bytes += limb.strand.bytes() - before;
            if (limb.last() < last || limb.strand.forgotten() != forgotten) {
                told.drop();
            } else if (limb.last() > last) {
                told.changed(limb);
            }
        }
    }
}
