package dev.djinn.runtime.onnx;

import dev.djinn.runtime.image.Picture;
import dev.djinn.runtime.world.VerifiedWorld;
import dev.djinn.runtime.world.WorldFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Pixels and tokens on their way into tensors and back, in the sizes of the bundled world; no graph runs. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class TensorBench {
    private static final Path COINRUN = Path.of("..", "exported-models", "worlds", "coinrun");
    private static final Sampling SAMPLING = new Sampling(8, 1, false);

    private Graphs graphs;
    private Given given;
    private Received received;
    private StepInputs inputs;
    private Picture picture;
    private long[] tokens_S;
    private int vocabulary;
    private GraphCall encoded;
    private GraphCall decoded;
    private long frame;

    @Setup
    public void runEachGraphOnce() {
        OnnxEngine.start();
        VerifiedWorld world = WorldFolder.verify(COINRUN);
        graphs = new Graphs(world, Device.CPU);
        given = new Given(world.manifest());
        received = new Received(world.manifest());
        vocabulary = world.manifest().vocabulary();
        int tokens = world.manifest().tokensPerFrame();
        tokens_S = new long[tokens];
        decoded = graphs.require(GraphKind.DECODER)
                .call()
                .longs("tokens", given.tokens(new long[][] {tokens_S}), 1, tokens)
                .run();
        picture = received.pictures(decoded, 1).getFirst();
        encoded = graphs.require(GraphKind.ENCODER)
                .call()
                .bytes("frames", given.frames(List.of(picture), 1), 1, picture.height(), picture.width(), 4)
                .run();
        inputs = new StepInputs(graphs.require(GraphKind.DECODER).newArrays(), tokens);
    }

    @TearDown
    public void close() {
        encoded.close();
        decoded.close();
        graphs.close();
    }

    @Benchmark
    public Object pictureIntoTensor() {
        return given.frames(List.of(picture), 1);
    }

    @Benchmark
    public Object tensorIntoPicture() {
        return received.pictures(decoded, 1);
    }

    @Benchmark
    public Object tensorIntoTokens() {
        return received.codes(encoded, "tokens", vocabulary, 1, tokens_S.length);
    }

    /** Last tokens, action, sampling and the dice of the frame. */
    @Benchmark
    public void inputsOfAStep() {
        inputs.last(tokens_S);
        inputs.write(1, SAMPLING, FrameNoise.of(7, frame++));
    }
}
