package dev.djinn.trainer.torch;

import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import dev.djinn.trainer.nn.Init;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * All trained tensors of some networks in one flat float32 buffer, so that an update of the optimiser is a handful of
 * operations and the gradients of several workers are added in one.
 *
 * <p>Tensors that the optimiser treats as matrices come last and together. Tensors without gradients are kept beside.
 */
public final class ParameterBuffer implements AutoCloseable {
    /** One tensor's place in the buffer. */
    public record Slot(String name, long offset, long[] shape) {
        long size() {
            return Arrays.stream(shape).reduce(1, Math::multiplyExact);
        }
    }

    private final Device device;
    private final Map<String, Slot> slots = new LinkedHashMap<>();
    private final Map<String, Tensor> buffers = new LinkedHashMap<>();
    private final List<Slot> matrices = new ArrayList<>();
    private final Tensor values;
    private final long vectorLength;

    private ParameterBuffer(Device device, Discovery found, long seed) {
        this.device = device;
        List<Map.Entry<String, Discovery.Entry>> ordered = new ArrayList<>(found.parameters.entrySet());
        ordered.sort(Comparator.comparing(
                entry -> isMatrix(entry.getKey(), entry.getValue().shape())));
        long offset = 0;
        long vectors = 0;
        for (Map.Entry<String, Discovery.Entry> entry : ordered) {
            Slot slot = new Slot(entry.getKey(), offset, entry.getValue().shape());
            slots.put(slot.name(), slot);
            offset += slot.size();
            if (isMatrix(slot.name(), slot.shape())) {
                matrices.add(slot);
            } else {
                vectors = offset;
            }
        }
        this.vectorLength = vectors;
        float[] initial = new float[Math.toIntExact(offset)];
        for (Map.Entry<String, Discovery.Entry> entry : ordered) {
            Slot slot = requireSlot(entry.getKey());
            RandomGenerator random = generator(seed, slot.name());
            fill(
                    initial,
                    (int) slot.offset(),
                    (int) slot.size(),
                    entry.getValue().init(),
                    random);
        }
        try (PointerScope scope = new PointerScope()) {
            values = Torch.keep(scope, Torch.floats(device, initial, offset));
        }
        found.buffers.forEach((name, entry) -> addBuffer(name, entry, seed));
    }

    /**
     * Runs a forward pass once on nothing but shapes of batch 1 to find the tensors it asks for, and fills them.
     *
     * @param seed of the initial values, which depend on seed and name only
     */
    public static ParameterBuffer discover(Device device, long seed, Consumer<TorchOps> forward) {
        try (PointerScope scope = new PointerScope();
                NoGradGuard noGrad = new NoGradGuard();
                Discovery found = new Discovery(device)) {
            forward.accept(new TorchOps(device, found));
            return new ParameterBuffer(device, found, seed);
        }
    }

    private static boolean isMatrix(String name, long[] shape) {
        return shape.length == 2 && name.contains(".block") && name.endsWith(".weight");
    }

    private static RandomGenerator generator(long seed, String name) {
        return new SplittableRandom(seed ^ name.hashCode() * 0x9E3779B97F4A7C15L);
    }

    private static void fill(float[] target, int offset, int count, Init init, RandomGenerator random) {
        for (int i = 0; i < count; i++) {
            double value = init.deviation() == 0 ? 0 : random.nextGaussian() * init.deviation();
            target[offset + i] = (float) (init.mean() + value);
        }
    }

    private void addBuffer(String name, Discovery.Entry entry, long seed) {
        int size = (int) Arrays.stream(entry.shape()).reduce(1, Math::multiplyExact);
        float[] initial = new float[size];
        fill(initial, 0, size, entry.init(), generator(seed, name));
        try (PointerScope scope = new PointerScope()) {
            buffers.put(name, Torch.keep(scope, Torch.floats(device, initial, entry.shape())));
        }
    }

    public Device device() {
        return device;
    }

    /** All values [n]; the first {@link #vectorLength} are not matrices. */
    Tensor values() {
        return values;
    }

    long length() {
        return values.numel();
    }

    long vectorLength() {
        return vectorLength;
    }

    List<Slot> matrices() {
        return matrices;
    }

    public Map<String, Slot> slots() {
        return Collections.unmodifiableMap(slots);
    }

    public Map<String, Tensor> buffers() {
        return Collections.unmodifiableMap(buffers);
    }

    private Slot requireSlot(String name) {
        Slot found = slots.get(name);
        if (found == null) {
            throw new IllegalArgumentException("no parameter named " + name);
        }
        return found;
    }

    public Tensor requireBuffer(String name) {
        Tensor found = buffers.get(name);
        if (found == null) {
            throw new IllegalArgumentException("no buffer named " + name);
        }
        return found;
    }

    /** A copy of one tensor's values. */
    public float[] get(String name) {
        try (PointerScope scope = new PointerScope()) {
            Slot slot = slots.get(name);
            return Torch.toFloats(slot == null ? requireBuffer(name) : values.narrow(0, slot.offset(), slot.size()));
        }
    }

    /** The shape of one tensor. */
    public long[] shape(String name) {
        Slot slot = slots.get(name);
        return slot == null
                ? requireBuffer(name).sizes().vec().get()
                : slot.shape().clone();
    }

    /** Every tensor's name, trained ones first. */
    public List<String> names() {
        List<String> names = new ArrayList<>(slots.keySet());
        names.addAll(buffers.keySet());
        return names;
    }

    /** Replaces one tensor's values. */
    public void set(String name, long[] shape, float[] replacement) {
        if (!Arrays.equals(shape, shape(name))) {
            throw new DjinnException(
                    ExitCode.BAD_INPUT,
                    "%s has the shape %s, this configuration needs %s: the weights are of another configuration"
                            .formatted(name, Arrays.toString(shape), Arrays.toString(shape(name))));
        }
        try (PointerScope scope = new PointerScope();
                NoGradGuard noGrad = new NoGradGuard()) {
            Slot slot = slots.get(name);
            Tensor target = slot == null ? requireBuffer(name).view(-1) : values.narrow(0, slot.offset(), slot.size());
            target.copy_(Torch.floats(device, replacement, replacement.length));
        }
    }

    @Override
    public void close() {
        values.close();
        buffers.values().forEach(Tensor::close);
    }

    /** Collects names, shapes and initial values of the tensors that a forward pass asks for. */
    private static final class Discovery implements Weights, AutoCloseable {
        record Entry(Init init, long[] shape) {}

        private final Device device;
        private final Map<String, Entry> parameters = new LinkedHashMap<>();
        private final Map<String, Entry> buffers = new LinkedHashMap<>();

        Discovery(Device device) {
            this.device = device;
        }

        @Override
        public Tensor parameter(String name, Init init, long[] shape) {
            parameters.putIfAbsent(name, new Entry(init, shape.clone()));
            return torch.zeros(shape).to(device, torch.ScalarType.Float);
        }

        @Override
        public Tensor buffer(String name, Init init, long[] shape) {
            buffers.putIfAbsent(name, new Entry(init, shape.clone()));
            return torch.zeros(shape).to(device, torch.ScalarType.Float);
        }

        @Override
        public void close() {
            parameters.clear();
            buffers.clear();
        }
    }
}
