package dev.djinn.engine.session;

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
public class HistoryBench {
    private static final int TOKENS = 64;
    private static final int PAST = 15;
    private static final int LONG_GAME = 100_000;

    private final long[] tokens_S = new long[TOKENS];
    private History history = new History(TOKENS);

    @Setup(Level.Iteration)
    public void begin() {
        history = new History(TOKENS);
        history.appendFirst(tokens_S);
        for (int i = 0; i < PAST; i++) {
            history.append(tokens_S, 1);
        }
    }

    @Benchmark
    public void remember() {
        history.append(tokens_S, 3);
        if (history.length() > LONG_GAME) {
            history.truncate(PAST);
        }
    }

    @Benchmark
    public long[][] window() {
        return history.tokens(history.length() - PAST, history.length());
    }
}
