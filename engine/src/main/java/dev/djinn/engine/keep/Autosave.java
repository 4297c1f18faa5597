package dev.djinn.engine.keep;

import dev.djinn.engine.session.Place;
import dev.djinn.engine.session.Session;
import dev.djinn.engine.session.SessionSettings;
import dev.djinn.runtime.Owns;
import dev.djinn.runtime.io.AtomicFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * The save from which a game goes on after the program ended in any way: one file, replaced every few seconds of play. It
 * says when and where; the game writes. Belongs to the game's thread.
 */
@Owns(value = Owns.Resource.DISK, because = "the player can say that the game is not wanted any more")
public final class Autosave {
    /** At most this much play is lost by a crash. */
    public static final Duration EVERY = Duration.ofSeconds(10);

    /** Whether a game goes on where it was left. */
    public enum Resume {
        NEVER,
        ASK,
        ALWAYS
    }

    private record State(Place place, SessionSettings settings) {}

    private final Path file;
    private final long everyNanos;
    private final LongSupplier nanoTime;
    private long due;
    private Optional<State> written = Optional.empty();

    /**
     * An autosave that is first due after {@code every}.
     *
     * @param folder of the world's saves
     * @param nanoTime a monotonic clock
     */
    public Autosave(Path folder, Duration every, LongSupplier nanoTime) {
        this.file = folder.resolve("autosave.png");
        this.everyNanos = every.toNanos();
        this.nanoTime = nanoTime;
        this.due = nanoTime.getAsLong() + everyNanos;
    }

    public Path file() {
        return file;
    }

    /** The game that was left, if there is one. */
    public Optional<Path> find() {
        return Optional.of(file).filter(Files::isRegularFile);
    }

    /** Whether it is time to write, and there is something new; if so, the next time is set. */
    public boolean take(Session session) {
        if (nanoTime.getAsLong() - due < 0) {
            return false;
        }
        due = nanoTime.getAsLong() + everyNanos;
        return takeNow(session);
    }

    /** Whether there is something new to write; a prompt alone is not, so it does not replace a game that was left. */
    public boolean takeNow(Session session) {
        if (session.now().frame() == 0) {
            return false;
        }
        Optional<State> now = Optional.of(new State(session.here(), session.settings()));
        if (now.equals(written)) {
            return false;
        }
        written = now;
        return true;
    }

    /** Writing failed: there is something to write still. */
    public void failed() {
        written = Optional.empty();
    }

    /**
     * Deletes the game that was left.
     *
     * @throws dev.djinn.runtime.DjinnException CANNOT_WRITE if the disk refuses
     */
    public void forget() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw AtomicFiles.cannotWrite(file, e);
        }
    }
}
