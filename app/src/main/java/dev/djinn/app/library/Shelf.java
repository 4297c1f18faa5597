package dev.djinn.app.library;

import dev.djinn.app.words.Words;
import dev.djinn.engine.keep.ReplayFile;
import dev.djinn.engine.keep.SaveFile;
import dev.djinn.engine.keep.SaveSlots;
import dev.djinn.engine.keep.SavedGame;
import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.Owns;
import dev.djinn.runtime.io.AtomicFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The games of one world that were kept: {@code saves/<hash>} with ten slots, the autosave and the game it took the place
 * of, and {@code replays}. It waits for the disk; any thread.
 */
@Owns(value = Owns.Resource.DISK, because = "a game that is not gone on with is put aside by a rename")
public final class Shelf {
    private static final String AUTOSAVE = "autosave.png";
    private static final String PREVIOUS = "previous.png";

    private final Path saves;
    private final Path replays;
    private final SaveSlots slots;

    /**
     * The shelf of a world; nothing of it need exist.
     *
     * @param data folder of all that the player made
     * @param worldHash identity of the world by content
     */
    public Shelf(Path data, String worldHash) {
        this.saves = data.resolve("saves").resolve(worldHash);
        this.replays = data.resolve("replays");
        this.slots = new SaveSlots(saves);
    }

    /** The folder of the slots and the autosave. */
    public Path saves() {
        return saves;
    }

    /** The file of slot {@code number}, 1..{@value SaveSlots#SLOTS}. */
    public Path slotFile(int number) {
        return slots.file(number);
    }

    /** All slots, the first being number 1. */
    public List<Slot> slots() {
        return IntStream.rangeClosed(1, SaveSlots.SLOTS).mapToObj(this::slot).toList();
    }

    public Slot slot(int number) {
        return look(Words.of("slot.number", number), slots.file(number));
    }

    /** The game that the program was left in. */
    public Slot left() {
        return look(Words.of("slot.left"), saves.resolve(AUTOSAVE));
    }

    /** The game that was left before this one, and not gone on with. */
    public Slot previous() {
        return look(Words.of("slot.previous"), saves.resolve(PREVIOUS));
    }

    /**
     * Keeps the game that was left as {@link #previous}, out of the way of the autosave of a new one.
     *
     * @throws DjinnException CANNOT_WRITE if the disk refuses
     */
    public void putLeftAside() {
        Path left = saves.resolve(AUTOSAVE);
        if (Files.isRegularFile(left)) {
            try {
                Files.move(
                        left,
                        saves.resolve(PREVIOUS),
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException e) {
                throw AtomicFiles.cannotWrite(left, e);
            }
        }
    }

    /** A replay's file that is not there yet. */
    public Path freshReplay() {
        return IntStream.iterate(1, number -> number + 1)
                .mapToObj(number -> replays.resolve("replay-" + number + ReplayFile.ENDING))
                .filter(Files::notExists)
                .findFirst()
                .orElseThrow();
    }

    private static Slot look(String title, Path file) {
        if (!Files.isRegularFile(file)) {
            return new Slot.Empty(title, file);
        }
        try {
            Instant when = Files.getLastModifiedTime(file).toInstant();
            return switch (SaveFile.read(file)) {
                case SaveFile.Found.Game(SavedGame game) ->
                    new Slot.Game(
                            title, file, when, game.picture(), game.snapshot().frame());
                case SaveFile.Found.PictureOnly(var picture) -> new Slot.PictureOnly(title, file, when, picture);
            };
        } catch (DjinnException e) {
            return new Slot.Broken(title, file, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return new Slot.Broken(title, file, file + ": cannot be read (" + e.getMessage() + ")");
        }
    }
}
