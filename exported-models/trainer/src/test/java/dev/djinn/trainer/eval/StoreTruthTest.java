package dev.djinn.trainer.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.djinn.trainer.data.Episode;
import dev.djinn.trainer.data.FrameSpec;
import dev.djinn.trainer.data.FrameStore;
import dev.djinn.trainer.data.Ingest;
import dev.djinn.trainer.data.IngestListener;
import dev.djinn.trainer.data.TruthCsv;
import dev.djinn.trainer.data.VideoFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** True actions beside frames, on hand-made tables and on ten real clips of CoinRun with theirs. */
class StoreTruthTest {
    private static final Path CLIPS = Path.of("src/test/resources/coinrun");

    @TempDir
    private Path folder;

    @Test
    void actionsOfAClipStartAtItsPlaceInTheFileWhateverWasCutOffBefore() throws IOException {
        TruthCsv table = table("a.mp4,30,01234567801234567801234567801");
        List<Episode> cut = List.of(new Episode("a.mp4", 0, 0, 12), new Episode("a.mp4", 14, 12, 16));
        StoreTruth truth = StoreTruth.of(cut, table);
        assertThat(truth.actions(new Clip(0, 0))).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 0, 1);
        assertThat(truth.actions(new Clip(1, 3))).containsExactly(8, 0, 1, 2, 3, 4, 5, 6, 7, 8, 0);
    }

    @Test
    void fileThatTheTableDoesNotKnowIsAPlainError() {
        assertThatThrownBy(() -> StoreTruth.of(List.of(new Episode("b.mp4", 0, 0, 12)), table("a.mp4,2,0")))
                .hasMessageContaining("--truth says nothing about b.mp4");
    }

    @Test
    void moreFramesThanTheTableHasAreRefused() {
        assertThatThrownBy(() -> StoreTruth.of(List.of(new Episode("a.mp4", 0, 0, 13)), table("a.mp4,12,00000000000")))
                .hasMessageContaining("a.mp4 has 13 frames")
                .hasMessageContaining("the table says 12");
    }

    @Test
    void realClipsAtTheirOwnRateAgreeWithTheirTable() {
        try (FrameStore store = ingest(15)) {
            StoreTruth truth = StoreTruth.of(store.episodes(), TruthCsv.read(CLIPS.resolve("truth.csv")));
            HeldOut heldOut = HeldOut.choose(new StoreFootage(store, store.episodes()), 0);
            assertThat(heldOut.files(10)).isEqualTo(10);
            assertThat(heldOut.clips(100))
                    .hasSizeGreaterThan(50)
                    .allSatisfy(clip -> assertThat(truth.actions(clip)).hasSize(11));
        }
    }

    @Test
    void realClipsAtHalfTheirRateAreRefusedBecauseTwoActionsLieBetweenFrames() {
        try (FrameStore store = ingest(7.5)) {
            TruthCsv table = TruthCsv.read(CLIPS.resolve("truth.csv"));
            assertThatThrownBy(() -> StoreTruth.of(store.episodes(), table))
                    .hasMessageContaining("0 of 10 files")
                    .hasMessageContaining("own frame rate");
        }
    }

    @Test
    void footageGivesTheStoredPixelsInTheOrderOfThePicture() {
        try (FrameStore store = ingest(15)) {
            Episode second = store.episodes().get(1);
            byte[] rgb = new byte[64 * 64 * 3];
            store.read(second.first() + 5, 1, rgb, 0);
            int pixel = 64 * 40 + 30;
            int expected = 0xFF000000
                    | (rgb[3 * pixel] & 255) << 16
                    | (rgb[3 * pixel + 1] & 255) << 8
                    | (rgb[3 * pixel + 2] & 255);
            StoreFootage footage = new StoreFootage(store, List.of(second));
            assertThat(footage.frame(0, 5).argb(30, 40)).isEqualTo(expected);
        }
    }

    private TruthCsv table(String row) throws IOException {
        Path csv = folder.resolve("truth.csv");
        Files.writeString(csv, "file,frames,actions\n" + row + "\n");
        return TruthCsv.read(csv);
    }

    private FrameStore ingest(double rate) {
        return FrameStore.open(Ingest.run(
                        VideoFolder.list(CLIPS),
                        new FrameSpec(64, 64, rate),
                        folder.resolve("cache"),
                        Clip.FRAMES,
                        IngestListener.SILENT,
                        1)
                .store());
    }
}
