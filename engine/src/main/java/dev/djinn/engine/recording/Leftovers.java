package dev.djinn.engine.recording;

import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import dev.djinn.runtime.Owns;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Recordings whose program was killed: an mkv that nobody holds the lock of. Each becomes an mp4 of the same pictures.
 * One that holds no picture yet is removed; one that cannot be read stays, as {@code NAME.mkv.broken}; one that cannot be
 * made now, for lack of room, stays as it is and is tried again the next time.
 */
@Owns(value = Owns.Resource.DISK, because = "an mkv that became an mp4 is deleted, a broken one renamed")
final class Leftovers {
    private static final String ENDING = ".mkv";

    private final Path folder;
    private final List<Path> made = new ArrayList<>();
    private final List<String> kept = new ArrayList<>();

    private Leftovers(Path folder) {
        this.folder = folder;
    }

    /**
     * Saves what can be saved in {@code folder}, which need not exist.
     *
     * @param isOurs whether a recording of ours has such a name, without its ending; no other file is touched
     */
    static RecorderEvent.Salvaged salvage(Path folder, Predicate<String> isOurs) {
        Leftovers leftovers = new Leftovers(folder);
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
        try (FileChannel channel = FileChannel.open(mkv, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                convert(mkv, channel.size());
            }
        } catch (OverlappingFileLockException beingRecorded) {
            return;
        } catch (IOException e) {
            log("a recording that was left cannot be opened", e);
        }
    }

    private void convert(Path mkv, long bytes) throws IOException {
        if (bytes == 0) {
            Files.delete(mkv);
            return;
        }
        Path mp4 = new FreeNames(folder, stem(mkv), Take.Kind.MP4.ending()).next();
        try {
            if (Remux.toMp4(mkv, mp4) > 0) {
                made.add(mp4);
            }
            Files.delete(mkv);
        } catch (DjinnException e) {
            kept.add(keep(mkv, e));
        }
    }

    private static String keep(Path mkv, DjinnException why) throws IOException {
        if (why.exitCode() == ExitCode.CANNOT_WRITE) {
            return mkv + " stays for now: " + why.getMessage();
        }
        Path broken = mkv.resolveSibling(mkv.getFileName() + ".broken");
        Files.move(mkv, broken, StandardCopyOption.REPLACE_EXISTING);
        return "it cannot be read, and is kept as " + broken;
    }

    private static void log(String what, Exception why) {
        System.getLogger(Leftovers.class.getName()).log(Level.WARNING, what, why);
    }
}
