package dev.djinn.app.play;

import dev.djinn.engine.session.Branch;
import dev.djinn.engine.session.Place;
import dev.djinn.engine.session.TimelineView;
import dev.djinn.runtime.image.Picture;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The tree of a session, with a small memory of what the ends of its branches look like. */
final class Branches {
    /** Pictures kept, those of the branches played last. */
    static final int PICTURES = 64;

    private final LinkedHashMap<Integer, Picture> ends = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, Picture> eldest) {
            return size() > PICTURES;
        }
    };

    /** This is the newest frame of {@code branch}. */
    void saw(int branch, Picture end) {
        ends.putLast(branch, end);
    }

    /** All branches, each after the one it left, those begun with a picture or a file oldest first. */
    List<BranchRow> rows(TimelineView view, long last) {
        Map<Optional<Integer>, List<Branch>> children = view.branches().stream()
                .collect(Collectors.groupingBy(branch -> branch.from().map(Place::branch)));
        List<BranchRow> rows = new ArrayList<>();
        Deque<Integer> depths = new ArrayDeque<>();
        Deque<Branch> waiting = new ArrayDeque<>();
        push(children.getOrDefault(Optional.<Integer>empty(), List.of()), 0, waiting, depths);
        while (!waiting.isEmpty()) {
            Branch branch = waiting.pop();
            int depth = depths.pop();
            boolean isCurrent = branch.id() == view.here().branch();
            Branch shown = isCurrent ? new Branch(branch.id(), branch.kind(), branch.from(), last) : branch;
            rows.add(new BranchRow(shown, depth, isCurrent, Optional.ofNullable(ends.get(branch.id()))));
            push(children.getOrDefault(Optional.of(branch.id()), List.of()), depth + 1, waiting, depths);
        }
        return rows;
    }

    private static void push(List<Branch> branches, int depth, Deque<Branch> waiting, Deque<Integer> depths) {
        for (Branch branch : branches.reversed()) {
            waiting.push(branch);
            depths.push(depth);
        }
    }

    /**
     * The frames of the branch played at which another leaves it, or at which it left another itself; rising, each once.
     */
    static List<Long> forks(TimelineView view) {
        Map<Integer, Branch> byId = view.branches().stream().collect(Collectors.toMap(Branch::id, Function.identity()));
        Map<Integer, Long> lastOfPath = new HashMap<>();
        List<Long> forks = new ArrayList<>();
        @Nullable Branch at = byId.get(view.here().branch());
        long last = Long.MAX_VALUE;
        while (at != null) {
            lastOfPath.put(at.id(), last);
            Optional<Place> from = at.from();
            if (at.kind() != Branch.Kind.FORK || from.isEmpty()) {
                break;
            }
            last = Math.min(last, from.get().frame());
            forks.add(from.get().frame());
            at = byId.get(from.get().branch());
        }
        view.branches().stream()
                .flatMap(branch -> branch.from().stream())
                .filter(from -> from.frame() <= lastOfPath.getOrDefault(from.branch(), -1L))
                .forEach(from -> forks.add(from.frame()));
        return forks.stream().distinct().sorted(Comparator.naturalOrder()).toList();
    }
}
