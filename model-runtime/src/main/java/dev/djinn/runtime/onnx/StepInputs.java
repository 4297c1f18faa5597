package dev.djinn.runtime.onnx;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.Buffer;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;

/** The small inputs of a cached step: tensors over direct buffers, made once and written before each call. */
final class StepInputs {
    private final NDManager arrays;
    private final int tokens;
    private final LongBuffer last_S;
    private final LongBuffer action = GraphCall.newLongs(1);
    private final LongBuffer steps = GraphCall.newLongs(1);
    private final FloatBuffer temperature = GraphCall.newFloats(1);
    private final FloatBuffer order = GraphCall.newFloats(1);
    private final FloatBuffer guidance = GraphCall.newFloats(1);
    private final NDArray guidanceArray;
    private final NDArray[] fixed;
    private Dice dice;

    /** Uniforms {@code [steps, 2, S]}. */
    private record Dice(int steps, FloatBuffer uniforms, NDArray array) {}

    StepInputs(NDManager arrays, int tokens) {
        this.arrays = arrays;
        this.tokens = tokens;
        this.last_S = GraphCall.newLongs(tokens);
        this.fixed = new NDArray[] {
            array("prev_tokens", last_S, DataType.INT64, tokens),
            array("action", action, DataType.INT64, 1),
            array("steps", steps, DataType.INT64),
            array("temperature", temperature, DataType.FLOAT32),
            array("order", order, DataType.FLOAT32)
        };
        this.guidanceArray = array(GraphKind.GUIDANCE, guidance, DataType.FLOAT32);
        this.dice = dice(1);
    }

    void last(long[] tokens_S) {
        last_S.put(0, tokens_S);
    }

    void write(long byPlayer, Sampling sampling, FrameNoise noise) {
        action.put(0, byPlayer);
        steps.put(0, sampling.steps());
        temperature.put(0, sampling.temperature());
        order.put(0, sampling.randomOrder() ? 1 : 0);
        guidance.put(0, sampling.guidance());
        if (dice.steps() != sampling.steps()) {
            dice.array().close();
            dice = dice(sampling.steps());
        }
        noise.fill(dice.uniforms().duplicate());
    }

    void giveTo(GraphCall call, boolean guided) {
        if (guided) {
            call.array(GraphKind.GUIDANCE, guidanceArray);
        }
        for (NDArray array : fixed) {
            call.array(array.getName(), array);
        }
        call.array("noise", dice.array());
    }

    private Dice dice(int rounds) {
        FloatBuffer uniforms = GraphCall.newFloats(rounds * 2 * tokens);
        return new Dice(rounds, uniforms, array("noise", uniforms, DataType.FLOAT32, rounds, 2, tokens));
    }

    private NDArray array(String name, Buffer values, DataType type, long... shape) {
        NDArray array = arrays.create(values, new Shape(shape), type);
        array.setName(name);
        return array;
    }
}
