package dev.djinn.app.doctor;

import com.sun.management.OperatingSystemMXBean;
import dev.djinn.app.library.WorldLibrary;
import dev.djinn.app.pad.PadCheck;
import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.io.CacheFolder;
import dev.djinn.runtime.onnx.CudaLibraries;
import dev.djinn.runtime.onnx.DeviceChoice;
import dev.djinn.runtime.onnx.DeviceProbe;
import dev.djinn.runtime.onnx.OnnxEngine;
import dev.djinn.runtime.world.WorldListing;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Looks at everything that playing needs. Opens no window and changes nothing but the cache. */
public final class Doctor {
    private static final long BYTES_PER_MEGABYTE = 1_000_000;

    private Doctor() {}

    /** @param library of which it says how many worlds can be played */
    public static List<Finding> examine(Map<String, String> environment, String javafxVersion, WorldLibrary library) {
        List<Finding> findings = new ArrayList<>();
        findings.add(java());
        findings.add(Finding.ok(
                "system",
                "System",
                System.getProperty("os.name") + " " + System.getProperty("os.version") + ", "
                        + System.getProperty("os.arch")));
        findings.add(machine());
        findings.add(window(environment, javafxVersion));
        if (Display.isLinux()) {
            findings.add(gtk());
        }
        findings.add(gamepads(PadCheck.look()));
        findings.addAll(runtime());
        if (Display.isLinux()) {
            findings.add(cuda(CudaLibraries.here()));
        }
        findings.add(worlds(library));
        findings.add(Finding.ok("cache", "Cache", CacheFolder.standard().toString()));
        return findings;
    }

    /** Whether worlds can be played at all. */
    public static boolean canPlay(List<Finding> findings) {
        return findings.stream().noneMatch(finding -> finding.state() == Finding.State.PROBLEM);
    }

    private static Finding java() {
        return Finding.ok(
                "java",
                "Java",
                Runtime.version() + " by " + System.getProperty("java.vendor") + ", "
                        + System.getProperty("java.home"));
    }

    private static Finding machine() {
        String memory = "";
        if (ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system) {
            memory = ", " + system.getTotalMemorySize() / BYTES_PER_MEGABYTE + " MB of memory";
        }
        return Finding.ok(
                "machine",
                "Machine",
                Runtime.getRuntime().availableProcessors() + " processors" + memory + " ("
                        + Runtime.getRuntime().maxMemory() / BYTES_PER_MEGABYTE + " MB for Java)");
    }

    private static Finding window(Map<String, String> environment, String javafxVersion) {
        String javafx = "JavaFX " + javafxVersion;
        return Display.findObstacle(environment)
                .map(why -> Finding.note(
                        "window",
                        "Window",
                        javafx + ", " + why,
                        "play from a desktop session; the other commands work without one"))
                .orElseGet(() -> Finding.ok("window", "Window", javafx));
    }

    private static Finding gtk() {
        return Display.findGtk()
                .map(library -> Finding.ok("gtk", "GTK 3", library.toString()))
                .orElseGet(() -> Finding.note(
                        "gtk", "GTK 3", "not found", "for a window: sudo apt install libgtk-3-0 libgl1 libxtst6"));
    }

    private static List<Finding> runtime() {
        try {
            Finding version =
                    Finding.ok("onnxruntime", "ONNX Runtime", OnnxEngine.start().version());
            DeviceProbe probe = DeviceProbe.probe(DeviceChoice.AUTO);
            String device = probe.device().id();
            return List.of(
                    version,
                    probe.whyNotCuda()
                            .map(why -> Finding.ok("device", "Device", device + "; not CUDA: " + why))
                            .orElseGet(() -> Finding.ok(
                                    "device", "Device", device + "; driver, libraries and ONNX Runtime agree")));
        } catch (DjinnException e) {
            return List.of(
                    Finding.problem("onnxruntime", "ONNX Runtime", "does not run", String.valueOf(e.getMessage())));
        }
    }

    static Finding gamepads(PadCheck check) {
        return check.works()
                ? Finding.ok("gamepads", "Gamepads", check.words())
                : Finding.note("gamepads", "Gamepads", "none: " + check.words(), "play with the keyboard");
    }

    private static Finding cuda(CudaLibraries libraries) {
        String found = inWords("found", libraries.found());
        String missing = inWords("missing", libraries.missing());
        String folders = libraries.searched().stream().map(Path::toString).collect(Collectors.joining(", "));
        String value = Stream.of(found, missing, "looked in " + folders)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("; "));
        return libraries
                .findObstacle()
                .map(why -> Finding.note("cuda", "CUDA", value, "for play on a GPU only: " + why))
                .orElseGet(() -> Finding.ok("cuda", "CUDA", value));
    }

    private static String inWords(String what, List<CudaLibraries.Library> libraries) {
        String names = libraries.stream()
                .map(library -> library.name()
                        + library.place().map(place -> " (" + place + ")").orElse(""))
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? "" : what + " " + names;
    }

    private static Finding worlds(WorldLibrary library) {
        List<WorldListing> worlds = library.list();
        List<WorldListing> broken =
                worlds.stream().filter(WorldListing.Broken.class::isInstance).toList();
        String folders = library.folders().stream().map(Path::toString).collect(Collectors.joining(", "));
        String value = worlds.size() - broken.size() + " playable in " + folders;
        if (!broken.isEmpty()) {
            return Finding.note(
                    "worlds", "Worlds", value + "; " + broken.size() + " unusable", "see djinn worlds for the reasons");
        }
        return worlds.isEmpty()
                ? Finding.note("worlds", "Worlds", value, "train one with djinn-train fit VIDEOS --out RUN")
                : Finding.ok("worlds", "Worlds", value);
    }
}
