package dev.djinn.runtime.bench;

import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import dev.djinn.runtime.onnx.DeviceChoice;
import dev.djinn.runtime.onnx.Dream;
import dev.djinn.runtime.onnx.FrameNoise;
import dev.djinn.runtime.onnx.GemmSpeed;
import dev.djinn.runtime.onnx.OnnxEngine;
import dev.djinn.runtime.onnx.Sampling;
import dev.djinn.runtime.onnx.World;
import dev.djinn.runtime.world.VerifiedWorld;
import dev.djinn.runtime.world.WorldFolder;
import dev.djinn.runtime.world.WorldManifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;

/**
 * Plays a world on the CPU in four ways, a little of each in turn so that all meet the same machine, with a full window:
 * naive (the window again at every MaskGIT step), naive with the paper's 25 steps, stateless (the window once a frame)
 * and as the app plays it. {@code docs/bench.md} of this module explains the figures.
 */
public final class Bench {
    /** MaskGIT steps of the paper (section 3, "Training details"). */
    private static final int PAPER_STEPS = 25;

    private static final int WARM_UP = 5;
    private static final double NANOS_PER_MILLI = 1e6;

    /**
     * How much to play.
     *
     * @param frames of the cached way, at least 1; the stateless way plays a tenth of them
     * @param rounds turns of each way, 1..frames; the naive ways play one frame in each
     */
    public record Length(int frames, int rounds) {
        public Length {
            if (frames < 1 || rounds < 1 || rounds > frames) {
                throw new DjinnException(ExitCode.USAGE, "a bench plays 1 frame or more, in 1 round up to as many");
            }
        }
    }

    private final VerifiedWorld verified;
    private final WorldManifest manifest;
    private final Sampling sampling;
    private final Clocks clocks;
    private final long[][] history_TS;
    private final long[] actions_T;
    private final List<Double> resident = new ArrayList<>();
    private long frame;

    private Bench(VerifiedWorld verified, Sampling sampling, Clocks clocks) {
        this.verified = verified;
        this.manifest = verified.manifest();
        this.sampling = sampling;
        this.clocks = clocks;
        int past = manifest.window() - 1;
        SplittableRandom random = new SplittableRandom(1);
        this.actions_T = random.longs(past, 0, manifest.actions().size()).toArray();
        this.history_TS = new long[past][];
        for (int t = 0; t < past; t++) {
            history_TS[t] = random.longs(manifest.tokensPerFrame(), 0, manifest.vocabulary())
                    .toArray();
        }
    }

    /**
     * Measures a world as its manifest says it is played.
     *
     * @param scratch an empty folder, for the naive copy of the world
     * @param nanoTime a monotonic clock
     * @param progress hears rounds done, and how many there are
     * @return figures by name; what this world or machine does not give is left out
     * @throws DjinnException BAD_INPUT if the world breaks its contract
     */
    public static Map<String, Object> run(
            VerifiedWorld world,
            Length length,
            Path scratch,
            LongSupplier nanoTime,
            BiConsumer<Integer, Integer> progress) {
        Sampling sampling = Sampling.of(world.manifest().defaults());
        return new Bench(world, sampling, new Clocks(nanoTime)).measure(length, scratch, progress);
    }

    /** One way to play: a frame by so many passes. */
    private final class Way {
        private final int passes;
        private final Sampling how;
        private final World world;
        private final Optional<Dream> dream;
        private double cpuNanos;
        private double wallNanos;
        private double garbage;
        private final List<Double> millis = new ArrayList<>();

        Way(World world, Optional<Dream> dream, Sampling how, int passes) {
            this.world = world;
            this.dream = dream;
            this.how = how;
            this.passes = passes;
        }

        void play() {
            FrameNoise dice = FrameNoise.of(1, frame++);
            int action = (int) actions_T[(int) (frame % actions_T.length)];
            if (dream.isPresent()) {
                dream.get().next(action, how, dice);
            } else {
                for (int pass = 0; pass < passes; pass++) {
                    world.next(history_TS, actions_T, how, dice);
                }
            }
        }

        void measure(int frames) {
            long cpu = clocks.processCpu();
            long wall = clocks.wall();
            for (int i = 0; i < frames; i++) {
                long heap = clocks.threadGarbage();
                long before = frameClock();
                play();
                long took = frameClock() - before;
                garbage += clocks.threadGarbage() - heap;
                millis.add(took / NANOS_PER_MILLI);
            }
            wallNanos += clocks.wall() - wall;
            cpuNanos += clocks.processCpu() - cpu;
        }

        double cpuMillis() {
            return cpuNanos / millis.size() / NANOS_PER_MILLI;
        }

        double percentile(double share) {
            List<Double> sorted = millis.stream().sorted().toList();
            return sorted.get((int) Math.min(sorted.size() - 1, share * sorted.size()));
        }

        double kilobytesPerFrame() {
            return garbage / millis.size() / 1e3;
        }

        double framesPerSecond() {
            return millis.size() / (wallNanos / 1e9);
        }
    }

    /** A frame's own CPU time is only known where one thread does all of it. */
    private long frameClock() {
        return OnnxEngine.threads() == 1 ? clocks.threadCpu() : clocks.wall();
    }

