package dev.djinn.runtime.io;

import dev.djinn.runtime.Owns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Folders with all that is in them. */
@Owns(value = Owns.Resource.DISK, because = "this is the one place that deletes more than a file")
public final class FolderTrees {
    private FolderTrees() {}

    /**
     * Deletes a folder and all that is in it. Links are deleted, not followed. Nothing there, nothing to do.
     *
     * @throws IOException if the disk refuses; part of the tree may then be gone
     */
    public static void delete(Path folder) throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        List<Path> inside;
        try (Stream<Path> walk = Files.walk(folder)) {
            inside = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : inside) {
            Files.deleteIfExists(path);
        }
    }
}
