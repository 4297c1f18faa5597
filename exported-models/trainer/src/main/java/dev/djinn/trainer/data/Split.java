package dev.djinn.trainer.data;

import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which episodes train and which are held out to measure.
 *
 * <p>By file: a file is held out when the hash of (seed, its name) falls into the lowest share, at least one file and
 * never all. So a file stays on its side when others come or go. A store of one single file is split in time: its last
 * part is held out, at least one clip.
 *
 * @param train episodes to learn from
 * @param heldOut episodes to measure on
 */
public record Split(List<Episode> train, List<Episode> heldOut) {
    public Split {
        train = List.copyOf(train);
        heldOut = List.copyOf(heldOut);
    }

    /**
     * Splits the episodes of one store.
     *
     * @param clipFrames the fewest frames that are of use on either side
     * @param share of the files, or of a single file's frames, that is held out; 0 or more, below 1
     * @throws DjinnException {@link ExitCode#BAD_INPUT} when there is too little for two sides
     */
    public static Split of(List<Episode> episodes, int clipFrames, double share, long seed) {
        if (!(share >= 0 && share < 1)) {
            throw new IllegalArgumentException("the held-out share is " + share + ", must be 0 or more and below 1");
        }
        Set<String> files = new HashSet<>();
        episodes.forEach(episode -> files.add(episode.file()));
        if (files.size() < 2) {
            return inTime(episodes, clipFrames, share);
        }
        Set<String> heldOut = heldOutFiles(files, share, seed);
        return new Split(
                episodes.stream()
                        .filter(episode -> !heldOut.contains(episode.file()))
                        .toList(),
                episodes.stream()
                        .filter(episode -> heldOut.contains(episode.file()))
                        .toList());
    }

    private static Set<String> heldOutFiles(Set<String> files, double share, long seed) {
        List<String> byHash = new ArrayList<>(files);
        byHash.sort(
                Comparator.<String>comparingDouble(file -> place(file, seed)).thenComparing(file -> file));
        int below =
                (int) byHash.stream().filter(file -> place(file, seed) < share).count();
        return Set.copyOf(byHash.subList(0, Math.clamp(below, 1, files.size() - 1)));
    }

    /** A number in 0..1 by the hash of seed and name. */
    private static double place(String file, long seed) {
        long hash = seed;
        for (int i = 0; i < file.length(); i++) {
            hash = Permutation.mix(hash, file.charAt(i));
        }
        return (hash >>> 11) * 0x1p-53;
    }

    private static Split inTime(List<Episode> episodes, int clipFrames, double share) {
        long frames = episodes.stream().mapToLong(Episode::length).sum();
        long wanted = Math.max(clipFrames, Math.round(frames * share));
        List<Episode> train = new ArrayList<>(episodes);
        List<Episode> heldOut = new ArrayList<>();
        while (!train.isEmpty() && wanted > 0) {
            Episode last = train.removeLast();
            if (last.length() < wanted + clipFrames) {
                heldOut.addFirst(last);
                wanted -= last.length();
                continue;
            }
            int kept = (int) (last.length() - Math.max(wanted, clipFrames));
            train.add(new Episode(last.file(), last.offset(), last.first(), kept));
            heldOut.addFirst(new Episode(last.file(), last.offset() + kept, last.first() + kept, last.length() - kept));
            wanted = 0;
        }
        if (train.isEmpty() || heldOut.isEmpty()) {
            throw new DjinnException(
                    ExitCode.BAD_INPUT,
                    "Too little video: " + frames + " frames in one file, at least " + 2 * clipFrames
                            + " are needed to train and to measure");
        }
        return new Split(train, heldOut);
    }
}