    private Map<String, Object> measure(Length length, Path scratch, BiConsumer<Integer, Integer> progress) {
        long opened = clocks.wall();
        try (World world = World.open(verified, DeviceChoice.CPU)) {
            double openMillis = (clocks.wall() - opened) / NANOS_PER_MILLI;
            Dream dream = world.dream();
            dream.recall(history_TS, Arrays.copyOf(actions_T, actions_T.length - 1));
            Way cached = new Way(world, Optional.of(dream), sampling, 1);
            warmUp(List.of(cached));
            OptionalDouble peak = clocks.peakMegabytes();
            List<Way> slow = new ArrayList<>(List.of(new Way(world, Optional.empty(), sampling, 1)));
            Optional<World> naiveWorld = naive(scratch);
            try (GemmSpeed gemm = GemmSpeed.open()) {
                naiveWorld.ifPresent(naive -> {
                    slow.add(naive(naive, sampling.steps()));
                    slow.add(naive(naive, PAPER_STEPS));
                });
                // the naive ways are of one session and one shape
                warmUp(slow.subList(0, Math.min(2, slow.size())));
                double gigaflops = play(length, cached, slow, gemm, progress);
                return figures(cached, slow, gigaflops, openMillis, peak);
            } finally {
                naiveWorld.ifPresent(World::close);
            }
        }
    }

    private static void warmUp(List<Way> ways) {
        ways.forEach(way -> {
            for (int i = 0; i < WARM_UP; i++) {
                way.play();
            }
        });
    }

    /** All ways in turn; gives the speed of matrix products, measured between them, in 10^9 operations a CPU second. */
    private double play(
            Length length, Way cached, List<Way> slow, GemmSpeed gemm, BiConsumer<Integer, Integer> progress) {
        double gemmNanos = 0;
        int done = 0;
        gemm.multiply();
        for (int round = 1; round <= length.rounds(); round++) {
            int frames = (int) ((long) length.frames() * round / length.rounds()) - done;
            done += frames;
            cached.measure(frames);
            slow.getFirst().measure(Math.max(1, frames / 10));
            slow.subList(1, slow.size()).forEach(way -> way.measure(1));
            long before = clocks.processCpu();
            for (int i = 0; i < 4; i++) {
                gemm.multiply();
            }
            gemmNanos += clocks.processCpu() - before;
            clocks.residentMegabytes().ifPresent(resident::add);
            progress.accept(round, length.rounds());
        }
        return 4 * length.rounds() * GemmSpeed.FLOP / gemmNanos;
    }

    private Map<String, Object> figures(
            Way cached, List<Way> slow, double gigaflops, double openMillis, OptionalDouble peak) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("world", manifest.name());
        figures.put("steps", sampling.steps());
        figures.put("guidance", (double) sampling.guidance());
        figures.put("threads", OnnxEngine.threads());
        figures.put("has_cache", verified.caches());
        if (slow.size() > 1) {
            figures.put("naive_cpu_ms", rounded(slow.get(1).cpuMillis()));
            figures.put("naive25_cpu_ms", rounded(slow.get(2).cpuMillis()));
        }
        figures.put("stateless_cpu_ms", rounded(slow.getFirst().cpuMillis()));
        figures.put("cached_cpu_ms", rounded(cached.cpuMillis()));
        figures.put("cached_p50_ms", rounded(cached.percentile(0.5)));
        figures.put("cached_p99_ms", rounded(cached.percentile(0.99)));
        figures.put("percentiles_of", OnnxEngine.threads() == 1 ? "cpu" : "wall");
        figures.put("cached_fps", rounded(cached.framesPerSecond()));
        figures.put("garbage_kb_per_frame", rounded(cached.kilobytesPerFrame()));
        figures.put("gemm_gflops", rounded(gigaflops));
        Optional<Double> work =
                verified.caches() ? Work.gflopPerFrame(dynamics(), manifest, sampling) : Optional.empty();
        work.ifPresent(gflop -> {
            figures.put("gflop_per_frame", rounded(gflop));
            figures.put("floor_share", rounded(gflop / gigaflops / (cached.cpuMillis() / 1e3)));
        });
        figures.put("open_ms", rounded(openMillis));
        peak.ifPresent(megabytes -> figures.put("peak_rss_mb", rounded(megabytes)));
        if (resident.size() > 1) {
            double settled = resident.get(resident.size() / 4);
            figures.put("rss_growth", rounded(resident.getLast() / settled - 1));
        }
        return figures;
    }

    private static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }

    /** With guidance, everything is computed with the key and once more without. */
    private Way naive(World world, int steps) {
        Sampling unguided = new Sampling(steps, sampling.temperature(), sampling.randomOrder(), 1);
        return new Way(world, Optional.empty(), unguided, sampling.guidance() == 1 ? 1 : 2);
    }

    /** The world with its naive dynamics and without a cache. */
    private Optional<World> naive(Path scratch) {
        return NaiveGraph.of(dynamics()).map(naive -> {
            Map<String, byte[]> files = new LinkedHashMap<>();
            WorldFolder.GRAPHS.forEach(name -> files.put(name, contents(name)));
            files.put(WorldFolder.DYNAMICS, naive);
            if (verified.sharesWeights()) {
                files.put(WorldFolder.WEIGHTS, contents(WorldFolder.WEIGHTS));
            }
            Path folder = scratch.resolve("naive");
            WorldFolder.write(folder, manifest, files);
            return World.open(WorldFolder.verify(folder), DeviceChoice.CPU);
        });
    }

    private byte[] dynamics() {
        return contents(WorldFolder.DYNAMICS);
    }

    private byte[] contents(String name) {
        Path file = verified.folder().resolve(name);
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new DjinnException(ExitCode.BAD_INPUT, file + ": cannot be read (" + e.getMessage() + ")", e);
        }
    }
}
