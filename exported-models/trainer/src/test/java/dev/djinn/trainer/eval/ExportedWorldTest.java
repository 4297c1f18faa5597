package dev.djinn.trainer.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.djinn.runtime.image.Picture;
import dev.djinn.runtime.onnx.DeviceChoice;
import dev.djinn.runtime.onnx.FrameNoise;
import dev.djinn.runtime.onnx.Sampling;
import dev.djinn.runtime.onnx.World;
import dev.djinn.runtime.world.WorldFolder;
import dev.djinn.runtime.world.WorldManifest;
import dev.djinn.runtime.world.WorldManifest.ActionLabel;
import dev.djinn.trainer.data.FrameSpec;
import dev.djinn.trainer.data.FrameStore;
import dev.djinn.trainer.data.Ingest;
import dev.djinn.trainer.data.IngestListener;
import dev.djinn.trainer.data.TruthCsv;
import dev.djinn.trainer.data.VideoFolder;
import dev.djinn.trainer.onnx.Precision;
import dev.djinn.trainer.onnx.RandomWeights;
import dev.djinn.trainer.onnx.WorldConfig;
import dev.djinn.trainer.onnx.WorldConfigs;
import dev.djinn.trainer.onnx.WorldGraphs;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A world of random weights, exported, opened and measured on ten real clips. */
class ExportedWorldTest {
    private static final Path CLIPS = Path.of("src/test/resources/coinrun");
    private static final EvalOptions OPTIONS = new EvalOptions(4, 0, 3);

    @TempDir
    private static Path folder;

    private static World world;
    private static FrameStore store;

    @BeforeAll
    static void export() {
        WorldConfig config = WorldConfigs.square();
        WorldGraphs graphs = new WorldGraphs(config, new RandomWeights(5), Precision.FP32, 4);
        Map<String, byte[]> files = Map.of(
                WorldFolder.ENCODER, graphs.encoder(),
                WorldFolder.DECODER, graphs.decoder(),
                WorldFolder.LAM, graphs.actions(),
                WorldFolder.DYNAMICS, graphs.dynamics());
        WorldFolder.write(folder.resolve("world"), manifest(config), files);
        world = World.open(WorldFolder.verify(folder.resolve("world")), DeviceChoice.CPU);
        FrameSpec spec = new FrameSpec(32, 32, 15);
        store = FrameStore.open(Ingest.run(
                        VideoFolder.list(CLIPS), spec, folder.resolve("cache"), Clip.FRAMES, IngestListener.SILENT, 1)
                .store());
    }

    @AfterAll
    static void close() {
        store.close();
        world.close();
    }

    @Test
    void rolloutFiguresAreThoseOfTheWorldPlayedByHand() {
        HeldOut heldOut = heldOut();
        double sum = 0;
        List<Clip> clips = heldOut.clips(OPTIONS.clips());
        for (int n = 0; n < clips.size(); n++) {
            List<Picture> frames = heldOut.frames(clips.get(n));
            long[][] prompt_TS = world.encode(frames.subList(0, 2));
            long[] codes = world.inferActions(frames);
            Picture third = world.next(
                            prompt_TS,
                            new long[] {codes[0], codes[1]},
                            new Sampling(3, 0.5f, false),
                            FrameNoise.of(Dream.seedOf(OPTIONS.seed(), n), 1))
                    .pixels();
            sum += Psnr.ofFrame(Psnr.meanSquaredError(frames.get(2), third));
        }
        assertThat(report().results().get("rollout_psnr_1")).isCloseTo(sum / clips.size(), within(1e-9));
    }

    @Test
    void reportIsTheSameTwiceAndSpeaksOfTheOpenedWorld() {
        EvalReport report = report();
        assertThat(report.toJson()).isEqualTo(report().toJson());
        assertThat(report.world().name()).isEqualTo("random");
        assertThat(report.world().sampling()).isEqualTo(new Sampling(3, 0.5f, false));
        assertThat(report.results()).containsKeys("code_nmi", "dt_psnr_4", "changed_token_accuracy");
        assertThat(report.files()).isEqualTo(4);
    }

    @Test
    void guidanceMattersUnlessNoKeyIsPressed() {
        long[][] prompt_TS = world.encode(heldOut().frames(heldOut().clips(1).getFirst(), 1));
        int none = world.manifest().noAction();
        assertThat(dreamed(prompt_TS, 0, 4)).isNotEqualTo(dreamed(prompt_TS, 0, 1));
        assertThat(dreamed(prompt_TS, 0, 0)).isEqualTo(dreamed(prompt_TS, none, 1));
        assertThat(dreamed(prompt_TS, none, 4)).isEqualTo(dreamed(prompt_TS, none, 1));
    }

    private static long[] dreamed(long[][] prompt_TS, int action, float guidance) {
        Sampling sampling = new Sampling(2, 1, true, guidance);
        return world.next(prompt_TS, new long[] {action}, sampling, FrameNoise.of(1, 1))
                .tokens_S();
    }

    @Test
    void exportedGraphsArePlayedWithEveryKeyAndWithNone() {
        EvalReport report =
                Evaluation.run(world, heldOut(), Optional.empty(), new EvalOptions(2, 2, 3), EvalProgress.SILENT);
        assertThat(report.results()).containsKeys("held_dx_0", "held_left_none", "tiles_kept", "tiles_kept_real");
    }

    private static EvalReport report() {
        StoreTruth truth = StoreTruth.of(store.episodes(), TruthCsv.read(CLIPS.resolve("truth.csv")));
        return Evaluation.run(world, heldOut(), Optional.of(truth), OPTIONS, EvalProgress.SILENT);
    }

    private static HeldOut heldOut() {
        return HeldOut.choose(new StoreFootage(store, store.episodes()), OPTIONS.seed());
    }

    private static WorldManifest manifest(WorldConfig config) {
        return new WorldManifest(
                1,
                "random",
                new WorldManifest.FrameFormat(32, 32, 15),
                new WorldManifest.Grid(4, 4),
                config.dynamics().vocabulary(),
                config.dynamics().window(),
                IntStream.range(0, config.dynamics().actions())
                        .mapToObj(ActionLabel::unnamed)
                        .toList(),
                new WorldManifest.Defaults(3, 0.5, false, 1),
                "CC0-1.0",
                List.of(),
                new WorldManifest.Provenance("random weights", Map.of(), 5, "test", 0, Map.of()),
                List.of());
    }
}
