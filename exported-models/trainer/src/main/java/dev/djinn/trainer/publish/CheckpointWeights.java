package dev.djinn.trainer.publish;

import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import dev.djinn.trainer.onnx.WeightSource;
import dev.djinn.trainer.run.Checkpoint;
import dev.djinn.trainer.run.TensorData;
import java.util.List;

/**
 * The tensors of some checkpoints.
 *
 * @param checkpoints where more than one has a tensor, the first counts
 */
record CheckpointWeights(List<Checkpoint> checkpoints) implements WeightSource {
    CheckpointWeights {
        checkpoints = List.copyOf(checkpoints);
    }

    @Override
    public float[] require(String name, long... shape) {
        return checkpoints.stream()
                .filter(checkpoint -> checkpoint.tensors().containsKey(name))
                .findFirst()
                .orElseThrow(
                        () -> new DjinnException(
                                ExitCode.BAD_INPUT,
                                "no checkpoint has the tensor '" + name
                                        + "': the run was begun by another version of this trainer; export it with that version, or begin a new run"))
                .require(name, TensorData.Type.F32, shape)
                .floats();
    }
}
