package dev.djinn.trainer.fit;

import dev.djinn.trainer.data.Episode;
import dev.djinn.trainer.data.FrameStore;
import java.util.ArrayList;
import java.util.List;

/** The same held-out clips at every measurement: up to a number of them, spread evenly over all episodes. */
record HeldOutClips(FrameStore store, List<Episode> episodes, int clips) {
    /** First frames of the clips, in groups of {@code count}; short of clips, the last ones repeat. */
    List<long[]> firstFrames(int count, int frames) {
        List<Long> starts = new ArrayList<>();
        for (Episode episode : episodes) {
            for (int offset = 0; offset + frames <= episode.length(); offset += frames) {
                starts.add(episode.first() + offset);
            }
        }
        if (starts.isEmpty()) {
            return List.of();
        }
        int groups = Math.max(1, Math.min(clips, starts.size()) / count);
        List<long[]> grouped = new ArrayList<>();
        for (int group = 0; group < groups; group++) {
            long[] firsts = new long[count];
            for (int i = 0; i < count; i++) {
                long index = (long) (group * count + i) * starts.size() / (groups * (long) count);
                firsts[i] = starts.get((int) index);
            }
            grouped.add(firsts);
        }
        return grouped;
    }

    /** The clips' pictures [count, frames, height, width, 3], group by group. */
    List<byte[]> groups(int count, int frames) {
        int frameBytes = store.spec().frameBytes();
        List<byte[]> groups = new ArrayList<>();
        for (long[] firsts : firstFrames(count, frames)) {
            byte[] rgb = new byte[count * frames * frameBytes];
            for (int i = 0; i < count; i++) {
                store.read(firsts[i], frames, rgb, i * frames * frameBytes);
            }
            groups.add(rgb);
        }
        return groups;
    }
}
