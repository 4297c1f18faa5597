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
 * PictureStatistics} within its range in real frames, which are those of all held-out files. How strict that is, is
 * shown by real frames: those of every second file by the ranges of the others, and the other way round.
 */
final class TilesKept {
    static final int FRAMES = 100;

    private static final int SHORTEST = 3;
    private static final int LONGEST = 10;
    private static final int REAL_CLIPS = 1000;
    private static final RandomGeneratorFactory<RandomGenerator> DICE = RandomGeneratorFactory.of("L64X128MixRandom");

    private final PictureStatistics.Ranges ranges;
    private final List<List<double[]>> halves;

    private TilesKept(List<List<double[]>> halves) {
        this.ranges = PictureStatistics.Ranges.of(
                halves.stream().flatMap(List::stream).toList());
        this.halves = halves;
    }

    /** Looks at two frames each of up to 1000 clips. */
    static TilesKept of(HeldOut heldOut) {
        List<List<double[]>> halves = List.of(new ArrayList<>(), new ArrayList<>());
        Map<String, List<double[]>> halfOfFile = new HashMap<>();
        for (Clip clip : heldOut.clips(REAL_CLIPS)) {
            List<double[]> half =
                    halfOfFile.computeIfAbsent(heldOut.file(clip), _ -> halves.get(halfOfFile.size() % 2));
            half.add(PictureStatistics.of(heldOut.frame(clip, 0)));
            half.add(PictureStatistics.of(heldOut.frame(clip, Clip.FRAMES / 2)));
        }
        return new TilesKept(halves);
    }

    /** The numbers of the first picture of a game of random keys, which is the prompt as it is painted, and of the last. */
    record Played(double[] first, double[] last) {}

    Played play(WorldModel world, Prompt prompt, int frames, long seed) {
        List<Picture> pictures = prompt.play(world, keys(world.facts().actions(), prompt, frames, seed), seed);
        return new Played(PictureStatistics.of(pictures.getFirst()), PictureStatistics.of(pictures.getLast()));
    }

    /** Whether all numbers of a picture lie within their ranges. */
    boolean isReal(Picture picture) {
        return Arrays.stream(ranges.within(PictureStatistics.of(picture))).allMatch(within -> within == 1);
    }

    List<Figure> figures(
            WorldModel world, List<Prompt> prompts, long seed, Bootstrap bootstrap, EvalProgress progress) {
        List<double[]> played = new ArrayList<>();
        List<double[]> painted = new ArrayList<>();
        for (Prompt prompt : prompts) {
            Played game = play(world, prompt, FRAMES, seed);
            painted.add(game.first());
            played.add(game.last());
            progress.at("random play", played.size(), prompts.size());
        }
        List<double[]> within = played.stream().map(ranges::within).toList();
        return List.of(
                passing("tiles_kept", played, bootstrap),
                passing("tiles_kept_decoded", painted, bootstrap),
                real(bootstrap),
                bootstrap.codes("tiles_kept_each", within, PictureStatistics.COUNT, (mean, k) -> mean[k]));
    }

    /** The share of pictures, given by their numbers, with all of them in range. */
    Figure passing(String key, List<double[]> pictures, Bootstrap bootstrap) {
        return bootstrap.scalar(key, pass(ranges, pictures), mean -> mean[0]);
    }

    private Figure real(Bootstrap bootstrap) {
        List<double[]> rows = new ArrayList<>();
        for (int half = 0; half < halves.size(); half++) {
            List<double[]> others = halves.get(1 - half);
            if (!others.isEmpty()) {
                rows.addAll(pass(PictureStatistics.Ranges.of(others), halves.get(half)));
            }
        }
        return bootstrap.scalar("tiles_kept_real", rows, mean -> mean[0]);
    }

    /** One row for each picture: 1 if all its numbers are in range. */
    private static List<double[]> pass(PictureStatistics.Ranges ranges, List<double[]> pictures) {
        return pictures.stream()
                .map(numbers ->
                        Arrays.stream(ranges.within(numbers)).min().stream().toArray())
                .toList();
    }

    /** Random keys, the same for any world of as many codes. */
    static long[] keys(int codes, Prompt prompt, int frames, long seed) {
        RandomGenerator dice = DICE.create(Dream.seedOf(seed, prompt.number()));
        long[] keys = new long[frames];
        for (int from = 0; from < frames; ) {
            int to = Math.min(frames, from + dice.nextInt(SHORTEST, LONGEST + 1));
            Arrays.fill(keys, from, to, dice.nextInt(codes));
            from = to;
        }
        return keys;
    }
}
