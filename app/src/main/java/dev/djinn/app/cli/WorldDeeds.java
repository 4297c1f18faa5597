package dev.djinn.app.cli;

import dev.djinn.app.library.Speed;
import dev.djinn.app.library.WorldEntry;
import dev.djinn.app.library.Worlds;
import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import dev.djinn.runtime.onnx.DeviceChoice;
import dev.djinn.runtime.world.WorldSignature;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What can be done with the library: each answers with a folder, or in JSON. */
final class WorldDeeds {
    private WorldDeeds() {}

    abstract static class Deed implements Callable<Integer> {
        final Surroundings around;

        @Option(names = "--json", description = "Print one JSON object.")
        private boolean json;

        Deed(Surroundings around) {
            this.around = around;
        }

        final int answer(Map<String, Object> object, String words) {
            around.out().println(json ? Json.of(object) : words);
            return DjinnCommand.ok();
        }

        static WorldEntry require(Worlds worlds, String name) {
            List<WorldEntry> all = worlds.list();
            return all.stream()
                    .filter(world -> world.folder().endsWith(name)
                            || world.folder().toString().equals(name))
                    .findFirst()
                    .or(() -> all.stream()
                            .filter(world -> world.name().equalsIgnoreCase(name))
                            .findFirst())
                    .orElseThrow(() -> new DjinnException(
                            ExitCode.BAD_INPUT, "there is no world \"" + name + "\"; djinn worlds lists them"));
        }
    }

    @Command(
            name = "import",
            description = "Check a world's folder or zip file, copy it into the library and try it.",
            mixinStandardHelpOptions = true)
    static final class Import extends Deed {
        @Parameters(paramLabel = "PATH", description = "The world's folder or zip file.")
        @SuppressWarnings("NullAway.Init")
        private Path source;

        Import(Surroundings around) {
            super(around);
        }

        @Override
        public Integer call() {
            try (Progress progress = new Progress(around, "percent", 100)) {
                Path folder = Librarian.worlds(around, DeviceChoice.AUTO)
                        .bring(source, share -> progress.at(Math.round(100 * share)), () -> true);
                return answer(Map.of("imported", folder.toString()), folder.toString());
            }
        }
    }

    @Command(
            name = "remove",
            description = "Put a world of your own into the trash, or leave one out of the list that is elsewhere.",
            mixinStandardHelpOptions = true)
    static final class Remove extends Deed {
        @Parameters(paramLabel = "WORLD", description = "Its name, or that of its folder.")
        @SuppressWarnings("NullAway.Init")
        private String name;

        Remove(Surroundings around) {
            super(around);
        }

        @Override
        public Integer call() {
            Worlds worlds = Librarian.worlds(around, DeviceChoice.AUTO);
            WorldEntry world = require(worlds, name);
            String folder = world.folder().toString();
            return worlds.remove(world)
                    .map(trashed -> answer(
                            Map.of("trashed", trashed.toString()), trashed + "  (djinn worlds restore takes it back)"))
                    .orElseGet(() -> answer(Map.of("forgotten", folder), folder));
        }
    }

    @Command(
            name = "restore",
            description = "Take the world that was removed last out of the trash.",
            mixinStandardHelpOptions = true)
    static final class Restore extends Deed {
        Restore(Surroundings around) {
            super(around);
        }

        @Override
        public Integer call() {
            Worlds worlds = Librarian.worlds(around, DeviceChoice.AUTO);
            Path trashed = worlds.lastTrashed()
                    .orElseThrow(() -> new DjinnException(
                            ExitCode.BAD_INPUT, worlds.trashFolder() + ": nothing was removed, so nothing comes back"));
            Path folder = worlds.restore(trashed);
            return answer(Map.of("restored", folder.toString()), folder.toString());
        }
    }

    @Command(
            name = "measure",
            description = "Play a world for three seconds and remember how fast it is here.",
            mixinStandardHelpOptions = true)
    static final class Measure extends Deed {
        @Parameters(paramLabel = "WORLD", description = "Its name, or that of its folder.")
        @SuppressWarnings("NullAway.Init")
        private String name;

        @Mixin
        private final DeviceOption device = new DeviceOption();

        Measure(Surroundings around) {
            super(around);
        }

        @Override
        public Integer call() {
            Worlds worlds = Librarian.worlds(around, device.device(around));
            WorldEntry world = require(worlds, name);
            Speed speed = worlds.measure(world.folder(), around.nanoTime(), () -> true);
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("folder", world.folder().toString());
            object.put("device", speed.device());
            object.put("fps", speed.framesPerSecond());
            return answer(
                    object, String.format(Locale.ROOT, "%.1f frames/s on %s", speed.framesPerSecond(), speed.device()));
        }
    }

    /** What the player thinks of whoever signed a world. */
    abstract static class Judgement extends Deed {
        @Parameters(paramLabel = "WORLD", description = "Its name, or that of its folder.")
        @SuppressWarnings("NullAway.Init")
        private String name;

        private final boolean isTrusted;

        Judgement(Surroundings around, boolean isTrusted) {
            super(around);
            this.isTrusted = isTrusted;
        }

        @Override
        public Integer call() {
            Worlds worlds = Librarian.worlds(around, DeviceChoice.AUTO);
            if (!(require(worlds, name) instanceof WorldEntry.Ready world)) {
                throw new DjinnException(ExitCode.BAD_INPUT, name + ": cannot be played; djinn worlds says why");
            }
            WorldSignature signature = world.signature()
                    .orElseThrow(() -> new DjinnException(
                            ExitCode.BAD_INPUT, name + ": nobody signed it, so there is nobody to trust or not"));
            worlds.judge(world, isTrusted);
            return answer(
                    Map.of("signer", signature.signer(), "key", signature.fingerprint(), "trusted", isTrusted),
                    signature.signer() + " (key " + signature.fingerprint() + ") is "
                            + (isTrusted ? "trusted" : "not trusted") + " from now on");
        }
    }

    @Command(
            name = "trust",
            description = "Play the worlds of whoever signed this one.",
            mixinStandardHelpOptions = true)
    static final class Trusting extends Judgement {
        Trusting(Surroundings around) {
            super(around, true);
        }
    }

    @Command(
            name = "distrust",
            description = "Play no world of whoever signed this one.",
            mixinStandardHelpOptions = true)
    static final class Distrusting extends Judgement {
        Distrusting(Surroundings around) {
            super(around, false);
        }
    }
}
