package dev.djinn.app.library;

import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import dev.djinn.runtime.Owns;
import dev.djinn.runtime.io.AtomicFiles;
import dev.djinn.runtime.io.FolderTrees;
import dev.djinn.runtime.world.VerifiedWorld;
import dev.djinn.runtime.world.WorldFolder;
import dev.djinn.runtime.world.WorldManifest;
import dev.djinn.runtime.world.WorldManifest.FileEntry;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.text.Normalizer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Brings a world into the player's folder of worlds. What its manifest lists is copied into a hidden folder there, counted
 * while it is; checked against the manifest; opened and tried; and only then gets its name, in one move. Whatever goes
 * wrong before leaves no world behind.
 */
@Owns(value = Owns.Resource.DISK, because = "a world appears by the rename of a folder that is whole")
final class WorldImport {
    /** More is no world for a desktop. */
    static final long MOST_BYTES = 16L << 30;

    private static final int MOST_MANIFEST = 1 << 20;
    private static final String HALF = ".import-";
    private static final Duration FORGOTTEN = Duration.ofDays(1);
    private static final int CHUNK = 1 << 16;
    private static final int LONGEST_NAME = 60;

    private final Path worlds;
    private final Function<Path, WorldSource> opener;
    private final Consumer<VerifiedWorld> trial;
    private final InstantSource clock;

    /**
     * Imports into {@code worlds}, which need not exist.
     *
     * @param opener of what is imported
     * @param trial opens the world and lets it dream; throws if that is nothing
     */
    WorldImport(Path worlds, Function<Path, WorldSource> opener, Consumer<VerifiedWorld> trial, InstantSource clock) {
        this.worlds = worlds;
        this.opener = opener;
        this.trial = trial;
        this.clock = clock;
    }

    /** Who hears how far it is, and may say that it is not wanted any more. */
    record Watch(DoubleConsumer progress, BooleanSupplier isWanted) {}

    /**
     * Copies, checks, tries and then shows a world.
     *
     * @param source its folder, or a zip file
     * @param accept told the manifest before more is copied; may throw
     * @return the folder that it has now
     * @throws DjinnException BAD_INPUT if it is no whole world that runs, UNSAFE if it is a trap, CANNOT_WRITE if the disk
     *     refuses, INTERRUPTED if it is not wanted any more
     */
    Path bring(Path source, Consumer<WorldManifest> accept, Watch watch) {
        Path half = worlds.resolve(HALF + UUID.randomUUID());
        try (WorldSource from = opener.apply(source)) {
            Files.createDirectories(worlds);
            deleteForgotten();
            Files.createDirectory(half);
            return bring(source, from, half, accept, watch);
        } catch (IOException e) {
            throw AtomicFiles.cannotWrite(worlds, e);
        } catch (DjinnException e) {
            Path place = e.exitCode() == ExitCode.CANNOT_WRITE ? worlds : source;
            String message = String.valueOf(e.getMessage()).replace(half.toString(), place.toString());
            throw new DjinnException(e.exitCode(), message, e);
        } finally {
            deleteQuietly(half);
        }
    }

    private Path bring(Path source, WorldSource from, Path half, Consumer<WorldManifest> accept, Watch watch)
            throws IOException {
        Watch unseen = new Watch(share -> {}, watch.isWanted());
        copy(from, WorldFolder.MANIFEST, MOST_MANIFEST, half, unseen, new Copied(1));
        copyIfThere(from, WorldFolder.SIGNATURE, MOST_MANIFEST, half, unseen, new Copied(1));
        WorldManifest manifest = WorldFolder.readManifest(half);
        accept.accept(manifest);
        long bytes = manifest.files().stream().mapToLong(FileEntry::bytes).sum();
        requireRoom(source, bytes);
        Copied copied = new Copied(bytes);
        for (FileEntry file : manifest.files()) {
            copy(from, file.name(), file.bytes(), half, watch, copied);
        }
        trial.accept(WorldFolder.verify(half));
        requireWanted(watch);
        Path target = FreeNames.of(worlds, plainName(manifest.name(), from.baseName()));
        Files.move(half, target, StandardCopyOption.ATOMIC_MOVE);
        AtomicFiles.syncFolder(worlds);
        return target;
    }

    private static final class Copied {
        private final long all;
        private long now;

        Copied(long all) {
            this.all = Math.max(1, all);
        }
    }

