package dev.djinn.trainer.eval;

import dev.djinn.runtime.image.Picture;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How long a game stays a game under random keys, looked at every 20 frames: its picture must have all {@link
 * PictureStatistics} within the range of real frames, and must still answer: begun anew from its last frames, the hero must end
 * more than 3 pixels further to the right under the code for right than under the one for left, each held for 8 frames.
 */
public final class Coherence {
    /** Frames from one look to the next. */
    public static final int STEP = 20;

    private static final double APART = 3;

    private final WorldModel world;
    private final TilesKept tiles;
    private final List<Prompt> prompts;
    private final long seed;

    private Coherence(WorldModel world, HeldOut heldOut, int prompts, long seed) {
        this.world = world;
        this.tiles = TilesKept.of(heldOut);
        this.prompts = Prompts.choose(heldOut, prompts).any();
        this.seed = seed;
    }

    /**
     * {@code coherent}, the share of prompts at each look, the first at the prompt itself; {@code coherence_horizon}, the mean
     * over prompts of the last frame at which a look found both, 0 if none did.
     *
     * @param report of the same world, which says what its keys for left and right are; with none of one, nothing answers
     * @param frames to play, a multiple of {@link #STEP}
     */
    public static List<Figure> figures(
            WorldModel world, HeldOut heldOut, EvalReport report, int prompts, int frames, EvalProgress progress) {
        Coherence coherence = new Coherence(world, heldOut, prompts, report.seed());
        Map<String, Double> results = report.results();
        long left = results.getOrDefault("held_left_code", -1.0).longValue();
        long right = results.getOrDefault("held_right_code", -1.0).longValue();
        List<double[]> looks = new ArrayList<>();
        for (Prompt prompt : coherence.prompts) {
            looks.add(coherence.look(prompt, left, right, frames));
            progress.at("coherence", looks.size(), coherence.prompts.size());
        }
        Bootstrap bootstrap = new Bootstrap(report.seed());
        List<double[]> last =
                looks.stream().map(found -> new double[] {lastOf(found)}).toList();
        return List.of(
                bootstrap.scalar("coherence_horizon", last, mean -> mean[0]),
                bootstrap.codes("coherent", looks, frames / STEP + 1, (mean, k) -> mean[k]));
    }

    /** For each look 1 if the game is one. */
    private double[] look(Prompt prompt, long left, long right, int frames) {
        long[] keys = TilesKept.keys(world.facts().actions(), prompt, frames, seed);
        List<Picture> played = prompt.play(world, keys, seed);
        double[] found = new double[frames / STEP + 1];
        for (int k = 0; k < found.length; k++) {
            int at = k * STEP;
            boolean real = tiles.isReal(played.get(at));
            List<Picture> seen = played.subList(Math.max(0, at + 1 - Prompt.FRAMES), at + 1);
            found[k] = real && answers(new Prompt(prompt.number(), seen), left, right) ? 1 : 0;
        }
        return found;
    }

    private boolean answers(Prompt prompt, long left, long right) {
        if (left < 0 || right < 0) {
            return false;
        }
        HeroPath toLeft = Held.path(world, prompt, left, seed);
        HeroPath toRight = Held.path(world, prompt, right, seed);
        return toRight.right() - toLeft.right() > APART;
    }

    private static double lastOf(double[] found) {
        for (int k = found.length - 1; k > 0; k--) {
            if (found[k] > 0) {
                return k * STEP;
            }
        }
        return 0;
    }
}
