package dev.djinn.trainer.eval;

import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import dev.djinn.trainer.data.Episode;
import dev.djinn.trainer.data.TruthCsv;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * True actions laid beside decoded frames: action t of a file lies between its frames t and t + 1, wherever cuts
 * have split it. That holds only for frames at the file's own rate, so frames at another rate are refused: between two
 * of them lie several actions, or a part of one.
 */
public final class StoreTruth implements Truth {
    private final List<Episode> episodes;
    private final Map<String, int[]> actionsOfFile;

    private StoreTruth(List<Episode> episodes, Map<String, int[]> actionsOfFile) {
        this.episodes = List.copyOf(episodes);
        this.actionsOfFile = actionsOfFile;
    }

    /**
     * The truth about every file of some runs of frames.
     *
     * @param episodes the same, in the same order, as the {@link StoreFootage} has
     * @throws DjinnException BAD_INPUT if a file is not in the table, has more frames than the table says, or most files
     *     have not exactly as many
     */
    public static StoreTruth of(List<Episode> episodes, TruthCsv truth) {
        Map<String, Integer> framesOfFile = new HashMap<>();
        for (Episode episode : episodes) {
            framesOfFile.merge(episode.file(), episode.offset() + episode.length(), Math::max);
        }
        Map<String, int[]> actionsOfFile = new HashMap<>();
        int whole = 0;
        for (Map.Entry<String, Integer> file : framesOfFile.entrySet()) {
            int[] actions = requireActions(truth, file.getKey());
            int stated = actions.length + 1;
            if (file.getValue() > stated) {
                throw refused(file.getKey() + " has " + file.getValue() + " frames at the world's rate, the table says "
                        + stated);
            }
            whole += file.getValue() == stated ? 1 : 0;
            actionsOfFile.put(file.getKey(), actions);
        }
        if (2 * whole <= framesOfFile.size()) {
            throw refused("only " + whole + " of " + framesOfFile.size()
                    + " files have as many frames at the world's rate as the table says");
        }
        return new StoreTruth(episodes, actionsOfFile);
    }

    @Override
    public int classes() {
        return TruthCsv.ACTIONS;
    }

    @Override
    public int[] actions(Clip clip) {
        Episode episode = episodes.get(clip.episode());
        int from = episode.offset() + clip.start();
        return Arrays.copyOfRange(
                Objects.requireNonNull(actionsOfFile.get(episode.file())), from, from + Clip.FRAMES - 1);
    }

    private static int[] requireActions(TruthCsv truth, String file) {
        return truth.findActions(file)
                .orElseThrow(() -> new DjinnException(
                        ExitCode.BAD_INPUT,
                        "--truth says nothing about " + file + ": give the table that goes with the held-out videos"));
    }

    private static DjinnException refused(String why) {
        return new DjinnException(
                ExitCode.BAD_INPUT,
                "--truth does not fit the held-out frames: " + why
                        + "; true actions need videos at the world's own frame rate");
    }
}
