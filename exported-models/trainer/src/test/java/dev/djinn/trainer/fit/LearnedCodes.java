package dev.djinn.trainer.fit;

import dev.djinn.trainer.nn.LatentActionModel;
import dev.djinn.trainer.torch.Optimizer;
import dev.djinn.trainer.torch.ParameterBuffer;
import dev.djinn.trainer.torch.Replica;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.bytedeco.pytorch.Device;

/** Trains a latent action model on footage of which is known what happens in each transition. */
final class LearnedCodes {
    private static final ActionsStep.Settings SETTINGS = new ActionsStep.Settings(0.4, 0.02, 1e-4);
    private static final int RECENT = 400;
    private static final int K_MEANS_ITERATIONS = 15;
    private static final int K_MEANS_STARTS = 8;

    private LearnedCodes() {}

    /** @param happened [clips * (frames - 1)], 0..A-1 */
    record Footage(byte[] rgb, int clips, int frames, int[] happened) {}

    /** Share of unseen transitions in which that happens which happens most under their code. */
    static double purity(
            LatentActionModel.Config network, int steps, long seed, Function<SplittableRandom, Footage> footage) {
        SplittableRandom random = new SplittableRandom(seed);
        Device cpu = new Device("cpu");
        try (ParameterBuffer parameters = ParameterBuffer.discover(cpu, 1, ops -> ActionsStep.discover(network, ops));
                Replica replica = new Replica(parameters);
                Optimizer optimizer = new Optimizer(parameters, new Optimizer.Config(true, 0.9, 0.98, 0, 1));
                ExecutorService pool = Executors.newSingleThreadExecutor()) {
            ActionsStep step = new ActionsStep(network, replica);
            RecentLatents recent = new RecentLatents(RECENT, network.codeWidth());
            for (int i = 0; i < steps; i++) {
                Footage seen = footage.apply(random);
                Optimizer.clear(List.of(replica));
                recent.add(step.train(
                                seen.rgb(), seen.clips(), seen.frames(), ActionsStep.Bottleneck.NOISE, SETTINGS, random)
                        .keyed());
                Optimizer.gather(List.of(replica), 1);
                optimizer.step(replica, 2e-3, 0.02, pool);
            }
            int actions = network.actions();
            float[] centres = Vectors.kMeans(
                    recent.rows(), network.codeWidth(), actions, K_MEANS_ITERATIONS, K_MEANS_STARTS, random);
            parameters.set(LatentActionModel.CODEBOOK, new long[] {actions, network.codeWidth()}, centres);
            Footage unseen = footage.apply(random);
            return purity(step.codes(unseen.rgb(), unseen.clips(), unseen.frames()), unseen.happened(), actions);
        }
    }

    private static double purity(long[] codes, int[] happened, int actions) {
        int[][] met = new int[actions][actions];
        for (int i = 0; i < codes.length; i++) {
            met[(int) codes[i]][happened[i]]++;
        }
        double agreeing = 0;
        for (int[] row : met) {
            int best = 0;
            for (int count : row) {
                best = Math.max(best, count);
            }
            agreeing += best;
        }
        return agreeing / codes.length;
    }
}
