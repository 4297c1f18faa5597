package dev.djinn.trainer.data;

import java.nio.file.Path;
import java.util.List;

/**
 * What came of a list of videos.
 *
 * @param store the folder to open with {@link FrameStore#open}
 * @param reused whether it was there already
 * @param filesGiven videos asked for
 * @param filesUsed videos of which at least one run of frames is in the store
 * @param frames frames in the store
 * @param framesDropped frames decoded but left out, because their run is too short for a clip
 * @param cuts scene cuts found
 * @param rate frames per second of the store
 * @param skipped videos of which nothing is used, with the reason
 * @param damaged videos of which a part is used, with the reason
 */
public record IngestReport(
        Path store,
        boolean reused,
        int filesGiven,
        int filesUsed,
        long frames,
        long framesDropped,
        int cuts,
        double rate,
        List<FileNote> skipped,
        List<FileNote> damaged) {
    public IngestReport {
        skipped = List.copyOf(skipped);
        damaged = List.copyOf(damaged);
    }
}
