package dev.djinn.trainer.export;

import dev.djinn.trainer.nn.Init;
import dev.djinn.trainer.onnx.WeightSource;
import dev.djinn.trainer.torch.Torch;
import dev.djinn.trainer.torch.Weights;
import java.util.HashMap;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Tensor;

/** Tensors for the torch interpreter from wherever the exporter takes them. */
public final class SourceWeights implements Weights, AutoCloseable {
    private final Device device;
    private final WeightSource source;
    private final Map<String, Tensor> tensors = new HashMap<>();

    public SourceWeights(Device device, WeightSource source) {
        this.device = device;
        this.source = source;
    }

    @Override
    public Tensor parameter(String name, Init init, long[] shape) {
        return tensors.computeIfAbsent(name, wanted -> {
            try (PointerScope scope = new PointerScope()) {
                return Torch.keep(scope, Torch.floats(device, source.require(wanted, shape), shape));
            }
        });
    }

    @Override
    public Tensor buffer(String name, Init init, long[] shape) {
        return parameter(name, init, shape);
    }

    @Override
    public void close() {
        tensors.values().forEach(Tensor::close);
    }
}
