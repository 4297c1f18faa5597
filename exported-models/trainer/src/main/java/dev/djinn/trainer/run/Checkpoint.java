package dev.djinn.trainer.run;

import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/**
 * A state of training from which it can go on as if nothing had happened.
 *
 * @param stage "tokenizer" or "dynamics"
 * @param step optimiser steps made
 * @param tensors weights, moments, codebooks by name; finite
 * @param state everything else: random generators, places in the data, clocks. Whole numbers up to 64 bits and doubles
 *     come back bit by bit, but NaN and infinity, which JSON lacks
 * @param folder where it was read from
 */
public record Checkpoint(String stage, long step, Map<String, TensorData> tensors, ObjectNode state, Path folder) {
    /**
     * One tensor, as the networks of this run need it.
     *
     * @throws DjinnException BAD_INPUT naming the tensor if it is missing or differs in type or shape
     */
    public TensorData require(String name, TensorData.Type type, long... shape) {
        TensorData tensor = tensors.get(name);
        if (tensor == null) {
            throw new DjinnException(ExitCode.BAD_INPUT, "checkpoint " + folder + " has no tensor '" + name + "'");
        }
        if (tensor.type() != type || !Arrays.equals(tensor.shape(), shape)) {
            throw new DjinnException(
                    ExitCode.BAD_INPUT,
                    "checkpoint " + folder + ": tensor '" + name + "' is " + tensor + ", this configuration needs "
                            + type + TensorData.describe(shape));
        }
        return tensor;
    }
}
