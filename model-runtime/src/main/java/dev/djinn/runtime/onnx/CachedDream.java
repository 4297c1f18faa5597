package dev.djinn.runtime.onnx;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.djinn.runtime.world.WorldManifest;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.Optional;

/**
 * Remembers the keys and values of past frames in the tensors that the graph gave back, which are handed to the next call
 * as they are. The other inputs are written into the same direct buffers each time.
 */
final class CachedDream implements Dream {
    private static final String KV = "kv";
    private static final String DECODER_KV = "decoder_kv";
    private static final long HEAD_WIDTH = 64;

    private final World world;
    private final WorldManifest manifest;
    private final Graph step;
    private final Graph prefill;
    private final NDManager arrays;
    private final StepInputs inputs;
    private final int memory;
    private Optional<Remembered> remembered = Optional.empty();

    /** Float {@code [2L, N, heads, t, 64]} of the dynamics and of the decoder. */
    private record Remembered(NDArray kv, NDArray decoderKv) implements AutoCloseable {
        @Override
        public void close() {
            kv.close();
            decoderKv.close();
        }
    }

    CachedDream(World world, Graphs graphs) {
        this.world = world;
        this.manifest = world.manifest();
        this.step = graphs.require(GraphKind.DYNAMICS_CACHED);
        this.prefill = graphs.require(GraphKind.PREFILL);
        this.arrays = step.newArrays();
        this.inputs = new StepInputs(arrays, manifest.tokensPerFrame());
        this.memory = prefill.requirePositive("djinn.memory");
    }

    @Override
    public int memory() {
        return memory;
    }

    @Override
    public void recall(long[][] tokens_TS, long[] actions_T) {
        int from = Math.max(0, tokens_TS.length - memory);
        int frames = tokens_TS.length - from;
        LongBuffer tokens = world.given().tokens(Arrays.copyOfRange(tokens_TS, from, tokens_TS.length));
        LongBuffer between = world.given().between(actions_T, tokens_TS.length).position(from);
        LongBuffer led = GraphCall.newLongs(frames)
                .put(manifest.actions().size())
                .put(between)
                .flip();
        try (World.Turn turn = world.turn();
                GraphCall call = turn.call(prefill)) {
            call.longs("tokens", tokens, frames, manifest.tokensPerFrame())
                    .longs("actions", led, frames)
                    .run();
            remember(call, KV, DECODER_KV, tokens_TS[tokens_TS.length - 1]);
        }
    }

    @Override
    public NextFrame next(int action, Sampling sampling, FrameNoise noise) {
        Remembered past = remembered.orElseThrow(() -> new IllegalStateException("a dream begins with recall"));
        inputs.write(world.given().action(action), sampling, noise);
        try (World.Turn turn = world.turn();
                GraphCall call = turn.call(step)) {
            call.array(KV, past.kv()).array(DECODER_KV, past.decoderKv());
            inputs.giveTo(call, step.guided(sampling));
            NextFrame next = world.received().frame(call.run(), sampling.steps());
            remember(call, "kv_out", "decoder_kv_out", next.tokens_S());
            return next;
        }
    }

    private void remember(GraphCall call, String kv, String decoderKv, long[] last_S) {
        long places = manifest.grid().places();
        call.requireFloats(kv, -1, places, -1, -1, HEAD_WIDTH);
        call.requireFloats(decoderKv, -1, places, -1, -1, HEAD_WIDTH);
        Remembered fresh = new Remembered(call.take(kv, arrays), call.take(decoderKv, arrays));
        remembered.ifPresent(Remembered::close);
        remembered = Optional.of(fresh);
        inputs.last(last_S);
    }

    @Override
    public void close() {
        remembered = Optional.empty();
        arrays.close();
    }
}
