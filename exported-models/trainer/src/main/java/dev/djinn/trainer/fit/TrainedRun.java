package dev.djinn.trainer.fit;

import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import dev.djinn.trainer.nn.VideoTokenizer;
import dev.djinn.trainer.run.Checkpoint;
import dev.djinn.trainer.run.CheckpointStore;
import dev.djinn.trainer.run.Network;
import dev.djinn.trainer.run.RunFolder;
import dev.djinn.trainer.run.RunOrigin;
import java.nio.ByteBuffer;
import java.util.function.Consumer;

/**
 * The best checkpoints of both stages of a run, which belong together.
 *
 * @param tokenizer of the video tokenizer
 * @param world of latent actions and dynamics
 */
public record TrainedRun(Checkpoint tokenizer, Checkpoint world) {
    /**
     * Reads the checkpoints, which is safe beside a trainer at work.
     *
     * @param warn told in one line what could not be used
     * @throws DjinnException BAD_INPUT if the run has not come far enough to be a world
     */
    public static TrainedRun read(RunFolder run, Consumer<String> warn) {
        CheckpointStore store = run.checkpoints(warn);
        Checkpoint tokenizer =
                store.best(TokenizerStage.NAME).orElseThrow(() -> tooEarly(run, "it has no checkpoint yet"));
        Checkpoint world = store.best(WorldStage.NAME)
                .orElseThrow(() -> tooEarly(run, "its dynamics model has not been trained yet"));
        if (!WorldStage.hasCodes(world)) {
            throw tooEarly(run, "it has not chosen its latent actions yet");
        }
        if (!codebook(tokenizer).equals(codebook(world))) {
            throw new DjinnException(
                    ExitCode.BAD_INPUT,
                    run.root() + ": the best tokenizer is not the one that the dynamics model was trained with; "
                            + "delete checkpoints/dynamics and go on by 'djinn-train resume'");
        }
        return new TrainedRun(tokenizer, world);
    }

    /** Tells which checkpoints {@link #read} would read, without reading them. */
    public static String mark(RunFolder run, Consumer<String> warn) {
        CheckpointStore store = run.checkpoints(warn);
        return store.bestName(TokenizerStage.NAME) + " " + store.bestName(WorldStage.NAME);
    }

    /** A network's training in this run up to these checkpoints. */
    public RunOrigin.Past past(Network network) {
        return Checkpoints.past(network == Network.TOKENIZER ? tokenizer : world);
    }

    /** Wall-clock time of both stages up to these checkpoints. */
    public double minutes() {
        return (Checkpoints.Place.of(tokenizer).seconds()
                        + Checkpoints.Place.of(world).seconds())
                / 60;
    }

    private static ByteBuffer codebook(Checkpoint checkpoint) {
        return Checkpoints.require(checkpoint.tensors(), VideoTokenizer.CODEBOOK)
                .bytes();
    }

    private static DjinnException tooEarly(RunFolder run, String why) {
        return new DjinnException(
                ExitCode.BAD_INPUT,
                run.root() + " is no world yet: " + why + "; go on by 'djinn-train resume " + run.root() + "'");
    }
}
