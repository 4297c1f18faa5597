package dev.djinn.app.library;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What is remembered of a world, whether its folder is there or not.
 *
 * @param folder absolute
 * @param name as it was called last
 * @param hash its identity by content
 * @param flaw what it did wrong when it was played last, one line
 */
public record KnownWorld(Path folder, String name, String hash, Optional<String> flaw) {
    KnownWorld withFlaw(Optional<String> next) {
        return new KnownWorld(folder, name, hash, next);
    }
}
