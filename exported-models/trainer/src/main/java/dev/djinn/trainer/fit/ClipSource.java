package dev.djinn.trainer.fit;

import java.util.Arrays;

/** Gives each step its clips, the same for the same step. */
interface ClipSource extends AutoCloseable {
    /**
     * @param rgb uint8 [clips, frames, height, width, 3]
     * @param firstFrames number of each clip's first frame in the frame store
     * @param mirrored whether each clip is mirrored left to right
     */
    record Batch(byte[] rgb, long[] firstFrames, boolean[] mirrored) {
        /** {@code count} clips from {@code first} on. */
        byte[] rgb(int first, int count) {
            int perClip = rgb.length / firstFrames.length;
            return Arrays.copyOfRange(rgb, first * perClip, (first + count) * perClip);
        }
    }

    Batch batch(long step);

    @Override
    void close();
}
