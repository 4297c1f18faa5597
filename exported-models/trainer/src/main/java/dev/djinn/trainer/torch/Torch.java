package dev.djinn.trainer.torch;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.AbstractTensor;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** The wordy parts of bytedeco's PyTorch, in one place. */
public final class Torch {
    private Torch() {}

    public static Scalar scalar(double value) {
        return new Scalar(value);
    }

    /** float32 on the device; values copied. */
    public static Tensor floats(Device device, float[] values, long... shape) {
        return AbstractTensor.create(values, shape).to(device, ScalarType.Float);
    }

    /** int64 on the device; values copied. */
    public static Tensor longs(Device device, long[] values, long... shape) {
        return AbstractTensor.create(values, shape).to(device, ScalarType.Long);
    }

    /** uint8 pictures as float32 in -0.5..0.5 on the device. */
    public static Tensor pictures(Device device, byte[] rgb, long... shape) {
        Tensor bytes = torch.from_blob(new BytePointer(rgb), shape, new TensorOptions(ScalarType.Byte));
        return bytes.to(device, ScalarType.Float).div_(scalar(255)).sub_(scalar(0.5));
    }

    public static float[] toFloats(Tensor x) {
        Tensor host = x.detach().to(ScalarType.Float).cpu().contiguous();
        float[] values = new float[Math.toIntExact(host.numel())];
        new FloatPointer(host.data_ptr_float()).get(values);
        return values;
    }

    public static long[] toLongs(Tensor x) {
        Tensor host = x.detach().to(ScalarType.Long).cpu().contiguous();
        long[] values = new long[Math.toIntExact(host.numel())];
        new LongPointer(host.data_ptr_long()).get(values);
        return values;
    }

    /** Index of the largest value along an axis, which disappears. */
    public static Tensor argmax(Tensor x, int axis) {
        return x.argmax(new LongOptional(axis), false);
    }

    /** Euclidean length along the last axis, which stays with size 1. */
    public static Tensor length(Tensor x) {
        return x.norm(new ScalarOptional(scalar(2)), new long[] {-1}, true);
    }

    /** Lets a tensor outlive the innermost scope. */
    public static Tensor keep(PointerScope scope, Tensor tensor) {
        tensor.retainReference();
        scope.detach(tensor);
        return tensor;
    }
}
