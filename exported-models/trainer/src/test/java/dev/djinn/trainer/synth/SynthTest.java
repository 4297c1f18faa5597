package dev.djinn.trainer.synth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.djinn.runtime.DjinnException;
import dev.djinn.trainer.data.FrameSpec;
import dev.djinn.trainer.data.FrameStore;
import dev.djinn.trainer.data.Ingest;
import dev.djinn.trainer.data.IngestListener;
import dev.djinn.trainer.data.IngestReport;
import dev.djinn.trainer.data.TruthCsv;
import dev.djinn.trainer.data.VideoFolder;
import dev.djinn.trainer.eval.StoreTruth;
import dev.djinn.trainer.synth.art.Scene;
import dev.djinn.trainer.synth.art.Style;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SynthTest {
    private static final List<Style> ALL = List.of(Style.values());
    private static final SynthPlan PLAN = new SynthPlan(24, 40, 64, 3, 15, ALL);

    @TempDir
    Path folder;

    @Test
    void theTrainerReadsEveryPixelAndFindsNoCutAndTheTruthFits() throws IOException {
        Path videos = folder.resolve("videos");
        assertThat(make(PLAN, videos, () -> false)).isEqualTo(new Synth.Outcome(24, 0, false));

        FrameSpec spec = new FrameSpec(64, 64, 15);
        IngestReport report =
                Ingest.run(VideoFolder.list(videos), spec, folder.resolve("cache"), 16, IngestListener.SILENT, 2);
        assertThat(report.skipped()).isEmpty();
        assertThat(report.cuts()).isZero();
        assertThat(report.frames()).isEqualTo(24 * 40);
        try (FrameStore store = FrameStore.open(report.store())) {
            for (int number = 0; number < 24; number++) {
                assertThat(stored(store, number)).as(PLAN.fileName(number)).isEqualTo(drawn(number));
            }
            TruthCsv truth = TruthCsv.read(videos.resolve("truth/actions.csv"));
            StoreTruth.of(store.episodes(), truth);
            Episode again = PLAN.episode(7);
            int[] actions = truth.findActions(PLAN.fileName(7)).orElseThrow();
            assertThat(actions).hasSize(39);
            for (int action : actions) {
                assertThat(action).isEqualTo(again.next().digit());
            }
        }
        List<String> rows = rows(videos.resolve("truth/frames.csv.gz"));
        assertThat(rows).hasSize(1 + 24 * 40);
        assertThat(rows.get(1 + 7 * 40)).startsWith(PLAN.fileName(7) + ",0,");
    }

    @Test
    void aStoppedSetHasWholeFilesOnlyAndGoesOnToTheSameBytes() throws IOException {
        Path videos = folder.resolve("stopped");
        Path whole = folder.resolve("whole");
        SynthPlan plan = new SynthPlan(10, 12, 32, 4, 15, List.of(Style.FLAT, Style.PENCIL));
        int[] asked = {0};
        Synth.Outcome stopped = make(plan, videos, () -> asked[0]++ >= 0);
        assertThat(stopped.stopped()).isTrue();
        assertThat(stopped.made()).isBetween(0, 9);
        List<Path> there = list(videos);
        assertThat(there).hasSize(stopped.made());

        assertThat(make(plan, videos, () -> false))
                .isEqualTo(new Synth.Outcome(10 - there.size(), there.size(), false));
        make(plan, whole, () -> false);
        for (Path file : list(whole)) {
            assertThat(videos.resolve(file.getFileName())).hasSameBinaryContentAs(file);
        }
        assertThat(videos.resolve("truth/actions.csv")).hasSameTextualContentAs(whole.resolve("truth/actions.csv"));

        make(new SynthPlan(3, 12, 32, 4, 15, List.of(Style.FLAT, Style.PENCIL)), videos, () -> false);
        assertThat(videos.resolve("truth/actions.csv"))
                .as("asked for fewer, it still tells of all that are there")
                .hasSameTextualContentAs(whole.resolve("truth/actions.csv"));
    }

    @Test
    void videosMadeOtherwiseAreNotMixed() throws IOException {
        Path videos = folder.resolve("videos");
        make(new SynthPlan(1, 4, 32, 4, 15, List.of(Style.FLAT)), videos, () -> false);
        assertThat(make(new SynthPlan(2, 4, 32, 4, 15, List.of(Style.FLAT)), videos, () -> false))
                .isEqualTo(new Synth.Outcome(1, 1, false));

        assertThatThrownBy(() -> make(new SynthPlan(2, 4, 32, 5, 15, List.of(Style.FLAT)), videos, () -> false))
                .isInstanceOf(DjinnException.class)
                .hasMessageContaining("made with seed 4, not 5");
        Path other = Files.createDirectory(folder.resolve("other"));
        Files.writeString(other.resolve("mine.mp4"), "x");
        assertThatThrownBy(() -> make(PLAN, other, () -> false))
                .isInstanceOf(DjinnException.class)
                .hasMessageContaining("holds other videos");
    }

    private static Synth.Outcome make(SynthPlan plan, Path folder, BooleanSupplier stop) {
        return new Synth(plan, folder, 2, (done, all) -> {}, stop).run();
    }

    private static List<Path> list(Path videos) throws IOException {
        try (var entries = Files.list(videos)) {
            return entries.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith(SynthFolder.NOTE))
                    .toList();
        }
    }

    private static byte[] stored(FrameStore store, int number) {
        var run = store.episodes().get(number);
        byte[] rgb = new byte[run.length() * 64 * 64 * 3];
        store.read(run.first(), run.length(), rgb, 0);
        return rgb;
    }

    private static byte[] drawn(int number) {
        Episode episode = PLAN.episode(number);
        Scene scene = episode.scene(64);
        byte[] all = new byte[40 * 64 * 64 * 3];
        byte[] rgb = new byte[64 * 64 * 3];
        for (int frame = 0; frame < 40; frame++) {
            scene.draw(rgb);
            System.arraycopy(rgb, 0, all, frame * rgb.length, rgb.length);
            episode.next();
        }
        return Arrays.copyOf(all, all.length);
    }

    private static List<String> rows(Path packed) throws IOException {
        List<String> rows = new ArrayList<>();
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(packed)), StandardCharsets.UTF_8))) {
            reader.lines().forEach(rows::add);
        }
        return rows;
    }
}
