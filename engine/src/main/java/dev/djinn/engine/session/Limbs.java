package dev.djinn.engine.session;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The branches of a timeline: by number, by where they leave another, and what all take of the memory. */
final class Limbs {
    private final NavigableMap<Integer, Limb> byId = new TreeMap<>();
    private final Map<Place, List<Limb>> byFork = new HashMap<>();
    private long bytes;
    /** As told last; empty where it does not hold any more. */
    private List<Branch> told = List.of();

    long bytes() {
        return bytes;
    }

    /** All, oldest first. */
    Collection<Limb> all() {
        return byId.values();
    }

    /** All as told to whoever shows them; quick while nothing changes, for a tree may be huge. */
    List<Branch> branches() {
        if (told.isEmpty()) {
            told = List.copyOf(byId.values().stream().map(this::branch).toList());
        }
        return told;
    }

    private Branch branch(Limb limb) {
        boolean stands = limb.parent != null; // which is never forgotten before it
        Optional<Place> from = stands ? limb.from : limb.from.filter(place -> byId.containsKey(place.branch()));
        return new Branch(limb.id, limb.kind, from, limb.last());
    }

    Optional<Limb> find(int id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** Those that leave {@code limb} after its own {@code frame}, oldest first. */
    List<Limb> leaving(Limb limb, int frame) {
        return byFork.getOrDefault(new Place(limb.id, frame), List.of());
    }

    void add(Limb limb) {
        told = List.of();
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
        told = List.of();
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
        try {
            deed.run();
        } finally {
            bytes += limb.strand.bytes() - before;
            if (limb.last() != last) {
                told = List.of();
            }
        }
    }
}
