package dev.djinn.app.library;

import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import dev.djinn.runtime.Owns;
import dev.djinn.runtime.io.AtomicFiles;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Where what the player deletes goes: {@code .trash/TIME/NAME} beside it, by one rename, and back by another. It takes
 * only what lies right in its folder, and it deletes nothing for good: that is left to the player.
 */
@Owns(value = Owns.Resource.DISK, because = "trash is a rename, and so is undo")
final class Trash {
    private static final String TRASH = ".trash";

    private final Path home;
    private final InstantSource clock;

    /** Trash of what lies in {@code home}. */
    Trash(Path home, InstantSource clock) {
        this.home = home.toAbsolutePath().normalize();
        this.clock = clock;
    }

    /** Where it is. */
    Path folder() {
        return home.resolve(TRASH);
    }

    /** Whether this can be put here. */
    boolean takes(Path thing) {
        Path absolute = thing.toAbsolutePath().normalize();
        return home.equals(absolute.getParent())
                && !absolute.getFileName().toString().startsWith(".");
    }

    /**
     * Puts a file or folder here.
     *
     * @return where it is now
     * @throws DjinnException UNSAFE if it does not lie in the folder, CANNOT_WRITE if the disk refuses
     */
    Path put(Path thing) {
        if (!takes(thing)) {
            throw new DjinnException(
                    ExitCode.UNSAFE, thing + ": is not in " + home + ", so it is not Djinn's to delete");
        }
        try {
            Path place = FreeNames.of(folder(), String.valueOf(clock.millis()));
            Files.createDirectories(place);
            Path trashed = place.resolve(thing.getFileName());
            Files.move(thing, trashed, StandardCopyOption.ATOMIC_MOVE);
            AtomicFiles.syncFolder(home);
            return trashed;
        } catch (IOException e) {
            throw AtomicFiles.cannotWrite(thing, e);
        }
    }

    /**
     * Puts what was trashed back, under another name if its own was taken since.
     *
     * @return where it is now
     * @throws DjinnException CANNOT_WRITE if it is gone, or the disk refuses
     */
    Path restore(Path trashed) {
        try {
            Path back = FreeNames.of(home, trashed.getFileName().toString());
            Files.move(trashed, back, StandardCopyOption.ATOMIC_MOVE);
            Files.deleteIfExists(trashed.resolveSibling("").normalize());
            AtomicFiles.syncFolder(home);
            return back;
        } catch (IOException e) {
            throw AtomicFiles.cannotWrite(trashed, e);
        }
    }

    /** What was trashed last. */
    Optional<Path> last() {
        if (!Files.isDirectory(folder(), LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        List<Path> things = new ArrayList<>();
        try (DirectoryStream<Path> places = Files.newDirectoryStream(folder(), Files::isDirectory)) {
            for (Path place : places) {
                try (DirectoryStream<Path> inside = Files.newDirectoryStream(place)) {
                    inside.forEach(things::add);
                }
            }
        } catch (IOException e) {
            throw new DjinnException(ExitCode.BAD_INPUT, folder() + ": cannot be read (" + e.getMessage() + ")", e);
        }
        return things.stream()
                .max(Comparator.comparing(
                        thing -> thing.getName(thing.getNameCount() - 2).toString()));
    }
}
