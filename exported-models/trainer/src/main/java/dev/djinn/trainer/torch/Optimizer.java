package dev.djinn.trainer.torch;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * AdamW (Loshchilov and Hutter 2019) on the flat buffer, and on request Muon (Jordan et al. 2024) for the matrices
 * inside blocks: momentum, then the nearest orthogonal matrix by four Newton-Schulz iterations. What has no
 * gradient, such as a frozen network, stays as it is and does not decay either.
 */
public final class Optimizer implements AutoCloseable {
    /**
     * @param muon whether matrices inside blocks are updated by Muon
     * @param beta1 decay of AdamW's first moment
     * @param beta2 decay of AdamW's second moment
     * @param weightDecay decoupled weight decay, per step and unit of rate
     * @param clipNorm largest norm of the gradient that AdamW sees
     */
    public record Config(boolean muon, double beta1, double beta2, double weightDecay, double clipNorm) {
        public Config {
            if (beta1 < 0 || beta1 >= 1 || beta2 < 0 || beta2 >= 1 || weightDecay < 0 || !(clipNorm > 0)) {
                throw new IllegalArgumentException("optimizer: betas must lie in [0, 1), the clip norm above 0");
            }
        }
    }

    private static final double MUON_MOMENTUM = 0.9;
    private static final int NEWTON_SCHULZ_ITERATIONS = 4;
    private static final double EPSILON = 1e-8;

    private final ParameterBuffer buffer;
    private final Config config;
    private final Tensor first;
    private final Tensor second;
    private long steps;

    public Optimizer(ParameterBuffer buffer, Config config) {
        this.buffer = buffer;
        this.config = config;
        try (PointerScope scope = new PointerScope()) {
            first = Torch.keep(scope, torch.zeros(buffer.length()).to(buffer.device(), torch.ScalarType.Float));
            second = Torch.keep(scope, torch.zeros(adamLength()).to(buffer.device(), torch.ScalarType.Float));
        }
    }

    private long adamLength() {
        return config.muon() ? buffer.vectorLength() : buffer.length();
    }

    /**
     * Sums the workers' gradients into the first one's, divided by {@code parts}, and returns the norm over all of them.
     * It may be infinite or not a number, and then the step must be dropped.
     */
    public static double gather(List<Replica> replicas, double parts) {
        try (PointerScope scope = new PointerScope();
                NoGradGuard noGrad = new NoGradGuard()) {
            Tensor sum = replicas.getFirst().gradients();
            for (Replica replica : replicas.subList(1, replicas.size())) {
                sum.add_(replica.gradients());
            }
            sum.mul_(Torch.scalar(1 / parts));
            return sum.norm().item_double();
        }
    }

    /** Sets the workers' gradients to zero. */
    public static void clear(List<Replica> replicas) {
        for (Replica replica : replicas) {
            replica.gradients().zero_();
        }
    }

    /**
     * One update from gathered gradients.
     *
     * @param rate of AdamW
     * @param muonRate of Muon
     * @param pool runs the matrices of Muon side by side
     */
    public void step(Replica gathered, double rate, double muonRate, ExecutorService pool) {
        steps++;
        try (PointerScope scope = new PointerScope();
                NoGradGuard noGrad = new NoGradGuard()) {
            adam(gathered.gradients().narrow(0, 0, adamLength()), rate);
        }
        if (config.muon()) {
            List<Future<?>> updates = buffer.matrices().stream()
                    .<Future<?>>map(slot -> pool.submit(() -> muon(slot, gathered.gradients(), muonRate)))
                    .toList();
            updates.forEach(Workers::join);
        }
    }

    private void adam(Tensor gradient, double rate) {
        long n = adamLength();
        double norm = gradient.norm().item_double();
        gradient.mul_(Torch.scalar(Math.min(1, config.clipNorm() / (norm + 1e-6))));
        Tensor w = buffer.values().narrow(0, 0, n);
        Tensor m = first.narrow(0, 0, n);
        m.mul_(Torch.scalar(config.beta1())).add_(gradient, Torch.scalar(1 - config.beta1()));
        second.mul_(Torch.scalar(config.beta2())).addcmul_(gradient, gradient, Torch.scalar(1 - config.beta2()));
        w.addcmul_(w, second.gt(Torch.scalar(0)), Torch.scalar(-rate * config.weightDecay()));
        double correction1 = 1 - Math.pow(config.beta1(), steps);
        double correction2 = 1 - Math.pow(config.beta2(), steps);
        Tensor root = second.sqrt().div_(Torch.scalar(Math.sqrt(correction2))).add_(Torch.scalar(EPSILON));
        w.addcdiv_(m, root, Torch.scalar(-rate / correction1));
    }

    private void muon(ParameterBuffer.Slot slot, Tensor gradients, double rate) {
        try (PointerScope scope = new PointerScope();
                NoGradGuard noGrad = new NoGradGuard()) {
            torch.set_num_threads(1);
            long[] shape = slot.shape();
            Tensor gradient = gradients.narrow(0, slot.offset(), slot.size()).view(shape);
            if (gradient.norm().item_double() == 0) {
                return;
            }
            Tensor momentum = first.narrow(0, slot.offset(), slot.size()).view(shape);
            momentum.mul_(Torch.scalar(MUON_MOMENTUM)).add_(gradient);
            Tensor update = orthogonal(gradient.add(momentum, Torch.scalar(MUON_MOMENTUM)));
            Tensor w = buffer.values().narrow(0, slot.offset(), slot.size()).view(shape);
            w.mul_(Torch.scalar(1 - rate * config.weightDecay()));
            double scale = Math.sqrt(Math.max(1, (double) shape[0] / shape[1]));
            w.add_(update, Torch.scalar(-rate * scale));
        }
    }

    /** A matrix with the same singular vectors and singular values near 1. */
    static Tensor orthogonal(Tensor matrix) {
        boolean tall = matrix.size(0) > matrix.size(1);
        Tensor x = tall ? matrix.t() : matrix;
        x = x.div(x.norm().add(Torch.scalar(1e-7)));
        for (int i = 0; i < NEWTON_SCHULZ_ITERATIONS; i++) {
            Tensor a = x.mm(x.t());
            Tensor b = a.mul(Torch.scalar(-4.7750)).add(a.mm(a), Torch.scalar(2.0315));
            x = x.mul(Torch.scalar(3.4445)).add(b.mm(x));
        }
        return tall ? x.t() : x;
    }

    /** Moments by name, for checkpoints. */
    public Map<String, float[]> state() {
        try (PointerScope scope = new PointerScope()) {
            Map<String, float[]> state = new LinkedHashMap<>();
            state.put("optimizer.first", Torch.toFloats(first));
            state.put("optimizer.second", Torch.toFloats(second));
            return state;
        }
    }

    public long steps() {
        return steps;
    }

    /** Continues from {@link #state}. */
    public void restore(long stepsDone, float[] firstMoments, float[] secondMoments) {
        if (firstMoments.length != first.numel() || secondMoments.length != second.numel()) {
            throw new IllegalArgumentException("the optimizer's moments are of another configuration");
        }
        try (PointerScope scope = new PointerScope();
                NoGradGuard noGrad = new NoGradGuard()) {
            first.copy_(Torch.floats(buffer.device(), firstMoments, firstMoments.length));
            second.copy_(Torch.floats(buffer.device(), secondMoments, secondMoments.length));
        }
        steps = stepsDone;
    }

    @Override
    public void close() {
        first.close();
        second.close();
    }
}
