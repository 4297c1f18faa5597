package dev.djinn.app.library;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.stream.IntStream;

/** Names that are not taken. */
final class FreeNames {
    private FreeNames() {}

    /** {@code name} in {@code parent}, or with a number behind it: {@code name-2}. */
    static Path of(Path parent, String name) {
        return IntStream.iterate(1, number -> number + 1)
                .mapToObj(number -> parent.resolve(number == 1 ? name : name + "-" + number))
                .filter(path -> !Files.exists(path, LinkOption.NOFOLLOW_LINKS))
                .findFirst()
                .orElseThrow();
    }
}
