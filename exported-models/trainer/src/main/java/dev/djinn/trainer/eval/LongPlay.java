package dev.djinn.trainer.eval;

import java.util.ArrayList;
import java.util.List;

/** Whether a world still looks like itself after 200 frames of random keys; as {@link TilesKept}, but longer. */
record LongPlay(TilesKept tiles, List<Prompt> prompts, long seed) {
    static final int FRAMES = 200;

    static LongPlay of(HeldOut heldOut, int prompts, long seed) {
        return new LongPlay(
                TilesKept.of(heldOut), Prompts.choose(heldOut, prompts).any(), seed);
    }

    /** {@code coherence_200}: the share of prompts. */
    Figure figure(WorldModel world, Bootstrap bootstrap, EvalProgress progress) {
        List<double[]> played = new ArrayList<>();
        for (Prompt prompt : prompts) {
            played.add(tiles.play(world, prompt, FRAMES, seed).last());
            progress.at("long play", played.size(), prompts.size());
        }
        return tiles.passing("coherence_" + FRAMES, played, bootstrap);
    }
}
