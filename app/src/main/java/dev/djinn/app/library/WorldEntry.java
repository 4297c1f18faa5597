package dev.djinn.app.library;

import dev.djinn.app.words.Worded;
import dev.djinn.runtime.image.Picture;
import dev.djinn.runtime.world.WorldManifest;
import dev.djinn.runtime.world.WorldSignature;
import java.nio.file.Path;
import java.util.Optional;

/** A world in the library, as it is now. */
public sealed interface WorldEntry {
    Path folder();

    /** What people call it, as far as that is known. */
    String name();

    /** None of a world that is not there. */
    Optional<Origin> findOrigin();

    /** Whether its files are not the player's to delete here: taking it off the list leaves them alone. */
    default boolean isOnlyListed() {
        return findOrigin().map(origin -> origin == Origin.ELSEWHERE).orElse(true);
    }

    /** How it came here, and so what may become of it. */
    enum Origin implements Worded {
        /** It came with the program, and stays. */
        BUNDLED,
        /** It is in the player's own folder: it can be put into the trash. */
        OWN,
        /** It was played from somewhere else: it can be forgotten, its files stay. */
        ELSEWHERE
    }

    /**
     * A world whose files are all there.
     *
     * @param hash its identity by content
     * @param signature of the manifest, which holds
     * @param trust what is known of the signer
     * @param picture the first that it brings along to start from
     * @param flaw what it did wrong when it was played last, one line
     */
    record Ready(
            Path folder,
            Origin origin,
            WorldManifest manifest,
            String hash,
            Optional<WorldSignature> signature,
            Trust trust,
            Optional<Picture> picture,
            Optional<String> flaw)
            implements WorldEntry {
        @Override
        public String name() {
            return manifest.name();
        }

        @Override
        public Optional<Origin> findOrigin() {
            return Optional.of(origin);
        }

        /** Bytes of all its files. */
        public long bytes() {
            return manifest.files().stream()
                    .mapToLong(WorldManifest.FileEntry::bytes)
                    .sum();
        }
    }

    /** A folder that cannot be played; {@code reason} is one plain line. */
    record Broken(Path folder, Origin origin, String name, String reason) implements WorldEntry {
        @Override
        public Optional<Origin> findOrigin() {
            return Optional.of(origin);
        }
    }

    /** A world that was here; it comes back when its folder does. */
    record Unavailable(Path folder, String name, String reason) implements WorldEntry {
        @Override
        public Optional<Origin> findOrigin() {
            return Optional.empty();
        }
    }
}
