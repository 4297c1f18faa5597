package dev.djinn.engine.session;

import dev.djinn.runtime.image.Picture;
import dev.djinn.runtime.onnx.Sampling;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * A jump anywhere among a million frames of 64 tokens, of which 32 MB are in memory and the others on the disk; without
 * the decoding of the frame that is gone to. Fault 36 wants less than 50 ms.
 */
@State(Scope.Thread)
@BenchmarkMode({Mode.AverageTime, Mode.SampleTime})
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class TimelineBench {
    private static final int TOKENS = 64;
    private static final int PAST = 15;
    private static final int FRAMES = 1_000_000;
    private static final long CAP = 32L << 20;
    private static final SessionSettings SETTINGS = new SessionSettings(1, new Sampling(2, 0, false));

    private final SplittableRandom dice = new SplittableRandom(7);
    private Path folder;
    private Spill spill;
    private Timeline timeline;

    @Setup(Level.Trial)
    public void play() throws IOException {
        folder = Files.createTempDirectory("djinn-bench");
        spill = new SpillFile(folder, TOKENS);
        long[] tokens_S = new long[TOKENS];
        Limb.Root root = new Limb.Root(new Picture(1, 1, new byte[] {0, 0, 0, -1}), tokens_S);
        timeline = new Timeline(PAST, MemoryLimits.of(CAP), spill, root);
        for (int i = 0; i < FRAMES; i++) {
            Arrays.fill(tokens_S, i & 1023);
            timeline.append(tokens_S, i & 7, SETTINGS);
        }
    }

    @TearDown(Level.Trial)
    public void forget() throws IOException {
        spill.close();
        Files.delete(folder);
    }

    @Benchmark
    public long[][] scrub() {
        int frame = dice.nextInt(PAST, FRAMES);
        timeline.seek(frame);
        timeline.settle();
        long[][] tokens_TS = timeline.tokens(frame + 1 - PAST, frame + 1);
        timeline.trim();
        return tokens_TS;
    }
}
