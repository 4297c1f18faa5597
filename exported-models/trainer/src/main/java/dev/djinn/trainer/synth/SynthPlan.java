package dev.djinn.trainer.synth;

import dev.djinn.trainer.synth.art.Style;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What videos to make. Episode k is the same whatever the number of episodes is, so that a set can grow.
 *
 * @param episodes 1 to 1,000,000
 * @param frames of each episode, 2 to 100,000
 * @param size side of a frame in pixels, 32 to 512, a multiple of 16
 * @param seed of every random choice
 * @param rate frames a second, 1 to 60; says only how fast players show it: the game moves by frames
 * @param styles the families; episode k has the one at k modulo their number
 */
public record SynthPlan(int episodes, int frames, int size, long seed, int rate, List<Style> styles) {
    private static final int MOST_EPISODES = 1_000_000;
    private static final int MOST_FRAMES = 100_000;
    private static final int STEP = 16;
    private static final int LEAST_SIZE = 32;
    private static final int MOST_SIZE = 512;
    private static final int MOST_RATE = 60;
    private static final Pattern FILE_NAME = Pattern.compile("synth-([0-9]{6})-.*");

    public SynthPlan {
        styles = List.copyOf(styles);
        require("--episodes", episodes, 1, MOST_EPISODES);
        require("--frames", frames, 2, MOST_FRAMES);
        require("--size", size, LEAST_SIZE, MOST_SIZE);
        require("--rate", rate, 1, MOST_RATE);
        if (size % STEP != 0) {
            throw new IllegalArgumentException("--size: " + size + " is not a multiple of " + STEP);
        }
        if (styles.isEmpty()) {
            throw new IllegalArgumentException("--styles: no family is left");
        }
    }

    private static void require(String what, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(what + ": " + value + " is not within " + least + ".." + most);
        }
    }

    Episode episode(int number) {
        return new Episode(seed, number, styles);
    }

    /** The name of an episode's video, such as {@code synth-000017-pencil.mp4}. */
    public String fileName(int number) {
        String style = styles.get(number % styles.size()).label();
        return String.format(Locale.ROOT, "synth-%06d-%s.mp4", number, style);
    }

    /** The episode whose video has this name, also one beyond {@link #episodes}. */
    OptionalInt findNumber(String fileName) {
        Matcher matcher = FILE_NAME.matcher(fileName);
        if (!matcher.matches()) {
            return OptionalInt.empty();
        }
        int number = Integer.parseInt(matcher.group(1));
        return fileName.equals(fileName(number)) ? OptionalInt.of(number) : OptionalInt.empty();
    }
}
