package dev.djinn.app.cli;

import dev.djinn.app.library.Prompts;
import dev.djinn.app.library.Shelf;
import dev.djinn.app.play.Drawer;
import dev.djinn.app.play.Keeping;
import dev.djinn.app.play.KeySeat;
import dev.djinn.app.play.PlayModel;
import dev.djinn.app.view.Windows;
import dev.djinn.engine.keep.Autosave;
import dev.djinn.engine.loop.GameLoop;
import dev.djinn.engine.loop.PlayerInput;
import dev.djinn.engine.loop.Start;
import dev.djinn.engine.rehearsal.LoopSeat;
import dev.djinn.engine.rehearsal.Pace;
import dev.djinn.engine.rehearsal.Rehearsal;
import dev.djinn.engine.rehearsal.Seat;
import dev.djinn.engine.rehearsal.Witness;
import dev.djinn.engine.session.SessionSettings;
import dev.djinn.engine.session.SpillFile;
import dev.djinn.engine.session.WorldModel;
import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import dev.djinn.runtime.bench.Clocks;
import dev.djinn.runtime.image.Picture;
import dev.djinn.runtime.onnx.DeviceChoice;
import dev.djinn.runtime.world.WorldFolder;
import dev.djinn.runtime.world.WorldListing;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/** Plays a world by script in real time, as a person would, and measures; {@code app/docs/measure.md} explains the figures. */
final class PlayBench {
    private static final Duration SETTLED = Duration.ofMinutes(1);
    private static final int SETTLED_SHARE = 4;
    private static final double THOUSAND = 1_000;
    private static final double ALMOST_ALL = 0.99;
    private static final long LOOK_MILLIS = 400;

    private final WorldListing.Sound world;
    private final Duration length;
    private final long seed;
    private final LongSupplier nanoTime;
    private final Clocks clocks;
    private final Consumer<Duration> watcher;
    private OptionalDouble settled = OptionalDouble.empty();
    private Duration settledAt = Duration.ZERO;
    private Duration played = Duration.ZERO;

    PlayBench(WorldListing.Sound world, Duration length, long seed, LongSupplier nanoTime, Consumer<Duration> watcher) {
        this.world = world;
        this.length = length;
        this.seed = seed;
        this.nanoTime = nanoTime;
        this.clocks = new Clocks(nanoTime);
        this.watcher = watcher;
    }

    /** Without a window; {@code folder} is for what is saved. */
    Map<String, Object> headless(Path folder) {
        PlayerInput input = new PlayerInput();
        Witness witness = new Witness(nanoTime);
        Autosave autosave = new Autosave(folder, Autosave.EVERY, nanoTime);
        try (GameLoop loop = new GameLoop(start(folder), input, nanoTime, witness, Optional.of(autosave))) {
            loop.start();
            witness.await();
            Rehearsal.Tally tally = play(new LoopSeat(loop::send, input, folder.resolve("slot.png")));
            return figures("none", witness, tally);
        }
    }

    /** In a window in memory, by its keys. */
    Map<String, Object> windowed(Path folder) {
        Shelf shelf = new Shelf(folder, WorldFolder.identity(world.manifest()));
        Keeping keeping = Keeping.of(shelf, Autosave.Resume.NEVER, choice -> {});
        Witness witness = new Witness(nanoTime);
        Map<String, Object> figures = new LinkedHashMap<>();
        Windows.rehearse(
                world.manifest().name(),
                start(folder),
                Prompts.of(world.folder()),
                nanoTime,
                keeping,
                witness,
                (model, windowThread) -> sit(model, windowThread, witness, figures));
        return figures;
    }

