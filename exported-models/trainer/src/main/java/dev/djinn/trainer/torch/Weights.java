package dev.djinn.trainer.torch;

import dev.djinn.trainer.nn.Init;
import org.bytedeco.pytorch.Tensor;

/** Where the torch interpreter finds the tensors of a network. */
public interface Weights {
    /** A trained tensor. */
    Tensor parameter(String name, Init init, long[] shape);

    /** A stored tensor without gradients. */
    Tensor buffer(String name, Init init, long[] shape);
}
