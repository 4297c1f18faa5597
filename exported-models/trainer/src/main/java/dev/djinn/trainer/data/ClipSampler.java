package dev.djinn.trainer.data;

import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Says which clip stands at which place of the training: a pure function of (seed, step, slot), so a run is resumed by
 * its step number alone.
 *
 * <p>All places where a clip of T frames can start inside an episode are numbered; each epoch visits every one of them
 * once, in an order of its own ({@link Permutation}). The clips are numbered on through the epochs: slot b of step s is
 * clip {@code s * B + b}.
 */
public final class ClipSampler {
    private final int clipFrames;
    private final int batch;
    private final long seed;
    private final Mirroring mirroring;
    private final long[] firstFrames;
    private final long[] startsBefore;
    private final long starts;

    /**
     * @param episodes where clips come from; those shorter than a clip give none
     * @param clipFrames T, 1 or more
     * @param batch B, clips per step, 1 or more
     * @throws DjinnException {@link ExitCode#BAD_INPUT} when no episode is long enough
     */
    public ClipSampler(List<Episode> episodes, int clipFrames, int batch, long seed, Mirroring mirroring) {
        if (clipFrames < 1 || batch < 1) {
            throw new IllegalArgumentException(clipFrames + " frames a clip, " + batch + " clips a step");
        }
        this.clipFrames = clipFrames;
        this.batch = batch;
        this.seed = seed;
        this.mirroring = mirroring;
        List<Episode> usable = episodes.stream()
                .filter(episode -> episode.length() >= clipFrames)
                .toList();
        firstFrames = usable.stream().mapToLong(Episode::first).toArray();
        startsBefore = new long[usable.size()];
        long sum = 0;
        for (int i = 0; i < startsBefore.length; i++) {
            startsBefore[i] = sum;
            sum += usable.get(i).length() - clipFrames + 1;
        }
        starts = sum;
        if (starts == 0) {
            int longest = episodes.stream().mapToInt(Episode::length).max().orElse(0);
            throw new DjinnException(
                    ExitCode.BAD_INPUT,
                    "The videos are too short: the longest run without a cut has " + longest + " frames, a clip needs "
                            + clipFrames);
        }
    }

    /** Frames of a clip, T. */
    public int clipFrames() {
        return clipFrames;
    }

    /** Clips of a step, B. */
    public int batch() {
        return batch;
    }

    /** Clips of an epoch: places where one can start. */
    public long starts() {
        return starts;
    }

    /** The clip in {@code slot} 0..B-1 of {@code step} 0.. */
    public Clip at(long step, int slot) {
        Objects.checkIndex(slot, batch);
        if (step < 0) {
            throw new IndexOutOfBoundsException("step " + step);
        }
        long number = Math.addExact(Math.multiplyExact(step, (long) batch), slot);
        long epochSeed = Permutation.mix(seed, number / starts);
        long start = new Permutation(starts, epochSeed).at(number % starts);
        boolean mirrored = mirroring == Mirroring.HALF && (Permutation.mix(~epochSeed, start) & 1) == 1;
        return new Clip(frameOf(start), mirrored);
    }

    private long frameOf(long start) {
        int found = Arrays.binarySearch(startsBefore, start);
        int episode = found >= 0 ? found : -found - 2;
        return firstFrames[episode] + start - startsBefore[episode];
    }
}