    private Runnable sit(PlayModel model, Executor windowThread, Witness witness, Map<String, Object> figures) {
        return () -> {
            witness.await(); // before, the window is not there yet
            try (WindowWaits waits = new WindowWaits(windowThread, nanoTime)) {
                Rehearsal.Tally tally = play(new KeySeat(model, windowThread));
                figures.putAll(figures("memory", witness, tally));
                figures.put("window_wait_p99_ms", rounded(waits.millis(ALMOST_ALL)));
                figures.put("window_wait_max_ms", rounded(waits.millis(1)));
                List<Double> longOnes = waits.longOnes();
                figures.put("window_waits_over_100_ms", longOnes.size());
                if (!longOnes.isEmpty()) {
                    figures.put("last_wait_over_100_ms_s", rounded(longOnes.getLast()));
                }
            }
            try (WindowWaits waits = new WindowWaits(windowThread, nanoTime)) {
                leafThrough(model, windowThread);
                figures.put("pages_wait_max_ms", rounded(waits.millis(1)));
            }
        };
    }

    /** Opens each page that lies over the game for the first time, looks at it for a moment, and closes it. */
    private static void leafThrough(PlayModel model, Executor windowThread) {
        List<Runnable> pages = new ArrayList<>(List.of(
                model.panels()::toggleHelp,
                model.panels()::toggleControls,
                model.panels().xray()::toggle));
        Stream.of(Drawer.values())
                .filter(drawer -> drawer != Drawer.CLOSED && drawer != Drawer.RESUME && drawer != Drawer.CAMERA)
                .forEach(drawer -> pages.add(() -> model.panels().toggle(drawer)));
        for (Runnable page : pages) {
            windowThread.execute(page);
            pause();
            windowThread.execute(model.panels()::closeAll);
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw interrupted(e);
        }
    }

    private static DjinnException interrupted(InterruptedException e) {
        return new DjinnException(ExitCode.INTERRUPTED, "the play was interrupted", e);
    }

    private Start start(Path folder) {
        Picture first = Prompts.first(world.folder()).read();
        return new Start(
                () -> WorldModel.open(world.folder(), DeviceChoice.CPU),
                () -> first,
                opened -> SessionSettings.defaults(opened.manifest(), seed),
                tokensPerFrame -> new SpillFile(folder, tokensPerFrame));
    }

    private Rehearsal.Tally play(Seat seat) {
        int actions = world.manifest().actions().size();
        try {
            return Rehearsal.play(seat, actions, length, new SplittableRandom(seed), nanoTime, this::watch);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw interrupted(e);
        }
    }

    private void watch(Duration now) {
        played = now;
        boolean isSettled = now.compareTo(SETTLED) >= 0 || now.compareTo(length.dividedBy(SETTLED_SHARE)) >= 0;
        if (settled.isEmpty() && isSettled) {
            settled = clocks.residentMegabytes();
            settledAt = now;
        }
        watcher.accept(now);
    }

    private Map<String, Object> figures(String window, Witness witness, Rehearsal.Tally tally) {
        Pace pace = witness.pace();
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("world", world.manifest().name());
        figures.put("window", window);
        figures.put("seed", seed);
        figures.put("played_s", rounded(played.toMillis() / THOUSAND));
        figures.put("frames", pace.frames());
        figures.put("frames_timed", pace.timed());
        figures.put("frames_late", pace.late());
        figures.put("late_per_100", rounded(pace.latePerHundred()));
        figures.put("latency_p50_ms", rounded(pace.latencyMillis(0.5)));
        figures.put("latency_p99_ms", rounded(pace.latencyMillis(0.99)));
        figures.put("cpu_ms_per_frame", rounded(clocks.processCpu() / 1e6 / Math.max(1, pace.frames())));
        OptionalDouble last = clocks.residentMegabytes();
        if (settled.isPresent() && last.isPresent()) {
            figures.put("rss_from_s", rounded(settledAt.toMillis() / THOUSAND));
            figures.put("rss_from_mb", rounded(settled.getAsDouble()));
            figures.put("rss_end_mb", rounded(last.getAsDouble()));
            figures.put("rss_growth", rounded(last.getAsDouble() / settled.getAsDouble() - 1));
        }
        figures.put("holds", tally.holds());
        figures.put("rewinds", tally.rewinds());
        figures.put("saves", tally.saves());
        figures.put("loads", tally.loads());
        figures.put("restarts", tally.restarts());
        figures.put("branches", witness.branches());
        figures.put("refused", witness.refused());
        return figures;
    }

    private static double rounded(double value) {
        return Math.round(value * THOUSAND) / THOUSAND;
    }
}
