package dev.djinn.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.djinn.runtime.DjinnException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClipLoaderTest {
    private static final List<Episode> EPISODES =
            List.of(new Episode("a.mp4", 0, 0, 30), new Episode("b.mp4", 0, 30, 40));
    private static final int T = 4;
    private static final int B = 3;

    @TempDir
    Path folder;

    private final ClipSampler sampler = new ClipSampler(EPISODES, T, B, 11, Mirroring.HALF);

    @BeforeEach
    void store() throws IOException {
        TestStores.numbered(folder, EPISODES);
    }

    @Test
    void batchesHoldTheClipsThatTheSamplerNames() {
        int clipBytes = T * TestStores.SPEC.frameBytes();
        try (FrameStore store = FrameStore.open(folder);
                ClipLoader loader = new ClipLoader(store, sampler, 5, 2)) {
            for (long step = 5; step < 45; step++) {
                Batch batch = loader.next();
                assertThat(batch.step()).isEqualTo(step);
                for (int b = 0; b < B; b++) {
                    Clip clip = sampler.at(step, b);
                    assertThat(batch.firstFrame_B()[b]).isEqualTo(clip.firstFrame());
                    assertThat(batch.mirrored_B()[b]).isEqualTo(clip.mirrored());
                    assertThat(Arrays.copyOfRange(batch.rgb_BTHWC(), b * clipBytes, (b + 1) * clipBytes))
                            .isEqualTo(clipOf(store, clip));
                }
            }
        }
    }

    @Test
    void aResumedLoaderGoesOnWhereTheFirstWasStopped() {
        try (FrameStore store = FrameStore.open(folder);
                ClipLoader first = new ClipLoader(store, sampler, 0, 3);
                ClipLoader resumed = new ClipLoader(store, sampler, 20, 1)) {
            for (int step = 0; step < 20; step++) {
                first.next();
            }
            for (int step = 20; step < 30; step++) {
                assertThat(resumed.next().rgb_BTHWC()).isEqualTo(first.next().rgb_BTHWC());
            }
        }
    }

    @Test
    void aReadThatFailsReachesTheTrainer() throws IOException {
        try (FrameStore store = FrameStore.open(folder)) {
            try (FileChannel channel =
                    FileChannel.open(folder.resolve(StoreIndex.FRAMES_FILE), StandardOpenOption.WRITE)) {
                channel.truncate(0);
            }
            try (ClipLoader loader = new ClipLoader(store, sampler, 0, 2)) {
                assertThatThrownBy(loader::next)
                        .isInstanceOf(DjinnException.class)
                        .hasMessageStartingWith("Cannot read the frame cache");
            }
        }
    }

    @Test
    void aClosedLoaderLeavesNoThreadAndTheStoreReadable() {
        try (FrameStore store = FrameStore.open(folder)) {
            ClipLoader loader = new ClipLoader(store, sampler, 0, 1);
            loader.next();
            loader.close();
            assertThat(Thread.getAllStackTraces().keySet())
                    .noneMatch(thread -> thread.getName().equals("clip-loader"));
            assertThatThrownBy(loader::next).isInstanceOf(IllegalStateException.class);
            store.read(0, 1, new byte[TestStores.SPEC.frameBytes()], 0);
        }
    }

    private static byte[] clipOf(FrameStore store, Clip clip) {
        byte[] rgb_THWC = new byte[T * TestStores.SPEC.frameBytes()];
        if (clip.mirrored()) {
            store.readMirrored(clip.firstFrame(), T, rgb_THWC, 0);
        } else {
            store.read(clip.firstFrame(), T, rgb_THWC, 0);
        }
        return rgb_THWC;
    }
}
