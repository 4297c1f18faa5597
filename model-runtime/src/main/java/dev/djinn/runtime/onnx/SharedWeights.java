package dev.djinn.runtime.onnx;

import dev.djinn.runtime.world.VerifiedWorld;
import dev.djinn.runtime.world.WorldFolder;
import dev.djinn.runtime.world.WorldManifest;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Optional;

/**
 * Sees to it that a graph takes weights only from the file that the world's graphs share, which was verified: ONNX
 * Runtime itself would read any file beside the graph.
 */
final class SharedWeights {
    private SharedWeights() {}

    /** What is wrong with the places outside the file from which a graph takes weights; empty if nothing is. */
    static Optional<String> findFault(VerifiedWorld world, GraphKind kind) throws IOException {
        long bytes = world.manifest().files().stream()
                .filter(file -> file.name().equals(WorldFolder.WEIGHTS))
                .mapToLong(WorldManifest.FileEntry::bytes)
                .findFirst()
                .orElse(-1);
        try {
            for (Map<String, String> place :
                    ExternalData.of(Files.readAllBytes(world.folder().resolve(kind.file())))) {
                Optional<String> fault = findFault(place, bytes);
                if (fault.isPresent()) {
                    return fault;
                }
            }
            return Optional.empty();
        } catch (IllegalArgumentException | ArithmeticException e) {
            return Optional.of("is no ONNX graph (" + e.getMessage() + ")");
        }
    }

    private static Optional<String> findFault(Map<String, String> place, long bytes) {
        String file = place.getOrDefault("location", "");
        if (!file.equals(WorldFolder.WEIGHTS)) {
            return Optional.of("takes weights from '" + file + "', a world's are in " + WorldFolder.WEIGHTS);
        }
        if (bytes < 0) {
            return Optional.of("takes weights from " + file + ", which the manifest does not list");
        }
        String offset = place.getOrDefault("offset", "0");
        String length = place.getOrDefault("length", "");
        String number = "\\d{1,18}";
        if (!offset.matches(number) || !length.matches(number)) {
            return Optional.of("says nonsense about where its weights are in " + file);
        }
        return Long.parseLong(offset) + Long.parseLong(length) <= bytes
                ? Optional.empty()
                : Optional.of("takes weights from beyond the " + bytes + " bytes of " + file);
    }
}
