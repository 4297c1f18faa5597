package dev.djinn.trainer.fit;

import dev.djinn.runtime.image.Picture;
import dev.djinn.trainer.config.Schedule;
import dev.djinn.trainer.run.TensorData;
import dev.djinn.trainer.torch.ParameterBuffer;
import dev.djinn.trainer.torch.Replica;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One of the two trainings; {@link StageLoop} drives it. One owner thread. */
interface Stage extends AutoCloseable {
    /** Such as "tokenizer": names checkpoints and log lines. */
    String name();

    Schedule schedule();

    /** What the highest rates are multiplied by for a step that was just made, as {@link Schedule#rateFactor}. */
    default double rateFactor(long step, double progress) {
        return schedule().rateFactor(step, progress);
    }

    ParameterBuffer parameters();

    /** The workers' copies; a step leaves its gradients there. */
    List<Replica> replicas();

    /**
     * Forward and backward on the step's clips.
     *
     * @param progress share of the stage that is done, 0..1
     * @return measured values by name; "loss" is among them
     */
    Map<String, Double> step(long step, double progress);

    /** The step's gradients have been applied. */
    void applied(long step);

    /** The step was dropped; nothing of it may remain. */
    void dropped();

    /** Held-out measures by name; "score" is among them, higher is better. */
    Map<String, Double> evaluate();

    /** Rows of pictures that show what has been learned so far; none if there is nothing to see yet. */
    List<List<Picture>> samples();

    /** What must be stored beside the parameters so that training continues as if it had not stopped. */
    Map<String, TensorData> memory();

    void restoreMemory(Map<String, TensorData> memory);

    /** Some parameters were set to values that were trained before: what goes with them begins there too. */
    void taken(Set<String> names);

    @Override
    void close();
}
