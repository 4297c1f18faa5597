package dev.djinn.trainer.eval;

import dev.djinn.runtime.image.Picture;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Left and right from where the way is free: from the fourth frames of held-out clips in which the real hero then goes to
 * that side himself. From any place, a world that keeps its walls cannot answer a held key always.
 */
final class FreeWay {
    private FreeWay() {}

    /**
     * {@code held_left_free}, {@code held_right_free}, and with no key {@code ..._none}.
     *
     * @param most prompts for each side
     */
    static List<Figure> figures(
            WorldModel world,
            HeldOut heldOut,
            KeyChoice choice,
            int most,
            long seed,
            Bootstrap bootstrap,
            EvalProgress progress) {
        List<Prompt> left = new ArrayList<>();
        List<Prompt> right = new ArrayList<>();
        List<Clip> clips = heldOut.clips(Integer.MAX_VALUE);
        for (int n = 0; n < clips.size() && (left.size() < most || right.size() < most); n++) {
            List<Picture> frames = heldOut.frames(clips.get(n));
            int start = Prompt.FRAMES - 1;
            double went =
                    HeroPath.of(frames.subList(start, start + Held.FRAMES + 1)).right();
            List<Prompt> side = went < -Held.SIDEWAYS ? left : right;
            if (Math.abs(went) > Held.SIDEWAYS && side.size() < most) {
                side.add(new Prompt(n, frames.subList(0, Prompt.FRAMES)));
            }
            progress.at("free ways", n + 1, clips.size());
        }
        List<Figure> figures = new ArrayList<>();
        figures.addAll(shares("held_left_free", world, left, choice.left(), -1, seed, bootstrap));
        figures.addAll(shares("held_right_free", world, right, choice.right(), 1, seed, bootstrap));
        return figures;
    }

    private static List<Figure> shares(
            String key,
            WorldModel world,
            List<Prompt> prompts,
            OptionalInt code,
            int way,
            long seed,
            Bootstrap bootstrap) {
        List<double[]> rows = new ArrayList<>();
        for (Prompt prompt : prompts) {
            double held = code.isPresent() ? went(world, prompt, code.getAsInt(), way, seed) : 0;
            rows.add(new double[] {held, went(world, prompt, world.facts().none(), way, seed)});
        }
        return List.of(
                bootstrap.scalar(key, rows, mean -> mean[0]), bootstrap.scalar(key + "_none", rows, mean -> mean[1]));
    }

    private static double went(WorldModel world, Prompt prompt, int key, int way, long seed) {
        return way * Held.path(world, prompt, key, seed).right() > Held.SIDEWAYS ? 1 : 0;
    }
}
