package dev.djinn.trainer.torch;

import dev.djinn.trainer.nn.Init;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** The shared values of a {@link ParameterBuffer} with gradients of one's own: what one training thread works with. */
public final class Replica implements Weights, AutoCloseable {
    private final ParameterBuffer buffer;
    private final Map<String, Tensor> leaves = new LinkedHashMap<>();
    private final Tensor gradients;

    public Replica(ParameterBuffer buffer) {
        this.buffer = buffer;
        try (PointerScope scope = new PointerScope()) {
            gradients = Torch.keep(scope, torch.zeros(buffer.length()).to(device(), torch.ScalarType.Float));
            buffer.slots().forEach((name, slot) -> leaves.put(name, Torch.keep(scope, leaf(slot))));
        }
    }

    private Tensor leaf(ParameterBuffer.Slot slot) {
        Tensor leaf = buffer.values()
                .narrow(0, slot.offset(), slot.size())
                .view(slot.shape())
                .detach()
                .set_requires_grad(true);
        leaf.mutable_grad().put(gradients.narrow(0, slot.offset(), slot.size()).view(slot.shape()));
        return leaf;
    }

    public Device device() {
        return buffer.device();
    }

    /** All gradients [n], in the order of the buffer. */
    Tensor gradients() {
        return gradients;
    }

    @Override
    public Tensor parameter(String name, Init init, long[] shape) {
        Tensor leaf = leaves.get(name);
        if (leaf == null) {
            throw new IllegalStateException("no parameter named " + name + " was found when the buffer was made");
        }
        return leaf;
    }

    @Override
    public Tensor buffer(String name, Init init, long[] shape) {
        return buffer.requireBuffer(name);
    }

    @Override
    public void close() {
        leaves.values().forEach(Tensor::close);
        gradients.close();
    }
}
