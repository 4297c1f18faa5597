package dev.djinn.runtime.onnx;

import dev.djinn.runtime.world.WorldFolder;
import java.util.Set;

/** The graphs of a world and what goes into them, as {@code model-runtime/docs/world-format.md} defines them. */
enum GraphKind {
    ENCODER(WorldFolder.ENCODER, Set.of("frames")),
    DECODER(WorldFolder.DECODER, Set.of("tokens")),
    LAM(WorldFolder.LAM, Set.of("frames")),
    DYNAMICS(WorldFolder.DYNAMICS, Set.of("tokens", "actions", "steps", "noise", "temperature", "order")),
    /** {@link #DYNAMICS} in half precision, on CUDA only. */
    DYNAMICS_FP16(WorldFolder.DYNAMICS_FP16, Set.of("tokens", "actions", "steps", "noise", "temperature", "order")),
    DYNAMICS_CACHED(
            WorldFolder.DYNAMICS_CACHED,
            Set.of("kv", "decoder_kv", "prev_tokens", "action", "steps", "noise", "temperature", "order")),
    PREFILL(WorldFolder.PREFILL, Set.of("tokens", "actions"));

    private final String file;
    private final Set<String> inputs;

    GraphKind(String file, Set<String> inputs) {
        this.file = file;
        this.inputs = inputs;
    }

    /** What a graph may take besides: worlds of before there was guidance have none. */
    static final String GUIDANCE = "guidance";

    String file() {
        return file;
    }

    Set<String> inputs() {
        return inputs;
    }
}
