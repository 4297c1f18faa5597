package dev.djinn.trainer.onnx;

/** Where trained tensors come from, by the names the networks give them. */
@FunctionalInterface
public interface WeightSource {
    /**
     * The values of a tensor in row-major order.
     *
     * @throws dev.djinn.runtime.DjinnException when there is no such tensor, or it has another shape
     */
    float[] require(String name, long... shape);

    /** The same tensors as a world of this precision stores them: what torch must compute with to be compared. */
    default WeightSource storedAs(Precision precision) {
        return (name, shape) -> precision.stored(require(name, shape));
    }
}
