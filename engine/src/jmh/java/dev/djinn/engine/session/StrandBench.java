package dev.djinn.engine.session;

import dev.djinn.runtime.onnx.Sampling;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The tokens of a long game of 64 a frame: remembered one by one, and read back for a window of 15. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class StrandBench {
    private static final int TOKENS = 64;
    private static final int PAST = 15;
    private static final int LONG_GAME = 100_000;
    private static final SessionSettings SETTINGS = new SessionSettings(1, new Sampling(2, 0, false));

    private final long[] tokens_S = new long[TOKENS];
    private Strand strand = new Strand(TOKENS);

    @Setup(Level.Iteration)
    public void begin() {
        strand = new Strand(TOKENS);
        for (int i = 0; i < PAST; i++) {
            strand.append(tokens_S, 1, SETTINGS);
        }
    }

    @Benchmark
    public void remember() {
        strand.append(tokens_S, 3, SETTINGS);
        if (strand.length() > LONG_GAME) {
            strand.truncate(PAST);
        }
    }

    @Benchmark
    public long[][] window() {
        long[][] tokens_TS = new long[PAST][];
        Arrays.setAll(tokens_TS, t -> strand.tokens(strand.length() - PAST + t));
        return tokens_TS;
    }
}
