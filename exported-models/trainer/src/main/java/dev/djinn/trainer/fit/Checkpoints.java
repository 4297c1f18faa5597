package dev.djinn.trainer.fit;

import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import dev.djinn.trainer.run.Checkpoint;
import dev.djinn.trainer.run.LossGuard;
import dev.djinn.trainer.run.RunOrigin;
import dev.djinn.trainer.run.TensorData;
import dev.djinn.trainer.torch.Optimizer;
import dev.djinn.trainer.torch.ParameterBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What a stage writes into a checkpoint and how it comes back. */
final class Checkpoints {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String MEMORY = "memory.";
    private static final String FIRST = "optimizer.first";
    private static final String SECOND = "optimizer.second";

    private Checkpoints() {}

    /**
     * The part of a checkpoint that is not tensors.
     *
     * @param seconds of training so far
     * @param optimizerSteps updates made
     * @param finished whether the stage is over
     */
    record Place(double seconds, long optimizerSteps, boolean finished, LossGuard.State guard) {
        static final Place START = new Place(0, 0, false, LossGuard.State.FRESH);

        ObjectNode toJson() {
            return JSON.createObjectNode()
                    .put("seconds", seconds)
                    .put("optimizer_steps", optimizerSteps)
                    .put("finished", finished)
                    .put("bad_in_row", guard.inRow())
                    .put("rollbacks", guard.rollbacks());
        }

        static Place of(Checkpoint checkpoint) {
            ObjectNode state = checkpoint.state();
            return new Place(
                    state.path("seconds").asDouble(0),
                    state.path("optimizer_steps").asLong(checkpoint.step()),
                    state.path("finished").asBoolean(false),
                    new LossGuard.State(
                            state.path("bad_in_row").asInt(0),
                            state.path("rollbacks").asInt(0)));
        }
    }

    /** The training that led to a checkpoint within its run. */
    static RunOrigin.Past past(Checkpoint checkpoint) {
        return new RunOrigin.Past(checkpoint.step(), Place.of(checkpoint).seconds() / 60);
    }

    static Map<String, TensorData> tensors(Stage stage, Optimizer optimizer) {
        Map<String, TensorData> tensors = new LinkedHashMap<>(weights(stage.parameters()));
        stage.memory().forEach((name, data) -> tensors.put(MEMORY + name, data));
        optimizer.state().forEach((name, values) -> tensors.put(name, TensorData.ofFloats(values, values.length)));
        return tensors;
    }

    private static Map<String, TensorData> weights(ParameterBuffer parameters) {
        Map<String, TensorData> tensors = new LinkedHashMap<>();
        for (String name : parameters.names()) {
            tensors.put(name, TensorData.ofFloats(parameters.get(name), parameters.shape(name)));
        }
        return tensors;
    }

    /** Loads the networks' tensors of a checkpoint. */
    static void loadWeights(Checkpoint checkpoint, ParameterBuffer parameters) {
        for (String name : parameters.names()) {
            long[] shape = parameters.shape(name);
            parameters.set(
                    name,
                    shape,
                    checkpoint.require(name, TensorData.Type.F32, shape).floats());
        }
    }

    static void restore(Checkpoint checkpoint, Stage stage, Optimizer optimizer) {
        loadWeights(checkpoint, stage.parameters());
        Map<String, TensorData> memory = new LinkedHashMap<>();
        checkpoint.tensors().forEach((name, data) -> {
            if (name.startsWith(MEMORY)) {
                memory.put(name.substring(MEMORY.length()), data);
            }
        });
        stage.restoreMemory(memory);
        optimizer.restore(
                Place.of(checkpoint).optimizerSteps(),
                require(checkpoint.tensors(), FIRST).floats(),
                require(checkpoint.tensors(), SECOND).floats());
    }

    /** Begins a stage with tensors that were trained before; those of other networks or shapes must not be among them. */
    static void take(Map<String, TensorData> tensors, Stage stage) {
        tensors.forEach((name, tensor) -> stage.parameters().set(name, tensor.shape(), tensor.floats()));
        stage.taken(tensors.keySet());
    }

    /** A tensor that a stage remembers beside its parameters. */
    static TensorData requireMemory(Checkpoint checkpoint, String name) {
        return require(checkpoint.tensors(), MEMORY + name);
    }

    static TensorData require(Map<String, TensorData> tensors, String name) {
        TensorData found = tensors.get(name);
        if (found == null) {
            throw new DjinnException(ExitCode.BAD_INPUT, "the checkpoint has no tensor named " + name);
        }
        return found;
    }
}
