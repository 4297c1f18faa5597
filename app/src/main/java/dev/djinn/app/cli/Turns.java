package dev.djinn.app.cli;

import dev.djinn.app.instance.Handover;
import dev.djinn.app.view.FrontWindow;
import dev.djinn.runtime.world.WorldListing;
import java.util.Optional;

/**
 * What is played in one window after the other: a picture for the world that is played goes to its window; another world
 * closes that, and is next.
 */
final class Turns {
    private WorldListing.Sound playing;
    private FrontWindow window = new FrontWindow();
    private Optional<Handover> next = Optional.empty();

    Turns(WorldListing.Sound first) {
        this.playing = first;
    }

    /** The window of this turn, to be opened. */
    synchronized FrontWindow window() {
        return window;
    }

    /** Another start of the program brings something; any thread. */
    synchronized void take(Handover handover) {
        boolean isAnother = handover.world()
                .filter(world -> !world.equals(playing.folder().toAbsolutePath()))
                .isPresent();
        if (isAnother) {
            next = Optional.of(handover);
            window.close();
        } else {
            window.show(handover.picture());
        }
    }

    /** What is to be played after the window was closed. */
    synchronized Optional<Handover> next() {
        Optional<Handover> taken = next;
        next = Optional.empty();
        return taken;
    }

    synchronized void begin(WorldListing.Sound world) {
        playing = world;
        window = new FrontWindow();
    }
}
