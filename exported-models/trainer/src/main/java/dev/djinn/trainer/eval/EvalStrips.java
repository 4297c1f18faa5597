package dev.djinn.trainer.eval;

import dev.djinn.runtime.image.Picture;
import dev.djinn.runtime.io.AtomicFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The pictures behind the figures, from the first clips of an evaluation: what the tokens keep, where the world goes with
 * the true actions, and what each action does when held.
 */
public final class EvalStrips {
    /** The card's picture of what the tokens keep. */
    public static final String CARD_RECONSTRUCTIONS = "card-reconstructions.png";

    /** How the names of the card's pictures of held actions begin; 1.png, 2.png, ... follows. */
    public static final String CARD_HELD = "card-held-";

    private static final int PROMPTS = 6;
    private static final int HELD_FRAMES = 16;
    private static final int CARD_PROMPTS = 3;
    private static final int CARD_SIDE = 64;

    private EvalStrips() {}

    /** Writes {@link #sheets} into {@code folder}. */
    public static void write(WorldModel world, HeldOut heldOut, EvalOptions options, Path folder) {
        sheets(world, heldOut, options, FrameStrips.LEAST_SIDE)
                .forEach((name, png) -> AtomicFiles.write(folder.resolve(name), png));
    }

    /**
     * PNG files by name: {@code reconstructions.png} and {@code rollouts.png} (per clip two rows: truth above, model below),
     * {@code held-prompt-<p>.png} (one row per code 0.. from the same prompt) and {@code held-action-<a>.png} (one row per
     * prompt with the same code); all dreams start with two true frames.
     *
     * @param leastSide frames with shorter sides are scaled up by whole factors
     */
    public static Map<String, byte[]> sheets(WorldModel world, HeldOut heldOut, EvalOptions options, int leastSide) {
        List<Sample> samples = samples(world, heldOut, options, PROMPTS);
        List<List<Picture>> rollouts = new ArrayList<>();
        for (Sample sample : samples) {
            rollouts.add(sample.frames_T());
            rollouts.add(dream(world, sample, sample.actions(), Clip.AHEAD, options.seed()));
        }
        Map<String, List<List<Picture>>> sheets = new LinkedHashMap<>();
        sheets.put("reconstructions.png", reconstructions(world, samples));
        sheets.put("rollouts.png", rollouts);
        addHeld(sheets, held(world, samples, options.seed()));
        Map<String, byte[]> files = new LinkedHashMap<>();
        sheets.forEach((name, rows) -> files.put(name, FrameStrips.png(rows, leastSide)));
        return files;
    }

    /**
     * The pictures of a world's card as PNG files: {@link #CARD_RECONSTRUCTIONS} and, of three prompts, {@link
     * #CARD_HELD}, rows as in {@link #write}.
     */
    public static Map<String, byte[]> card(WorldModel world, HeldOut heldOut, EvalOptions options) {
        List<Sample> samples = samples(world, heldOut, options, CARD_PROMPTS);
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put(CARD_RECONSTRUCTIONS, FrameStrips.png(reconstructions(world, samples), CARD_SIDE));
        List<List<List<Picture>>> held = held(world, samples, options.seed());
        for (int prompt = 0; prompt < held.size(); prompt++) {
            files.put(CARD_HELD + (prompt + 1) + ".png", FrameStrips.png(held.get(prompt), CARD_SIDE));
        }
        return files;
    }

    private static List<List<Picture>> reconstructions(WorldModel world, List<Sample> samples) {
        return samples.stream()
                .flatMap(sample -> Stream.of(sample.frames_T(), world.decode(sample.tokens_TS())))
                .toList();
    }

    private static List<Sample> samples(WorldModel world, HeldOut heldOut, EvalOptions options, int most) {
        List<Clip> clips = heldOut.clips(Math.min(most, options.clips()));
        List<Sample> samples = new ArrayList<>();
        for (int n = 0; n < clips.size(); n++) {
            samples.add(Sample.of(world, n, heldOut.frames(clips.get(n))));
        }
        return samples;
    }

    /** Rows of frames by prompt, then by code. */
    private static List<List<List<Picture>>> held(WorldModel world, List<Sample> samples, long seed) {
        List<List<List<Picture>>> held = new ArrayList<>();
        for (Sample sample : samples) {
            List<List<Picture>> rows = new ArrayList<>();
            for (int code = 0; code < world.facts().actions(); code++) {
                long[] actions = new long[Clip.PROMPT - 1 + HELD_FRAMES];
                Arrays.fill(actions, code);
                System.arraycopy(sample.actions(), 0, actions, 0, Clip.PROMPT - 1);
                rows.add(dream(world, sample, actions, HELD_FRAMES, seed));
            }
            held.add(rows);
        }
        return held;
    }

    private static void addHeld(Map<String, List<List<Picture>>> sheets, List<List<List<Picture>>> held) {
        for (int prompt = 0; prompt < held.size(); prompt++) {
            sheets.put("held-prompt-" + prompt + ".png", held.get(prompt));
        }
        for (int code = 0; code < held.getFirst().size(); code++) {
            int row = code;
            sheets.put(
                    "held-action-" + code + ".png",
                    held.stream().map(rows -> rows.get(row)).toList());
        }
    }

    private static List<Picture> dream(WorldModel world, Sample sample, long[] actions, int ahead, long seed) {
        long[][] prompt_TS = Arrays.copyOf(sample.tokens_TS(), Clip.PROMPT);
        List<Picture> row = new ArrayList<>(sample.frames_T().subList(0, Clip.PROMPT));
        row.addAll(Dream.of(
                world, prompt_TS, actions, ahead, world.facts().sampling(), Dream.seedOf(seed, sample.number())));
        return row;
    }
}
