package dev.djinn.engine.recording;

import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import dev.djinn.runtime.Owns;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Recordings whose program was killed: an mkv that nobody holds the lock of. Each becomes an mp4 of the same pictures.
 * One of no bytes is removed; one that cannot be read, or not all of it, stays, as {@code NAME.mkv.broken}; one that cannot
 * be made now, for lack of room, stays as it is and is tried again the next time.
 */
@Owns(value = Owns.Resource.DISK, because = "an mkv that became an mp4 is deleted, a broken one renamed")
final class Leftovers {
    private static final String ENDING = ".mkv";
    private static final String BROKEN = ENDING + ".broken";
    /** A torn last frame, or the index of a whole recording, may be this part of it and so many bytes; more is kept. */
    private static final int PART_NOT_MISSED = 16;

    private static final long BYTES_NOT_MISSED = 1 << 18;

    /** How a file is deleted. */
    interface Removal {
        void remove(Path file) throws IOException;
    }

    private final Path folder;
    private final Removal removal;
    private final List<Path> made = new ArrayList<>();
    private final List<String> kept = new ArrayList<>();

    private Leftovers(Path folder, Removal removal) {
        this.folder = folder;
        this.removal = removal;
    }

    /**
     * Saves what can be saved in {@code folder}, which need not exist.
     *
     * @param isOurs whether a recording of ours has such a name, without its ending; no other file is touched
     */
    static RecorderEvent.Salvaged salvage(Path folder, Predicate<String> isOurs) {
        return salvage(folder, isOurs, Files::delete);
    }

    static RecorderEvent.Salvaged salvage(Path folder, Predicate<String> isOurs, Removal removal) {
        Leftovers leftovers = new Leftovers(folder, removal);
        find(folder, isOurs).forEach(leftovers::salvage);
        return new RecorderEvent.Salvaged(List.copyOf(leftovers.made), List.copyOf(leftovers.kept));
    }

    private static List<Path> find(Path folder, Predicate<String> isOurs) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(ENDING) && isOurs.test(stem(file)))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            log("recordings that were left cannot be looked for", e);
            return List.of();
        }
    }

    private static String stem(Path mkv) {
        String name = String.valueOf(mkv.getFileName());
        return name.substring(0, name.length() - ENDING.length());
    }

    private void salvage(Path mkv) {
        if (LiveFile.isHeldHere(mkv)) {
            return;
        }
        try (FileChannel channel = FileChannel.open(mkv, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            if (LiveFile.isLocked(channel)) {
                convert(mkv, channel.size());
            }
        } catch (OverlappingFileLockException beingMade) {
            return;
        } catch (IOException e) {
            log("a recording that was left cannot be opened", e);
        }
    }

    private void convert(Path mkv, long bytes) throws IOException {
        if (bytes == 0) {
            removal.remove(mkv);
            return;
        }
        Path mp4 = new FreeNames(folder, stem(mkv), Take.Kind.MP4.ending()).next();
        try {
            long lost = bytes - Remux.toMp4(mkv, mp4);
            made(mkv, mp4, lost > Math.min(bytes / PART_NOT_MISSED, BYTES_NOT_MISSED));
        } catch (DjinnException e) {
            kept.add(
                    e.exitCode() == ExitCode.CANNOT_WRITE
                            ? mkv + " stays for now: " + e.getMessage()
                            : "it cannot be read, and is kept as " + putAside(mkv));
        }
    }

    /** The mkv must go, or there would be one mp4 more at each start. */
    private void made(Path mkv, Path mp4, boolean isTorn) throws IOException {
        try {
            if (isTorn) {
                kept.add("not all of it can be read, so it is also kept as " + putAside(mkv));
            } else {
                removal.remove(mkv);
            }
            made.add(mp4);
        } catch (IOException e) {
            log("a recording that was left cannot be removed", e);
            removal.remove(mp4);
            kept.add(mkv + " stays for now: it cannot be removed");
        }
    }

    private Path putAside(Path mkv) throws IOException {
        Path broken = new FreeNames(folder, stem(mkv), BROKEN).next();
        return Files.move(mkv, broken);
    }

    private static void log(String what, Exception why) {
        System.getLogger(Leftovers.class.getName()).log(Level.WARNING, what, why);
    }
}
