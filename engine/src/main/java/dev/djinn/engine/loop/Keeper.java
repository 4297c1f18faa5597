package dev.djinn.engine.loop;

import dev.djinn.engine.keep.Autosave;
import dev.djinn.engine.keep.Replay;
import dev.djinn.engine.keep.ReplayFile;
import dev.djinn.engine.keep.SaveFile;
import dev.djinn.engine.keep.SavedGame;
import dev.djinn.engine.session.Session;
import dev.djinn.engine.session.WorldModel;
import dev.djinn.runtime.DjinnException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** Puts the game into files without making it wait, and tells how it went. */
final class Keeper {
    private final DiskWorker disk = new DiskWorker();
    private final WorldModel world;
    private final Session session;
    private final Optional<Autosave> autosave;
    private final Consumer<GameEvent> tell;
    private final Consumer<Runnable> onGameThread;

    /**
     * A keeper of one game.
     *
     * @param onGameThread runs something there, soon
     */
    Keeper(
            WorldModel world,
            Session session,
            Optional<Autosave> autosave,
            Consumer<GameEvent> tell,
            Consumer<Runnable> onGameThread) {
        this.world = world;
        this.session = session;
        this.autosave = autosave;
        this.tell = tell;
        this.onGameThread = onGameThread;
    }

    void save(Path file) {
        SavedGame game = SavedGame.of(world, session);
        write(() -> SaveFile.write(file, game), () -> tell.accept(new GameEvent.Kept(file)), () -> {});
    }

    void saveReplay(Path file) {
        Replay replay = Replay.of(world, session);
        write(() -> ReplayFile.write(file, replay), () -> tell.accept(new GameEvent.Kept(file)), () -> {});
    }

    /** @throws DjinnException BAD_INPUT if the file is no save of this world; the game is then as before */
    void load(Path file) {
        session.restore(SaveFile.require(file).requireOf(world).snapshot());
    }

    /** Saves by itself where that is wanted and due. */
    void autosave() {
        autosave.filter(saver -> saver.take(session)).ifPresent(this::writeAutosave);
    }

    /** Saves by itself a last time, and waits until all is written. */
    void close() {
        try {
            autosave.filter(saver -> saver.takeNow(session)).ifPresent(this::writeAutosave);
        } finally {
            disk.close();
        }
    }

    /** The player did not ask for it, so where it cannot even wait for the disk the game runs on. */
    private void writeAutosave(Autosave saver) {
        try {
            SavedGame game = SavedGame.of(world, session);
            write(() -> SaveFile.write(saver.file(), game), () -> {}, saver::failed);
        } catch (DjinnException e) {
            notKept(saver::failed, e);
        }
    }

    private void write(Runnable work, Runnable done, Runnable failed) {
        disk.submit(() -> {
            try {
                work.run();
                onGameThread.accept(done);
            } catch (RuntimeException | Error e) {
                DjinnException why = Unforeseen.told(e);
                onGameThread.accept(() -> notKept(failed, why));
            }
        });
    }

    private void notKept(Runnable failed, DjinnException why) {
        failed.run();
        tell.accept(new GameEvent.NotKept(why.getMessage()));
    }
}
