package dev.djinn.trainer.fit;

import dev.djinn.trainer.nn.VideoTokenizer;
import dev.djinn.trainer.run.Checkpoint;
import dev.djinn.trainer.torch.ParameterBuffer;
import dev.djinn.trainer.torch.Replica;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Device;

/** The trained tokenizer as stage 2 uses it: one for each worker, all with the same weights. */
final class FrozenTokenizer implements AutoCloseable {
    private final ParameterBuffer parameters;
    private final List<Replica> replicas = new ArrayList<>();
    private final List<TokenizerStep> steps = new ArrayList<>();

    private FrozenTokenizer(ParameterBuffer parameters, VideoTokenizer.Config network, int workers) {
        this.parameters = parameters;
        for (int worker = 0; worker < workers; worker++) {
            Replica replica = new Replica(parameters);
            replicas.add(replica);
            steps.add(new TokenizerStep(network, replica));
        }
    }

    static FrozenTokenizer load(
            Checkpoint checkpoint, VideoTokenizer.Config network, Device device, long seed, int workers) {
        FrozenTokenizer tokenizer = untrained(network, device, seed, workers);
        try {
            Checkpoints.loadWeights(checkpoint, tokenizer.parameters);
            return tokenizer;
        } catch (RuntimeException e) {
            tokenizer.close();
            throw e;
        }
    }

    /** With weights as training begins with them. */
    static FrozenTokenizer untrained(VideoTokenizer.Config network, Device device, long seed, int workers) {
        ParameterBuffer parameters =
                ParameterBuffer.discover(device, seed, ops -> TokenizerStep.discover(network, ops));
        return new FrozenTokenizer(parameters, network, workers);
    }

    /** One for each worker. */
    List<TokenizerStep> steps() {
        return steps;
    }

    /** The codebook [V, E]. */
    float[] codes() {
        return parameters.get(VideoTokenizer.CODEBOOK);
    }

    /** Frames [frames, height, width, 3] that the tokens [frames, S] stand for. */
    byte[] paint(long[] tokens, int frames) {
        return steps.getFirst().paint(tokens, frames);
    }

    @Override
    public void close() {
        replicas.forEach(Replica::close);
        parameters.close();
    }
}
