package dev.djinn.app.cli;

import dev.djinn.app.instance.Handover;
import dev.djinn.app.view.FrontWindow;
import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.world.WorldListing;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What is played in one window after the other: a picture for the world that is played goes to its window; another world
 * closes that, and is next, as is what comes while the window closes.
 */
final class Turns {
    private Path playing;
    private FrontWindow window = new FrontWindow();
    private Optional<Handover> next = Optional.empty();
    private boolean isOver;

    Turns(WorldListing.Sound first) {
        this.playing = first.folder();
    }

    /** The window of this turn, to be opened. */
    synchronized FrontWindow window() {
        return window;
    }

    /** The folder of the world that is played, or was last. */
    synchronized Path playing() {
        return playing;
    }

    /**
     * Another start of the program brings something; any thread.
     *
     * @return whether it is seen to; not once the last window is closed
     */
    synchronized boolean take(Handover handover) {
        if (isOver) {
            return false;
        }
        boolean isHere = next.isEmpty() && handover.world().stream().allMatch(this::isPlaying);
        if (!isHere || !window.show(handover.picture())) {
            next = Optional.of(after(handover));
            window.close();
        }
        return true;
    }

    private boolean isPlaying(Path world) {
        return real(world).equals(real(playing));
    }

    /** Two names of one folder are the same world. */
    private static Path real(Path folder) {
        try {
            return folder.toRealPath();
        } catch (IOException e) {
            return folder.toAbsolutePath().normalize();
        }
    }

    /** What is last asked for is next; what it does not say is as it was asked for before. */
    private Handover after(Handover handover) {
        return handover.isNothing()
                ? next.orElse(handover)
                : new Handover(handover.world().or(() -> next.flatMap(Handover::world)), handover.picture());
    }

    /** What is to be played after the window was closed; what is taken from now on is for its window. None ends it all. */
    synchronized Optional<Handover> next() {
        List<Optional<Path>> leftOver = window.leftOver();
        Optional<Handover> taken = next;
        if (taken.isEmpty() && !leftOver.isEmpty()) {
            taken = Optional.of(new Handover(
                    Optional.empty(),
                    leftOver.stream().flatMap(Optional::stream).reduce((before, last) -> last)));
        }
        next = Optional.empty();
        isOver = taken.isEmpty();
        window = new FrontWindow();
        return taken;
    }

    /**
     * Plays until nothing is next. What ends a turn with an error does not keep the next from being played.
     *
     * @param trouble told how a turn ended that was not the last
     * @throws DjinnException what the last turn ended with
     */
    void play(Runnable first, Consumer<Handover> following, Consumer<DjinnException> trouble) {
        Optional<DjinnException> ending = ending(first);
        for (Optional<Handover> wish = next(); wish.isPresent(); wish = next()) {
            Handover now = wish.get();
            ending.ifPresent(trouble);
            ending = ending(() -> following.accept(now));
        }
        if (ending.isPresent()) {
            throw ending.get();
        }
    }

    private static Optional<DjinnException> ending(Runnable turn) {
        try {
            turn.run();
            return Optional.empty();
        } catch (DjinnException e) {
            return Optional.of(e);
        }
    }

    synchronized void begin(WorldListing.Sound world) {
        playing = world.folder();
    }
}
