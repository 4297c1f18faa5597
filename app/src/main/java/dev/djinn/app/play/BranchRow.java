package dev.djinn.app.play;

import dev.djinn.app.words.Words;
import dev.djinn.engine.session.Branch;
import dev.djinn.runtime.image.Picture;
import java.util.Optional;

/**
 * A branch in the list of them.
 *
 * @param depth of how many others it stands on
 * @param isCurrent whether it is played
 * @param picture its newest frame, if that was seen
 */
public record BranchRow(Branch branch, int depth, boolean isCurrent, Optional<Picture> picture) {
    /** As {@code Branch 3}. */
    public String title() {
        return Words.of("branch.title", branch.id());
    }

    /** Where it came from, and how far it goes. */
    public String story() {
        String origin = switch (branch.kind()) {
            case PROMPT -> Words.of("branch.prompt");
            case LOADED -> Words.of("branch.loaded");
            case FORK ->
                branch.from()
                        .map(from -> Words.of("branch.fork-at", from.frame()))
                        .orElseGet(() -> Words.of("branch.fork"));
            case ANCHOR ->
                branch.from()
                        .map(from -> Words.of("branch.anchor-at", from.frame()))
                        .orElseGet(() -> Words.of("branch.anchor"));
        };
        return Words.of("branch.story", origin, branch.last());
    }
}
