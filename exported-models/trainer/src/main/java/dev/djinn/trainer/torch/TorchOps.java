package dev.djinn.trainer.torch;

import dev.djinn.trainer.nn.Init;
import dev.djinn.trainer.nn.KeysAndValues;
import dev.djinn.trainer.nn.Ops;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.DoubleOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** Computes with libtorch. Not for two threads at once; each training thread has its own. */
public final class TorchOps implements Ops<Tensor> {
    private static final double EPSILON = 1e-5;

    private final Device device;
    private final Weights weights;
    private final Map<String, Tensor> constants = new HashMap<>();

    public TorchOps(Device device, Weights weights) {
        this.device = device;
        this.weights = weights;
    }

    public Device device() {
        return device;
    }

    @Override
    public Tensor parameter(String name, Init init, long... shape) {
        return weights.parameter(name, init, shape);
    }

    @Override
    public Tensor buffer(String name, Init init, long... shape) {
        return weights.buffer(name, init, shape);
    }

    @Override
    public Tensor constant(String name, float[] values, long... shape) {
        return constants.computeIfAbsent(name, key -> {
            try (PointerScope scope = new PointerScope()) {
                return Torch.keep(scope, Torch.floats(device, values, shape));
            }
        });
    }

    @Override
    public Tensor add(Tensor a, Tensor b) {
        return a.add(b);
    }

    @Override
    public Tensor multiply(Tensor a, Tensor b) {
        return a.mul(b);
    }

    @Override
    public Tensor linear(Tensor x, Tensor weight, Tensor bias) {
        return torch.linear(x, weight, new TensorOptional(bias));
    }

    @Override
    public Tensor project(Tensor x, Tensor weight) {
        return torch.linear(x, weight, new TensorOptional());
    }

    @Override
    public Tensor layerNorm(Tensor x, Tensor gain, Tensor bias) {
        return torch.layer_norm(
                whole(x), new long[] {gain.size(0)}, new TensorOptional(gain), new TensorOptional(bias), EPSILON, true);
    }

    @Override
    public Tensor standardise(Tensor x) {
        long[] last = {x.size(-1)};
        return torch.layer_norm(whole(x), last, new TensorOptional(), new TensorOptional(), EPSILON, true);
    }

    @Override
    public Tensor unitLength(Tensor x) {
        return x.div(Torch.length(x).clamp_min(Torch.scalar(1e-12)));
    }

    @Override
    public Tensor softmax(Tensor x) {
        return whole(x).softmax(-1);
    }

    @Override
    public Tensor log(Tensor x) {
        return x.log();
    }

    @Override
    public Tensor gelu(Tensor x) {
        return torch.gelu(x, "tanh");
    }

    @Override
    public Tensor reshape(Tensor x, long... shape) {
        return x.reshape(shape);
    }

    @Override
    public Tensor permute(Tensor x, int... axes) {
        return x.permute(Arrays.stream(axes).asLongStream().toArray());
    }

    @Override
    public Tensor slice(Tensor x, int axis, long from, long to) {
        long size = x.size(axis);
        long end = to < 0 ? size + to : Math.min(to, size);
        return x.narrow(axis, from, end - from);
    }

    @Override
    public Tensor concat(int axis, List<Tensor> parts) {
        return torch.cat(new TensorVector(parts.toArray(Tensor[]::new)), axis);
    }

    @Override
    public Tensor embedding(Tensor ids, Tensor table) {
        return torch.embedding(whole(table), ids);
    }

    @Override
    public Tensor oneHot(Tensor ids, int classes) {
        Tensor numbers = torch.arange(Torch.scalar(classes)).to(ids.device(), torch.ScalarType.Long);
        return ids.unsqueeze(-1).eq(numbers).to(torch.ScalarType.Float);
    }

    @Override
    public Tensor mean(Tensor x, int axis) {
        return x.mean(axis);
    }

    @Override
    public Tensor argmax(Tensor x) {
        return Torch.argmax(x, -1);
    }

    @Override
    public Tensor attention(Tensor q, Tensor k, Tensor v, Tensor bias) {
        return attention(q, k, v, new TensorOptional(bias));
    }

    @Override
    public Tensor attention(Tensor q, Tensor k, Tensor v) {
        return attention(q, k, v, new TensorOptional());
    }

    private Tensor attention(Tensor q, Tensor k, Tensor v, TensorOptional bias) {
        try (Autocast none = Autocast.onCpu(false)) {
            return torch.scaled_dot_product_attention(
                    whole(q), whole(k), whole(v), bias, 0.0, false, new DoubleOptional(1.0), false);
        }
    }

    /**
     * In float32 on a CPU: libtorch's attention has no quick path there for anything less, and {@link Autocast} leaves
     * norms, shares and sums of gradients as short as what they are given.
     */
    private Tensor whole(Tensor x) {
        return device.is_cuda() ? x : x.to(torch.ScalarType.Float);
    }

    @Override
    public Tensor attentionOverPast(Tensor q, Tensor k, Tensor v, KeysAndValues<Tensor> past, Tensor table) {
        long versions = q.size(0) / past.keys().size(0);
        Tensor keys = concat(2, List.of(past.keys().repeat(versions, 1, 1, 1), k));
        Tensor values = concat(2, List.of(past.values().repeat(versions, 1, 1, 1), v));
        return attention(q, keys, values, corner(table, q, keys));
    }

    @Override
    public Tensor corner(Tensor table, Tensor q, Tensor k) {
        long rows = q.size(-2);
        long columns = k.size(-2);
        long size = table.size(1);
        return table.narrow(1, size - rows, rows).narrow(2, size - columns, columns);
    }
}
