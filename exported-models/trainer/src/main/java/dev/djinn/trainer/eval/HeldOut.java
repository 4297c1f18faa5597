package dev.djinn.trainer.eval;

import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import dev.djinn.runtime.image.Picture;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * The clips that a world is judged on. All clips that fit into the episodes without overlap stand in one order, fixed by
 * the seed: one clip of each file in turn, so that the first n are spread over as many files as they can be.
 */
public final class HeldOut {
    /** With fewer there is nothing to resample. */
    static final int FEWEST = 2;

    private final Footage footage;
    private final List<Clip> order;

    private HeldOut(Footage footage, List<Clip> order) {
        this.footage = footage;
        this.order = order;
    }

    /**
     * Orders the clips of {@code footage}.
     *
     * @throws DjinnException BAD_INPUT if fewer than 2 clips fit
     */
    public static HeldOut choose(Footage footage, long seed) {
        List<Clip> order = order(footage.episodes(), new Random(seed));
        if (order.size() < FEWEST) {
            throw new DjinnException(
                    ExitCode.BAD_INPUT,
                    "the held-out videos hold only " + order.size() + " clips of " + Clip.FRAMES + " frames ("
                            + footage.episodes().size() + " episodes without a cut); evaluation needs at least "
                            + FEWEST + ": give more or longer videos");
        }
        return new HeldOut(footage, order);
    }

    /** The first {@code most} clips, or all if there are fewer. */
    public List<Clip> clips(int most) {
        return order.subList(0, Math.min(most, order.size()));
    }

    /** The first {@code most} clips after whose start their episode goes on for {@code frames}. */
    List<Clip> clips(int most, int frames) {
        return order.stream()
                .filter(clip -> clip.start() + frames
                        <= footage.episodes().get(clip.episode()).frames())
                .limit(most)
                .toList();
    }

    /** The frames of a clip. */
    public List<Picture> frames(Clip clip) {
        return frames(clip, Clip.FRAMES);
    }

    /** The first {@code count} frames from the start of a clip on. */
    List<Picture> frames(Clip clip, int count) {
        return IntStream.range(clip.start(), clip.start() + count)
                .mapToObj(frame -> footage.frame(clip.episode(), frame))
                .toList();
    }

    /** One frame of a clip, 0..{@code Clip.FRAMES - 1}. */
    Picture frame(Clip clip, int index) {
        return footage.frame(clip.episode(), clip.start() + index);
    }

    /** The file a clip comes from. */
    String file(Clip clip) {
        return footage.episodes().get(clip.episode()).file();
    }

    /** How many files the first {@code most} clips come from. */
    public int files(int most) {
        List<Footage.Episode> episodes = footage.episodes();
        return (int) clips(most).stream()
                .map(clip -> episodes.get(clip.episode()).file())
                .distinct()
                .count();
    }

    /** @throws DjinnException BAD_INPUT if the frames have another size */
    void requireSize(int width, int height) {
        Picture frame =
                footage.frame(order.getFirst().episode(), order.getFirst().start());
        if (frame.width() != width || frame.height() != height) {
            throw new DjinnException(
                    ExitCode.BAD_INPUT,
                    "the held-out frames are " + frame.width() + "x" + frame.height() + ", the world's are " + width
                            + "x" + height + ": read the videos at the world's size");
        }
    }

    private static List<Clip> order(List<Footage.Episode> episodes, Random dice) {
        Map<String, List<Clip>> clipsOfFile = new LinkedHashMap<>();
        for (int e = 0; e < episodes.size(); e++) {
            List<Clip> clips = clipsOfFile.computeIfAbsent(episodes.get(e).file(), _ -> new ArrayList<>());
            int frames = episodes.get(e).frames();
            int fitting = frames / Clip.FRAMES;
            int offset = dice.nextInt(frames % Clip.FRAMES + 1);
            for (int i = 0; i < fitting; i++) {
                clips.add(new Clip(e, offset + i * Clip.FRAMES));
            }
        }
        List<List<Clip>> files = new ArrayList<>(clipsOfFile.values());
        Collections.shuffle(files, dice);
        files.forEach(clips -> Collections.shuffle(clips, dice));
        return inTurn(files);
    }

    private static List<Clip> inTurn(List<List<Clip>> files) {
        List<Clip> order = new ArrayList<>();
        int longest = files.stream().mapToInt(List::size).max().orElse(0);
        for (int round = 0; round < longest; round++) {
            for (List<Clip> clips : files) {
                if (round < clips.size()) {
                    order.add(clips.get(round));
                }
            }
        }
        return List.copyOf(order);
    }
}
