package dev.djinn.trainer.export;

import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import dev.djinn.trainer.onnx.WeightSource;
import dev.djinn.trainer.torch.ParameterBuffer;
import java.util.Arrays;
import java.util.List;

/**
 * The tensors of networks in training.
 *
 * @param buffers where more than one has a tensor, the first counts
 */
public record TrainedWeights(List<ParameterBuffer> buffers) implements WeightSource {
    public TrainedWeights {
        buffers = List.copyOf(buffers);
    }

    @Override
    public float[] require(String name, long... shape) {
        ParameterBuffer buffer = buffers.stream()
                .filter(each -> each.names().contains(name))
                .findFirst()
                .orElseThrow(() -> failed("the networks have no tensor " + name));
        if (!Arrays.equals(buffer.shape(name), shape)) {
            throw failed(name + " has the shape " + Arrays.toString(buffer.shape(name)) + ", the configuration needs "
                    + Arrays.toString(shape));
        }
        return buffer.get(name);
    }

    private static DjinnException failed(String message) {
        return new DjinnException(ExitCode.BAD_INPUT, message + ": the weights are of another configuration");
    }
}
