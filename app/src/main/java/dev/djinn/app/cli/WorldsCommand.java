package dev.djinn.app.cli;

import dev.djinn.app.library.WorldLibrary;
import dev.djinn.runtime.world.WorldListing;
import dev.djinn.runtime.world.WorldManifest;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "worlds", description = "List the worlds there are.", mixinStandardHelpOptions = true)
final class WorldsCommand implements Callable<Integer> {
    private static final String ROW = "%-24s %9s %6s %8s  %-16s %s";
    private static final double BYTES_PER_MEGABYTE = 1e6;

    private final Surroundings around;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    WorldsCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() {
        WorldLibrary library = WorldLibrary.standard(around.environment());
        List<WorldListing> listings = library.list();
        if (json) {
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("worlds", listings.stream().map(WorldsCommand::asMap).toList());
            object.put(
                    "searched", library.folders().stream().map(Path::toString).toList());
            around.out().println(Json.of(object));
        } else if (listings.isEmpty()) {
            around.out().println(library.noneFound());
        } else {
            around.out().println(String.format(Locale.ROOT, ROW, "NAME", "FRAME", "RATE", "SIZE", "LICENCE", ""));
            listings.forEach(listing -> around.out().println(asRow(listing)));
        }
        return DjinnCommand.ok();
    }

    private static Map<String, Object> asMap(WorldListing listing) {
        Map<String, Object> map = new LinkedHashMap<>();
        switch (listing) {
            case WorldListing.Sound(Path folder, WorldManifest manifest) -> {
                map.put("name", manifest.name());
                map.put("folder", folder.toString());
                map.put("bytes", bytes(manifest));
                map.put("width", manifest.frame().width());
                map.put("height", manifest.frame().height());
                map.put("rate", manifest.frame().rate());
                map.put(
                        "actions",
                        manifest.actions().stream()
                                .map(WorldManifest.ActionLabel::name)
                                .toList());
                map.put("licence", manifest.licence());
            }
            case WorldListing.Broken(Path folder, String reason) -> {
                map.put("folder", folder.toString());
                map.put("problem", reason);
            }
        }
        return map;
    }

    private static String asRow(WorldListing listing) {
        return switch (listing) {
            case WorldListing.Sound(Path folder, WorldManifest manifest) ->
                String.format(
                        Locale.ROOT,
                        ROW,
                        manifest.name(),
                        manifest.frame().width() + "x" + manifest.frame().height(),
                        String.format(Locale.ROOT, "%.3g/s", manifest.frame().rate()),
                        String.format(Locale.ROOT, "%.1f MB", bytes(manifest) / BYTES_PER_MEGABYTE),
                        manifest.licence(),
                        folder);
            case WorldListing.Broken(Path folder, String reason) -> folder.getFileName() + "  unusable: " + reason;
        };
    }

    private static long bytes(WorldManifest manifest) {
        return manifest.files().stream()
                .mapToLong(WorldManifest.FileEntry::bytes)
                .sum();
    }
}
