package dev.djinn.runtime.world;

import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import dev.djinn.runtime.Owns;
import dev.djinn.runtime.io.AtomicFiles;
import dev.djinn.runtime.io.FolderTrees;
import dev.djinn.runtime.world.WorldManifest.FileEntry;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Puts a whole folder in the place of another. No file system replaces a folder that has files in one step, so the old
 * one first moves aside to {@code .NAME.old}; whoever finds that name without NAME moves it back, so that a process
 * killed between the two moves loses nothing. What a killed process left half written or half deleted is called
 * {@code .NAME.UUID.new}, and goes when NAME is written again.
 *
 * <p>Nothing is moved or deleted but worlds that hold no file beside their own: the folder that a person names may be
 * any folder.
 */
@Owns(value = Owns.Resource.DISK, because = "swapping two folders is a dance of renames")
final class WorldReplacement {
    private static final String OLD = ".old";
    private static final String FRESH = ".new";

    private WorldReplacement() {}

    static void write(Path target, Map<String, byte[]> files, byte[] manifest) {
        Path folder = target.toAbsolutePath().normalize();
        Path parent = folder.getParent();
        if (parent == null) {
            throw new DjinnException(ExitCode.BAD_INPUT, target + ": a world needs a folder name");
        }
        requireReplaceable(folder);
        requireReplaceable(aside(folder));
        try {
            Files.createDirectories(parent);
            deleteLeftovers(parent, folder);
            Path fresh = beside(folder);
            try {
                Files.createDirectory(fresh);
                files.forEach((name, bytes) -> AtomicFiles.write(fresh.resolve(name), bytes));
                AtomicFiles.write(fresh.resolve(WorldFolder.MANIFEST), manifest);
                swap(fresh, folder);
            } finally {
                FolderTrees.delete(fresh);
            }
            AtomicFiles.syncFolder(parent);
        } catch (IOException e) {
            throw AtomicFiles.cannotWrite(target, e);
        }
    }

    /** Moves a world back that was moved aside when its replacement was cut off. */
    static void finishInterrupted(Path target) {
        Path folder = target.toAbsolutePath().normalize();
        Path old = aside(folder);
        if (Files.isDirectory(old)
                && Files.notExists(folder)
                && findObjection(old).isEmpty()) {
            try {
                Files.move(old, folder, StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException e) {
                throw AtomicFiles.cannotWrite(folder, e);
            }
        }
    }

    static void finishAllInterrupted(Path worlds) throws IOException {
        try (DirectoryStream<Path> moved = Files.newDirectoryStream(worlds, ".*" + OLD)) {
            for (Path old : moved) {
                String name = old.getFileName().toString();
                finishInterrupted(worlds.resolve(name.substring(1, name.length() - OLD.length())));
            }
        }
    }

    private static void swap(Path fresh, Path folder) throws IOException {
        Path old = aside(folder);
        boolean replaces = Files.exists(folder);
        if (replaces) {
            discard(old, folder);
            Files.move(folder, old, StandardCopyOption.ATOMIC_MOVE);
        }
        try {
            Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (replaces) {
                Files.move(old, folder, StandardCopyOption.ATOMIC_MOVE);
            }
            throw e;
        }
        discard(old, folder);
    }

    /** Renames first, so that a half deleted world is never taken for one to move back. */
    private static void discard(Path old, Path folder) throws IOException {
        if (Files.exists(old)) {
            Path doomed = beside(folder);
            Files.move(old, doomed, StandardCopyOption.ATOMIC_MOVE);
            FolderTrees.delete(doomed);
        }
    }

    private static void deleteLeftovers(Path parent, Path folder) throws IOException {
        Pattern leftover = Pattern.compile(Pattern.quote("." + folder.getFileName() + ".")
                + "\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}" + Pattern.quote(FRESH));
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> siblings = Files.newDirectoryStream(
                parent, path -> leftover.matcher(path.getFileName().toString()).matches())) {
            siblings.forEach(found::add);
        }
        for (Path path : found) {
            FolderTrees.delete(path);
        }
    }

    private static void requireReplaceable(Path folder) {
        findObjection(folder).ifPresent(objection -> {
            throw new DjinnException(
                    ExitCode.BAD_INPUT, folder + ": " + objection + "; choose another place for the world");
        });
    }

    /** Why this must stay as it is; nothing, an empty folder and a world with its own files alone may be replaced. */
    private static Optional<String> findObjection(Path folder) {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        List<Path> inside = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            entries.forEach(inside::add);
        } catch (IOException | DirectoryIteratorException e) {
            return Optional.of("is not a folder that can be read");
        }
        if (inside.isEmpty()) {
            return Optional.empty();
        }
        WorldManifest manifest;
        try {
            manifest = WorldFolder.readManifest(folder);
        } catch (DjinnException e) {
            return Optional.of("holds other files and is not a world");
        }
        List<String> own = manifest.files().stream().map(FileEntry::name).toList();
        return inside.stream()
                .filter(path -> !Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)
                        || !isOwn(path.getFileName().toString(), own))
                .sorted()
                .findFirst()
                .map(path -> "holds " + path.getFileName() + ", which the world there does not list");
    }

    private static boolean isOwn(String name, List<String> listed) {
        return name.equals(WorldFolder.MANIFEST) || name.equals(WorldFolder.SIGNATURE) || listed.contains(name);
    }

    private static Path aside(Path folder) {
        return folder.resolveSibling("." + folder.getFileName() + OLD);
    }

    private static Path beside(Path folder) {
        return folder.resolveSibling("." + folder.getFileName() + "." + UUID.randomUUID() + FRESH);
    }
}
