package dev.djinn.app.play;

import dev.djinn.engine.session.Branch;
import dev.djinn.runtime.image.Picture;
import java.util.Locale;
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
        return "Branch " + branch.id();
    }

    /** Where it came from, and how far it goes. */
    public String story() {
        String origin = switch (branch.kind()) {
            case PROMPT -> "from a picture";
            case LOADED -> "from a save";
            case FORK -> branch.from().map(from -> "leaves at " + from.frame()).orElse("left another branch");
            case ANCHOR ->
                branch.from().map(from -> "anew from " + from.frame()).orElse("anew from a frame");
        };
        return String.format(Locale.ROOT, "%s · ends at %d", origin, branch.last());
    }
}
