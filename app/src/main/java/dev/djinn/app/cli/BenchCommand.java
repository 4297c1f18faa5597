package dev.djinn.app.cli;

import dev.djinn.runtime.bench.Bench;
import dev.djinn.runtime.bench.Profile;
import dev.djinn.runtime.io.AtomicFiles;
import dev.djinn.runtime.world.WorldFolder;
import dev.djinn.runtime.world.WorldListing;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "bench",
        description = "Measure how fast a world plays on the CPU: naive, stateless and as played, in turn;"
                + " or, with --play, whether it keeps its beat.",
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

    @Option(
            names = "--play",
            paramLabel = "TIME",
            converter = PlayTime.class,
            description = "Play in real time by script instead, for so long (90s, 10m, 2h), with keys held, rewinds,"
                    + " branches and saves; say how many frames were late, and how memory grew.")
    private @Nullable Duration play;

    @Option(names = "--window", description = "With --play: in a window in memory, by its keys.")
    private boolean window;

    @Option(names = "--seed", paramLabel = "N", description = "With --play: of the script. Default: ${DEFAULT-VALUE}.")
    private long seed = 1;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    BenchCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() {
        if (profile != null && (play != null || json != null)) {
            throw new ParameterException(
                    spec.commandLine(), "--profile measures by itself: leave out --play and --json");
        }
        if (window && play == null) {
            throw new ParameterException(spec.commandLine(), "--window needs --play");
        }
        WorldListing.Sound listing = Librarian.library(around).require(world);
        if (profile != null) {
            writeProfile(listing.folder(), profile);
            return DjinnCommand.ok();
        }
        Map<String, Object> figures = play == null ? compare(listing) : play(listing, play);
        if (json != null) {
            AtomicFiles.write(json, (Json.of(figures) + "\n").getBytes(StandardCharsets.UTF_8));
        }
        figures.forEach((name, value) -> around.out().println(String.format(Locale.ROOT, "%-18s %s", name, value)));
        return DjinnCommand.ok();
    }

    private Map<String, Object> compare(WorldListing.Sound listing) {
        Bench.Length length = new Bench.Length(frames, rounds);
        try (ScratchFolder scratch = ScratchFolder.create();
                Progress progress = new Progress(around, "round", rounds)) {
            return Bench.run(
                    WorldFolder.verify(listing.folder()),
                    length,
                    scratch.path(),
                    around.nanoTime(),
                    (done, _) -> progress.at(done));
        }
    }

    private Map<String, Object> play(WorldListing.Sound listing, Duration length) {
        try (ScratchFolder scratch = ScratchFolder.create();
                Progress progress = new Progress(around, "second", (int) length.toSeconds())) {
            PlayBench bench =
                    new PlayBench(listing, length, seed, around.nanoTime(), now -> progress.at(now.toSeconds()));
            return window ? bench.windowed(scratch.path()) : bench.headless(scratch.path());
        }
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
