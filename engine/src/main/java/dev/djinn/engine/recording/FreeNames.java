package dev.djinn.engine.recording;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Names in a folder that no file has: {@code stem.ending}, {@code stem-2.ending} and so on. */
final class FreeNames {
    private final Path folder;
    private final String stem;
    private final String ending;
    private final List<String> alsoFree;
    private int number;

    /** @param alsoFree endings that must be free beside {@code ending}, for the file may get them later */
    FreeNames(Path folder, String stem, String ending, String... alsoFree) {
        this.folder = folder.toAbsolutePath();
        this.stem = stem;
        this.ending = ending;
        this.alsoFree = List.of(alsoFree);
    }

    /** The next free one; at another call another one. */
    Path next() {
        while (true) {
            number++;
            String name = number == 1 ? stem : stem + "-" + number;
            boolean taken = Files.exists(folder.resolve(name + ending))
                    || alsoFree.stream().anyMatch(other -> Files.exists(folder.resolve(name + other)));
            if (!taken) {
                return folder.resolve(name + ending);
            }
        }
    }
}
