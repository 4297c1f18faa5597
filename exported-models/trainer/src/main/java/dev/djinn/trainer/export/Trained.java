package dev.djinn.trainer.export;

import dev.djinn.trainer.onnx.Precision;
import dev.djinn.trainer.run.Network;
import dev.djinn.trainer.run.RunOrigin;
import dev.djinn.trainer.run.TensorData;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a world takes along so that training can go on from it.
 *
 * @param tensors of all networks, F32, by name; also those that no graph needs
 * @param past how long each network was trained
 */
public record Trained(Map<String, TensorData> tensors, Map<Network, RunOrigin.Past> past) {
    /** Nothing but what the graphs need. */
    public static final Trained NOTHING = new Trained(Map.of(), Map.of());

    /** @throws dev.djinn.runtime.DjinnException VERIFICATION_FAILED if a value does not fit the precision */
    Map<String, TensorData> storedAs(Precision precision) {
        Map<String, TensorData> stored = new LinkedHashMap<>();
        tensors.forEach((name, tensor) -> {
            float[] values = new CheckedWeights((wanted, shape) -> tensor.floats(), precision).require(name);
            stored.put(name, precision == Precision.FP16 ? halves(values, tensor.shape()) : tensor);
        });
        return stored;
    }

    private static TensorData halves(float[] values, long[] shape) {
        ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(values.length, Short.BYTES))
                .order(ByteOrder.LITTLE_ENDIAN);
        for (float value : values) {
            bytes.putShort(Float.floatToFloat16(value));
        }
        return TensorData.of(TensorData.Type.F16, bytes.flip(), shape);
    }
}
