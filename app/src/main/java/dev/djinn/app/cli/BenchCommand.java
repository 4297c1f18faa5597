package dev.djinn.app.cli;

import dev.djinn.app.library.WorldLibrary;
import dev.djinn.runtime.bench.Bench;
import dev.djinn.runtime.bench.Profile;
import dev.djinn.runtime.io.AtomicFiles;
import dev.djinn.runtime.world.WorldFolder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "bench",
        description = "Measure how fast a world plays on the CPU: naive, stateless and as played, in turn.",
        mixinStandardHelpOptions = true)
final class BenchCommand implements Callable<Integer> {
    private final Surroundings around;

    @Parameters(paramLabel = "WORLD", description = "Name of a world that djinn worlds lists, or its folder.")
    @SuppressWarnings("NullAway.Init")
    private String world;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the figures as one JSON object.")
    private @Nullable Path json;

    @Option(
            names = "--profile",
            paramLabel = "FILE",
            description = "Write where the time of a frame goes, as markdown, instead of measuring.")
    private @Nullable Path profile;

    @Option(names = "--frames", paramLabel = "N", description = "Frames to play as played. Default: ${DEFAULT-VALUE}.")
    private int frames = 1000;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            description = "Turns of each way; the naive ways play a frame in each. Default: ${DEFAULT-VALUE}.")
    private int rounds = 20;

    BenchCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() {
        Path folder = WorldLibrary.standard(around.environment()).require(world).folder();
        if (profile != null) {
            writeProfile(folder, profile);
            return DjinnCommand.ok();
        }
        Bench.Length length = new Bench.Length(frames, rounds);
        try (ScratchFolder scratch = ScratchFolder.create();
                Progress progress = new Progress(around, "round", rounds)) {
            Map<String, Object> figures = Bench.run(
                    WorldFolder.verify(folder),
                    length,
                    scratch.path(),
                    around.nanoTime(),
                    (done, _) -> progress.at(done));
            if (json != null) {
                AtomicFiles.write(json, (Json.of(figures) + "\n").getBytes(StandardCharsets.UTF_8));
            }
            figures.forEach((name, value) -> around.out().println(String.format(Locale.ROOT, "%-18s %s", name, value)));
        }
        return DjinnCommand.ok();
    }

    private void writeProfile(Path folder, Path file) {
        Bench.Length length = new Bench.Length(frames, 1);
        try (ScratchFolder scratch = ScratchFolder.create()) {
            String where = Profile.of(WorldFolder.verify(folder), length.frames(), scratch.path())
                    .toMarkdown();
            AtomicFiles.write(file, where.getBytes(StandardCharsets.UTF_8));
            around.out().print(where);
        }
    }
}
