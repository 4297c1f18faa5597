package dev.djinn.trainer.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import dev.djinn.runtime.image.Picture;
import dev.djinn.runtime.onnx.DeviceChoice;
import dev.djinn.runtime.onnx.FrameNoise;
import dev.djinn.runtime.onnx.NextFrame;
import dev.djinn.runtime.onnx.Sampling;
import dev.djinn.runtime.onnx.World;
import dev.djinn.runtime.world.VerifiedWorld;
import dev.djinn.runtime.world.WorldFolder;
import dev.djinn.runtime.world.WorldManifest;
import dev.djinn.trainer.onnx.Precision;
import dev.djinn.trainer.onnx.RandomWeights;
import dev.djinn.trainer.onnx.WeightSource;
import dev.djinn.trainer.onnx.WorldConfig;
import dev.djinn.trainer.onnx.WorldConfigs;
import dev.djinn.trainer.onnx.WorldGraphs;
import dev.djinn.trainer.run.Network;
import dev.djinn.trainer.run.RunOrigin;
import dev.djinn.trainer.run.Safetensors;
import dev.djinn.trainer.run.TensorData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Device;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorldExporterTest {
    private static final WorldConfig CONFIG = WorldConfigs.wide();
    private static final WeightSource WEIGHTS = new RandomWeights(5);

    @TempDir
    private Path folder;

    private final List<String> printed = new ArrayList<>();

    @Test
    void anExportedWorldIsPlayedByTheRuntimeAsTorchAndTheReferenceSamplerWould() throws IOException {
        Path target = folder.resolve("waves");
        CheckedWorld checked = exporter(WEIGHTS).check(draft(4), ParityTest.material(CONFIG, 4));
        float[] rest = {1, 0.5f, -2};
        Trained trained = new Trained(
                Map.of("actions.decoder.rest", TensorData.ofFloats(rest, 3)),
                Map.of(Network.ACTIONS, new RunOrigin.Past(12, 3.5)));
        checked.write(target, draft(4), Map.of(), trained);
        Safetensors.Contents weights = Safetensors.read(target.resolve(WorldFolder.WEIGHTS));
        assertThat(weights.metadata()).containsEntry("actions.steps", "12").containsEntry("actions.minutes", "3.5");
        assertThat(weights.tensors()).containsKeys("dynamics.norm.gain", "tokenizer.codebook", "actions.codebook");
        assertThat(weights.tensors().get("actions.decoder.rest")).hasToString("F16[3]");
        assertThat(weights.tensors().get("actions.decoder.rest").widened().floats())
                .containsExactly(rest);
        assertThat(checked.report().holds()).isTrue();
        assertThat(printed).isEmpty();
        assertThat(target.resolve("card.md")).content().contains("# Waves", "dynamics.logits", "CC-BY-4.0");
        VerifiedWorld verified = WorldFolder.verify(target);
        assertThat(WorldFiles.read(verified).config()).isEqualTo(CONFIG);
        Map<String, byte[]> inMemory = WorldFiles.write(new WorldGraphs(CONFIG, WEIGHTS, Precision.FP16, 4))
                .onnx();
        assertThat(WorldFiles.read(verified).onnx())
                .as("with their weights put back")
                .containsAllEntriesOf(inMemory);

        assertThat(verified.hasHalf()).isTrue();
        assertThat(target.resolve(WorldFolder.DYNAMICS_FP16))
                .as("its weights are the world's")
                .satisfies(file -> assertThat(Files.size(file)).isLessThan(150_000));

        Footage footage = Footage.waves(1, 96, 64, 1);
        Sampling sampling = new Sampling(6, 1, false);
        FrameNoise noise = FrameNoise.of(9, 1);
        try (World world = World.open(verified, DeviceChoice.CPU);
                TorchWorld torch = new TorchWorld(CONFIG, WEIGHTS.storedAs(Precision.FP16), new Device("cpu"))) {
            long[] tokens = world.encode(List.of(new Picture(96, 64, footage.bgra(1))))[0];
            NextFrame frame = world.next(new long[][] {tokens}, new long[] {2}, sampling, noise);
            try (TorchWorld.Past past = torch.past(tokens, new long[] {2})) {
                ReferenceSampler.Frame expected =
                        new ReferenceSampler(24, 37, sampling).sample(past::logits, Parity.dice(9, 1, 6, 24));
                assertThat(frame.tokens_S()).containsExactly(expected.tokens());
                assertThat(Arrays.stream(frame.revealedAt_S()).asLongStream().toArray())
                        .containsExactly(expected.revealedAt());
            }
        }
    }

    @Test
    void graphsThatDoNotComputeWhatWasTrainedCannotBecomeAWorldAndTheDifferencesArePrinted() {
        WorldFiles others = WorldFiles.write(new WorldGraphs(CONFIG, new RandomWeights(6), Precision.FP16, 4));
        assertThatThrownBy(() -> exporter(WEIGHTS).check(others, draft(4), ParityTest.material(CONFIG, 1)))
                .isInstanceOfSatisfying(
                        DjinnException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.VERIFICATION_FAILED))
                .hasMessageContaining("Waves")
                .hasMessageContaining("no world was written");
        assertThat(printed).anyMatch(line -> line.startsWith("dynamics.logits") && line.contains("BAD"));
    }

    @Test
    void weightsThatHalfPrecisionCannotStoreAreNamedBeforeAnythingIsWritten() {
        WeightSource huge = (name, shape) -> {
            float[] values = WEIGHTS.require(name, shape);
            values[0] = name.equals("dynamics.norm.gain") ? 70000 : values[0];
            return values;
        };
        assertThatThrownBy(() -> exporter(huge).check(draft(4), ParityTest.material(CONFIG, 1)))
                .isInstanceOfSatisfying(
                        DjinnException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.VERIFICATION_FAILED))
                .hasMessageContaining("dynamics.norm.gain")
                .hasMessageContaining("export with fp32");
    }

    @Test
    void aManifestOfAnotherWorldIsRefused() {
        assertThatThrownBy(() -> exporter(WEIGHTS).check(draft(5), ParityTest.material(CONFIG, 1)))
                .hasMessageContaining("window is 5")
                .hasMessageContaining("networks' is 4");
    }

    private WorldExporter exporter(WeightSource weights) {
        return new WorldExporter(CONFIG, weights, Precision.FP16, printed::add);
    }

    private static WorldManifest draft(int window) {
        return new WorldManifest(
                1,
                "Waves",
                new WorldManifest.FrameFormat(96, 64, 10),
                new WorldManifest.Grid(6, 4),
                37,
                window,
                IntStream.range(0, 6)
                        .mapToObj(WorldManifest.ActionLabel::unnamed)
                        .toList(),
                new WorldManifest.Defaults(4, 1, false, 1),
                "CC-BY-4.0",
                List.of("nobody"),
                new WorldManifest.Provenance("waves", Map.of("tokenizer", 1L), 5, "test", 0.5, Map.of("psnr", 1.0)),
                List.of());
    }
}
