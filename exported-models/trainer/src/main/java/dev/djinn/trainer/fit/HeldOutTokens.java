package dev.djinn.trainer.fit;

import java.util.ArrayList;
import java.util.List;

/** The tokens of {@link HeldOutClips}. */
record HeldOutTokens(HeldOutClips clips, TokenStore tokens) {
    /** Tokens [count, frames, S] of each group. */
    List<long[]> groups(int count, int frames) {
        List<long[]> groups = new ArrayList<>();
        for (long[] firsts : clips.firstFrames(count, frames)) {
            ClipSource.Batch batch = new ClipSource.Batch(new byte[0], firsts, new boolean[firsts.length]);
            groups.add(tokens.clips(batch, 0, firsts.length, frames));
        }
        return groups;
    }
}
