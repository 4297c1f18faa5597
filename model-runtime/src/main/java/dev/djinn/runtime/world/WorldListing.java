package dev.djinn.runtime.world;

import java.nio.file.Path;
import java.util.Optional;

/** What a look into a folder of worlds found in one of its folders. */
public sealed interface WorldListing {
    /** The folder that was looked at. */
    Path folder();

    /**
     * A world whose manifest is sound and whose files are all there, in the right size. Hashes are left for opening.
     *
     * @param signature of the manifest, which holds
     */
    record Sound(Path folder, WorldManifest manifest, Optional<WorldSignature> signature) implements WorldListing {}

    /** A folder that is no playable world; {@code reason} is one plain line. */
    record Broken(Path folder, String reason) implements WorldListing {}
}
