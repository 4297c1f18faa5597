package dev.djinn.engine.session;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The branches as told to whoever shows them. A tree may be huge, so one more branch, or a longer one, is all that is
 * written anew.
 */
final class BranchList {
    private final NavigableMap<Integer, Branch> listed = new TreeMap<>();
    /** Where the branches that are not there left one that is. */
    private final Map<Integer, Optional<Place>> unlisted = new HashMap<>();

    private final Set<Limb> changed = new LinkedHashSet<>();
    private List<Branch> told = List.of();
    private boolean isWhole;

    /** A branch that is new, or has more frames than before. */
    void changed(Limb limb) {
        if (isWhole) {
            changed.add(limb);
        }
    }

    /** Nothing of it holds any more. */
    void drop() {
        isWhole = false;
        changed.clear();
    }

    /** Those of all branches that are there, oldest first. */
    List<Branch> of(Collection<Limb> all, Predicate<Limb> isThere) {
        if (!isWhole) {
            listed.clear();
            unlisted.clear();
            all.forEach(limb -> put(limb, isThere));
        } else if (!changed.isEmpty()) {
            changed.forEach(limb -> put(limb, isThere));
        } else {
            return told;
        }
        isWhole = true;
        changed.clear();
        told = List.copyOf(listed.values());
        return told;
    }

    /** A branch that others leave has been put before them. */
    private void put(Limb limb, Predicate<Limb> isThere) {
        Optional<Place> from = from(limb);
        if (isThere.test(limb)) {
            listed.put(limb.id, new Branch(limb.id, limb.kind, from, limb.last()));
        } else {
            unlisted.put(limb.id, from);
        }
    }

    private Optional<Place> from(Limb limb) {
        Optional<Place> left = limb.from.filter(place -> listed.containsKey(place.branch()));
        return left.isPresent() || limb.parent == null ? left : unlisted.getOrDefault(limb.parent.id, Optional.empty());
    }
}
