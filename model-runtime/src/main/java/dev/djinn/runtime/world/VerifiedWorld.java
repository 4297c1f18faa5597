package dev.djinn.runtime.world;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Proof that a folder holds a whole world: the manifest makes sense and every file has the size and SHA-256 it states.
 * Only {@link WorldFolder#verify} makes one, and only one of these can be run.
 */
public final class VerifiedWorld {
    private final Path folder;
    private final WorldManifest manifest;
    private final String hash;
    private final Optional<WorldSignature> signature;

    VerifiedWorld(Path folder, WorldManifest manifest, String hash, Optional<WorldSignature> signature) {
        this.folder = folder;
        this.manifest = manifest;
        this.hash = hash;
        this.signature = signature;
    }

    public Path folder() {
        return folder;
    }

    public WorldManifest manifest() {
        return manifest;
    }

    /** Who signed the manifest; the signature holds, whoever that may be. */
    public Optional<WorldSignature> signature() {
        return signature;
    }

    /** Whether it has the graphs that remember past frames from call to call. */
    public boolean caches() {
        return manifest.files().stream().anyMatch(file -> file.name().equals(WorldFolder.DYNAMICS_CACHED));
    }

    /** Whether its graphs share their weights in {@link WorldFolder#WEIGHTS}. */
    public boolean sharesWeights() {
        return manifest.files().stream().anyMatch(file -> file.name().equals(WorldFolder.WEIGHTS));
    }

    /** The names of its graphs' files. */
    public List<String> graphs() {
        return caches()
                ? Stream.concat(WorldFolder.GRAPHS.stream(), WorldFolder.CACHE_GRAPHS.stream())
                        .toList()
                : WorldFolder.GRAPHS;
    }

    /**
     * The world's identity by content, 64 hexadecimal digits: worlds with the same hash dream the same frames. A new
     * name, other labels, another default or another card leave it as it is.
     */
    public String hash() {
        return hash;
    }

    @Override
    public String toString() {
        return "world '" + manifest.name() + "' in " + folder;
    }
}