    private void requireRoom(Path source, long bytes) throws IOException {
        if (bytes > MOST_BYTES) {
            throw new DjinnException(
                    ExitCode.UNSAFE, source + ": says it has " + bytes + " bytes, which is too much for a world");
        }
        long free = Files.getFileStore(worlds).getUsableSpace();
        if (bytes > free) {
            throw new DjinnException(
                    ExitCode.CANNOT_WRITE,
                    worlds + ": the world needs " + bytes / 1_000_000 + " MB, and " + free / 1_000_000
                            + " MB are free; free some space and try again");
        }
    }

    private static void copy(WorldSource from, String name, long most, Path half, Watch watch, Copied copied)
            throws IOException {
        if (!copyIfThere(from, name, most, half, watch, copied)) {
            throw new DjinnException(ExitCode.BAD_INPUT, half.resolve(name) + ": missing; copy the whole world again");
        }
    }

    private static boolean copyIfThere(WorldSource from, String name, long most, Path half, Watch watch, Copied copied)
            throws IOException {
        Path to = half.resolve(name);
        Optional<InputStream> found = find(from, name, to);
        if (found.isEmpty()) {
            return false;
        }
        try (InputStream in = found.orElseThrow()) {
            AtomicFiles.write(to, out -> copy(in, out, to, most, watch, copied));
        }
        return true;
    }

    private static void copy(InputStream in, OutputStream out, Path name, long most, Watch watch, Copied copied)
            throws IOException {
        byte[] chunk = new byte[CHUNK];
        long total = 0;
        for (int read = read(in, chunk, name); read >= 0; read = read(in, chunk, name)) {
            total += read;
            if (total > most) {
                throw new DjinnException(
                        ExitCode.UNSAFE, name + ": is larger than the " + most + " bytes that it may have");
            }
            requireWanted(watch);
            out.write(chunk, 0, read);
            copied.now += read;
            watch.progress().accept((double) copied.now / copied.all);
        }
    }

    private static Optional<InputStream> find(WorldSource from, String name, Path to) {
        try {
            return from.find(name);
        } catch (IOException e) {
            throw unreadable(to, e);
        }
    }

    private static int read(InputStream in, byte[] chunk, Path name) {
        try {
            return in.read(chunk);
        } catch (IOException e) {
            throw unreadable(name, e);
        }
    }

    /** What cannot be read is the world's fault, not that of the disk that is written. */
    private static DjinnException unreadable(Path name, IOException cause) {
        String why = cause instanceof AccessDeniedException
                ? "no permission to read it; allow it, or get the world again"
                : "cannot be read (" + cause.getMessage() + "); get the world again";
        return new DjinnException(ExitCode.BAD_INPUT, name + ": " + why, cause);
    }

    private static void requireWanted(Watch watch) {
        if (!watch.isWanted().getAsBoolean()) {
            throw new DjinnException(ExitCode.INTERRUPTED, "the import was stopped; nothing was changed");
        }
    }

    /** What imports that were killed left behind. Another process may be importing now, so only what is old goes. */
    private void deleteForgotten() throws IOException {
        try (DirectoryStream<Path> halves = Files.newDirectoryStream(worlds, HALF + "*")) {
            for (Path half : halves) {
                if (Files.getLastModifiedTime(half)
                        .toInstant()
                        .isBefore(clock.instant().minus(FORGOTTEN))) {
                    FolderTrees.delete(half);
                }
            }
        }
    }

    private static void deleteQuietly(Path half) {
        try {
            FolderTrees.delete(half);
        } catch (IOException e) {
            System.getLogger(WorldImport.class.getName())
                    .log(System.Logger.Level.WARNING, half + " is left over and cannot be deleted", e);
        }
    }

    /** A folder's name on any system, the same in any language of the machine. */
    static String plainName(String name, String otherwise) {
        return Stream.of(name, otherwise, "world")
                .map(text -> Normalizer.normalize(text, Normalizer.Form.NFD)
                        .replaceAll("\\p{M}", "")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9]+", "-")
                        .replaceAll("^-|-$", ""))
                .map(text -> text.substring(0, Math.min(LONGEST_NAME, text.length())))
                .filter(text -> !text.isEmpty() && !text.matches("con|prn|aux|nul|com[0-9]|lpt[0-9]"))
                .findFirst()
                .orElseThrow();
    }
}
