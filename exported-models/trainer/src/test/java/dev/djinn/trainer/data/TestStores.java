package dev.djinn.trainer.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Stores whose frames show their own number. */
final class TestStores {
    static final FrameSpec SPEC = new FrameSpec(16, 8, 15);
    static final String FINGERPRINT = "0123456789abcdef".repeat(4);

    private TestStores() {}

    /** A store of consecutive episodes; frame n holds n in its first two bytes and differs from left to right. */
    static Path numbered(Path directory, List<Episode> episodes) throws IOException {
        int frames = (int) episodes.getLast().end();
        byte[] all = new byte[frames * SPEC.frameBytes()];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) (i * 31 / 3);
        }
        for (int n = 0; n < frames; n++) {
            all[n * SPEC.frameBytes()] = (byte) n;
            all[n * SPEC.frameBytes() + 1] = (byte) (n >> 8);
        }
        Files.write(directory.resolve(StoreIndex.FRAMES_FILE), all);
        index(directory, SPEC, frames, episodes);
        return directory;
    }

    static void index(Path directory, FrameSpec spec, long frames, List<Episode> episodes) throws IOException {
        new StoreIndex(
                        StoreIndex.FORMAT,
                        FINGERPRINT,
                        spec.width(),
                        spec.height(),
                        spec.rate(),
                        15,
                        frames,
                        0,
                        0,
                        1,
                        episodes,
                        List.of(),
                        List.of())
                .write(directory);
    }

    /** The number that frame {@code place} of {@code frames} shows. */
    static int number(byte[] frames, int place) {
        int at = place * SPEC.frameBytes();
        return frames[at] & 0xFF | (frames[at + 1] & 0xFF) << 8;
    }
}
