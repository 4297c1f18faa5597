package dev.djinn.runtime.world;

import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import dev.djinn.runtime.Owns;
import dev.djinn.runtime.io.AtomicFiles;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Puts a whole folder in the place of another. No file system replaces a folder that has files in one step, so the old
 * one first moves aside to {@code .NAME.old}; whoever finds that name without NAME moves it back, so that a process
 * killed between the two moves loses nothing.
 */
@Owns(value = Owns.Resource.DISK, because = "swapping two folders is a dance of renames")
final class WorldReplacement {
    private static final String OLD = ".old";

    private WorldReplacement() {}

    static void write(Path target, Map<String, byte[]> files, byte[] manifest) {
        Path folder = target.toAbsolutePath().normalize();
        Path parent = folder.getParent();
        if (parent == null) {
            throw new DjinnException(ExitCode.BAD_INPUT, target + ": a world needs a folder name");
        }
        requireReplaceable(folder);
        try {
            Files.createDirectories(parent);
            Path fresh = parent.resolve("." + folder.getFileName() + "." + UUID.randomUUID() + ".new");
            try {
                Files.createDirectory(fresh);
                files.forEach((name, bytes) -> AtomicFiles.write(fresh.resolve(name), bytes));
                AtomicFiles.write(fresh.resolve(WorldFolder.MANIFEST), manifest);
                swap(fresh, folder);
            } finally {
                deleteTree(fresh);
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
        if (Files.isDirectory(old) && Files.notExists(folder)) {
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
            deleteTree(old);
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
        deleteTree(old);
    }

    private static void requireReplaceable(Path folder) {
        if (Files.notExists(folder) || Files.isRegularFile(folder.resolve(WorldFolder.MANIFEST))) {
            return;
        }
        try (Stream<Path> inside = Files.list(folder)) {
            if (inside.findAny().isEmpty()) {
                return;
            }
        } catch (IOException e) {
            throw new DjinnException(
                    ExitCode.BAD_INPUT, folder + ": is not a folder; choose another place for the world", e);
        }
        throw new DjinnException(
                ExitCode.BAD_INPUT, folder + ": holds other files and is not a world; choose another place for it");
    }

    private static Path aside(Path folder) {
        return folder.resolveSibling("." + folder.getFileName() + OLD);
    }

    private static void deleteTree(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            return;
        }
        List<Path> inside;
        try (Stream<Path> walk = Files.walk(folder)) {
            inside = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : inside) {
            Files.delete(path);
        }
    }
}
