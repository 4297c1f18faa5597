package dev.djinn.trainer.eval;

import dev.djinn.runtime.image.Picture;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Whether a world still looks like itself after 100 frames of random keys, each held for 3 to 10: every one of the {@link
 * PictureStatistics} within its range in real frames. The ranges come from every second held-out file; frames of the
 * other files show how many real pictures pass.
 */
final class TilesKept {
    static final int FRAMES = 100;

    private static final int SHORTEST = 3;
    private static final int LONGEST = 10;
    private static final int REAL_CLIPS = 1000;
    private static final RandomGeneratorFactory<RandomGenerator> DICE = RandomGeneratorFactory.of("L64X128MixRandom");

    private final PictureStatistics.Ranges ranges;
    private final List<double[]> others;

    private TilesKept(PictureStatistics.Ranges ranges, List<double[]> others) {
        this.ranges = ranges;
        this.others = others;
    }

    /** Looks at two frames each of up to 1000 clips. */
    static TilesKept of(HeldOut heldOut) {
        List<double[]> reference = new ArrayList<>();
        List<double[]> others = new ArrayList<>();
        Map<String, List<double[]>> halves = new HashMap<>();
        for (Clip clip : heldOut.clips(REAL_CLIPS)) {
            List<double[]> half =
                    halves.computeIfAbsent(heldOut.file(clip), _ -> halves.size() % 2 == 0 ? reference : others);
            half.add(PictureStatistics.of(heldOut.frame(clip, 0)));
            half.add(PictureStatistics.of(heldOut.frame(clip, Clip.FRAMES / 2)));
        }
        return new TilesKept(PictureStatistics.Ranges.of(reference), List.copyOf(others));
    }

    List<Figure> figures(
            WorldModel world, List<Prompt> prompts, long seed, Bootstrap bootstrap, EvalProgress progress) {
        List<double[]> played = new ArrayList<>();
        List<double[]> painted = new ArrayList<>();
        for (Prompt prompt : prompts) {
            List<Picture> pictures = prompt.play(world, keys(world.facts().actions(), prompt, seed), seed);
            painted.add(PictureStatistics.of(pictures.getFirst()));
            played.add(PictureStatistics.of(pictures.getLast()));
            progress.at("random play", played.size(), prompts.size());
        }
        List<double[]> within = played.stream().map(ranges::within).toList();
        return List.of(
                passing("tiles_kept", played, bootstrap),
                passing("tiles_kept_decoded", painted, bootstrap),
                passing("tiles_kept_real", others, bootstrap),
                bootstrap.codes("tiles_kept_each", within, PictureStatistics.COUNT, (mean, k) -> mean[k]));
    }

    private Figure passing(String key, List<double[]> pictures, Bootstrap bootstrap) {
        List<double[]> rows = pictures.stream()
                .map(numbers ->
                        Arrays.stream(ranges.within(numbers)).min().stream().toArray())
                .toList();
        return bootstrap.scalar(key, rows, mean -> mean[0]);
    }

    /** Random keys, the same for any world of as many codes. */
    static long[] keys(int codes, Prompt prompt, long seed) {
        RandomGenerator dice = DICE.create(Dream.seedOf(seed, prompt.number()));
        long[] keys = new long[FRAMES];
        for (int from = 0; from < FRAMES; ) {
            int to = Math.min(FRAMES, from + dice.nextInt(SHORTEST, LONGEST + 1));
            Arrays.fill(keys, from, to, dice.nextInt(codes));
            from = to;
        }
        return keys;
    }
}
