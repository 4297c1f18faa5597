package dev.djinn.trainer.cli;

import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import dev.djinn.trainer.data.Episode;
import dev.djinn.trainer.data.TruthCsv;
import dev.djinn.trainer.eval.Clip;
import dev.djinn.trainer.eval.Truth;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * True actions of the clips of decoded videos.
 *
 * @param csv where they come from, for messages
 * @param episodes of the store that the clips are taken from
 */
record StoredTruth(TruthCsv truth, Path csv, List<Episode> episodes) implements Truth {
    @Override
    public int classes() {
        return TruthCsv.ACTIONS;
    }

    /** @throws DjinnException BAD_INPUT if the file is not listed or is listed with fewer frames than it has */
    @Override
    public int[] actions(Clip clip) {
        Episode episode = episodes.get(clip.episode());
        int[] ofFile = truth.findActions(episode.file())
                .orElseThrow(() -> new DjinnException(ExitCode.BAD_INPUT, csv + " has no row for " + episode.file()));
        int first = episode.offset() + clip.start();
        int end = first + Clip.FRAMES - 1;
        if (end > ofFile.length) {
            throw new DjinnException(
                    ExitCode.BAD_INPUT,
                    csv + ": " + episode.file() + " has " + (ofFile.length + 1)
                            + " frames there, but more at the rate of"
                            + " this world; true actions need videos at that rate");
        }
        return Arrays.copyOfRange(ofFile, first, end);
    }
}
