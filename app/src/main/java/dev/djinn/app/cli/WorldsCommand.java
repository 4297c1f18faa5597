package dev.djinn.app.cli;

import dev.djinn.app.library.Speed;
import dev.djinn.app.library.WorldEntry;
import dev.djinn.app.library.WorldLibrary;
import dev.djinn.app.library.Worlds;
import dev.djinn.runtime.onnx.DeviceChoice;
import dev.djinn.runtime.world.WorldManifest;
import dev.djinn.runtime.world.WorldSignature;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "worlds",
        description = "List the worlds there are; import, remove, restore or measure one, trust who signed it or not.",
        mixinStandardHelpOptions = true)
final class WorldsCommand implements Callable<Integer> {
    private static final String ROW = "%-24s %9s %6s %8s %8s  %-16s %-16s %s";
    private static final double BYTES_PER_MEGABYTE = 1e6;

    private final Surroundings around;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    WorldsCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() {
        Worlds worlds = Librarian.worlds(around, DeviceChoice.AUTO);
        WorldLibrary library = Librarian.library(around);
        List<WorldEntry> entries = worlds.list();
        List<Speed> speeds = worlds.speeds();
        if (json) {
            Map<String, Object> object = new LinkedHashMap<>();
            object.put(
                    "worlds",
                    entries.stream().map(entry -> asMap(entry, speeds)).toList());
            object.put(
                    "searched", library.folders().stream().map(Path::toString).toList());
            around.out().println(Json.of(object));
        } else if (entries.isEmpty()) {
            around.out().println(library.noneFound());
        } else {
            around.out()
                    .println(String.format(
                            Locale.ROOT, ROW, "NAME", "FRAME", "RATE", "HERE", "SIZE", "LICENCE", "SIGNED BY", ""));
            entries.forEach(entry -> around.out().println(asRow(entry, speeds)));
        }
        return DjinnCommand.ok();
    }

    private static Map<String, Object> asMap(WorldEntry entry, List<Speed> speeds) {
        Map<String, Object> map = new LinkedHashMap<>();
        switch (entry) {
            case WorldEntry.Ready world -> {
                WorldManifest manifest = world.manifest();
                map.put("name", manifest.name());
                map.put("folder", world.folder().toString());
                map.put("hash", world.hash());
                map.put("origin", world.origin().name().toLowerCase(Locale.ROOT));
                map.put("bytes", world.bytes());
                map.put("width", manifest.frame().width());
                map.put("height", manifest.frame().height());
                map.put("rate", manifest.frame().rate());
                map.put(
                        "actions",
                        manifest.actions().stream()
                                .map(WorldManifest.ActionLabel::name)
                                .toList());
                map.put("licence", manifest.licence());
                map.put("attributions", manifest.attributions());
                map.put("trust", world.trust().name().toLowerCase(Locale.ROOT));
                world.signature().ifPresent(signature -> {
                    map.put("signer", signature.signer());
                    map.put("key", signature.fingerprint());
                });
                map.put("measured", measured(world, speeds));
                world.flaw().ifPresent(flaw -> map.put("flaw", flaw));
            }
            case WorldEntry.Broken broken -> {
                map.put("folder", broken.folder().toString());
                map.put("problem", broken.reason());
            }
            case WorldEntry.Unavailable gone -> {
                map.put("name", gone.name());
                map.put("folder", gone.folder().toString());
                map.put("unavailable", gone.reason());
            }
        }
        return map;
    }

    /** Frames per second by device. */
    private static Map<String, Double> measured(WorldEntry.Ready world, List<Speed> speeds) {
        Map<String, Double> byDevice = new LinkedHashMap<>();
        speeds.stream()
                .filter(speed -> speed.hash().equals(world.hash()))
                .forEach(speed -> byDevice.put(speed.device(), speed.framesPerSecond()));
        return byDevice;
    }

    private static String asRow(WorldEntry entry, List<Speed> speeds) {
        return switch (entry) {
            case WorldEntry.Ready world -> asRow(world, measured(world, speeds));
            case WorldEntry.Broken broken -> broken.folder().getFileName() + "  unusable: " + broken.reason();
            case WorldEntry.Unavailable gone -> gone.name() + "  unavailable: " + gone.reason();
        };
    }

    private static String asRow(WorldEntry.Ready world, Map<String, Double> measured) {
        WorldManifest manifest = world.manifest();
        return String.format(
                Locale.ROOT,
                ROW,
                manifest.name(),
                manifest.frame().width() + "x" + manifest.frame().height(),
                String.format(Locale.ROOT, "%.3g/s", manifest.frame().rate()),
                measured.values().stream()
                        .findFirst()
                        .map(rate -> String.format(Locale.ROOT, "%.3g/s", rate))
                        .orElse("-"),
                String.format(Locale.ROOT, "%.1f MB", world.bytes() / BYTES_PER_MEGABYTE),
                manifest.licence(),
                signer(world),
                world.folder() + world.flaw().map(flaw -> "  flawed: " + flaw).orElse(""));
    }

    private static String signer(WorldEntry.Ready world) {
        String name = world.signature().map(WorldSignature::signer).orElse("-");
        return switch (world.trust()) {
            case UNSIGNED, MAKERS, TRUSTED -> name;
            case UNKNOWN, REFUSED -> name + " (" + world.trust().name().toLowerCase(Locale.ROOT) + ")";
        };
    }
}
