package dev.djinn.trainer.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.world.WorldFolder;
import dev.djinn.trainer.nn.Dynamics;
import dev.djinn.trainer.nn.LatentActionModel;
import dev.djinn.trainer.onnx.Precision;
import dev.djinn.trainer.onnx.RandomWeights;
import dev.djinn.trainer.onnx.WeightSource;
import dev.djinn.trainer.onnx.WorldConfig;
import dev.djinn.trainer.onnx.WorldConfigs;
import dev.djinn.trainer.onnx.WorldGraphs;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The comparison that every export goes through, on small worlds with random weights. */
class ParityTest {
    static Stream<Arguments> worlds() {
        return Stream.of(
                Arguments.of(WorldConfigs.square(), Precision.FP16),
                Arguments.of(WorldConfigs.square(), Precision.FP32),
                Arguments.of(WorldConfigs.grouped(), Precision.FP16),
                Arguments.of(WorldConfigs.wide(), Precision.FP16));
    }

    @ParameterizedTest
    @MethodSource("worlds")
    void everyGraphComputesWhatTorchComputesWithTheStoredWeights(WorldConfig config, Precision precision) {
        WeightSource weights = new RandomWeights(7);
        WorldFiles files = WorldFiles.write(new WorldGraphs(config, weights, precision, 4));
        Report report = Parity.check(files, config, weights.storedAs(precision), material(config, 64));
        assertThat(report.holds()).as(report.table()).isTrue();
        assertThat(report.rows()).hasSize(43);
        assertThat(report.rows()).extracting(Report.Row::tensor).contains("dynamics_cached.next_tokens, sampled");
        assertThat(Parity.check(files, material(config, 4)).holds())
                .as("the graphs describe themselves well enough to be checked alone")
                .isTrue();
    }

    @Test
    void graphsOfRoundedWeightsAreNotThoseOfExactWeights() {
        WorldConfig config = WorldConfigs.square();
        WeightSource weights = new RandomWeights(7);
        WorldFiles files = WorldFiles.write(new WorldGraphs(config, weights, Precision.FP16, 4));
        Report report = Parity.check(files, config, weights, material(config, 1));
        assertThat(report.holds()).as(report.table()).isFalse();
    }

    @Test
    void aGraphWithWrongWeightsIsFoundAndNamed() {
        WorldConfig config = WorldConfigs.square();
        WeightSource weights = new RandomWeights(7);
        Map<String, byte[]> onnx = new HashMap<>(WorldFiles.write(new WorldGraphs(config, weights, Precision.FP32, 4))
                .onnx());
        WeightSource wrong = negated(weights, LatentActionModel.CODEBOOK);
        onnx.put(WorldFolder.LAM, new WorldGraphs(config, wrong, Precision.FP32, 4).actions());
        Report report = Parity.check(new WorldFiles(onnx), config, weights, material(config, 2));
        assertThat(report.rows()).filteredOn(row -> !row.holds()).hasSize(1);
        assertThat(report.worst().tensor()).isEqualTo("lam.codes");
        assertThat(report.table()).contains("BAD");
    }

    /** Smallest number of a draw; quarter turn of the cosine schedule: constants of the loop, and what they break. */
    static Stream<Arguments> brokenLoops() {
        return Stream.of(
                Arguments.of(1e-9f, 0.9f, "dynamics.next_tokens, sampled"),
                Arguments.of(1e-9f, 0.9f, "dynamics.next_tokens, random order"),
                Arguments.of((float) (Math.PI / 2), (float) (3 * Math.PI / 2), "dynamics.revealed_at, greedy"));
    }

    @ParameterizedTest
    @MethodSource("brokenLoops")
    void aLoopThatSamplesByOtherRulesIsFound(float constant, float wrong, String row) {
        WorldConfig config = WorldConfigs.square();
        WeightSource weights = new RandomWeights(7);
        Map<String, byte[]> onnx = new HashMap<>(WorldFiles.write(new WorldGraphs(config, weights, Precision.FP32, 4))
                .onnx());
        onnx.computeIfPresent(WorldFolder.DYNAMICS, (name, graph) -> withConstant(graph, constant, wrong));
        Report report = Parity.check(new WorldFiles(onnx), config, weights, material(config, 4));
        assertThat(report.rows())
                .filteredOn(each -> !each.holds())
                .extracting(Report.Row::tensor)
                .contains(row);
    }

    static byte[] withConstant(byte[] graph, float constant, float wrong) {
        try {
            ModelProto.Builder model = ModelProto.parseFrom(graph).toBuilder();
            for (TensorProto.Builder tensor : model.getGraphBuilder().getInitializerBuilderList()) {
                if (tensor.getRawData().equals(raw(constant))) {
                    tensor.setRawData(raw(wrong));
                }
            }
            return model.build().toByteArray();
        } catch (InvalidProtocolBufferException e) {
            throw new AssertionError(e);
        }
    }

    private static ByteString raw(float value) {
        return ByteString.copyFrom(ByteBuffer.allocate(Float.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putFloat(value)
                .flip());
    }

    @Test
    void aCacheThatForgetsTooSoonIsFoundAndNamed() {
        WorldConfig config = WorldConfigs.square();
        Dynamics.Config full = config.dynamics();
        WorldConfig narrow = new WorldConfig(
                config.tokenizer(),
                config.actions(),
                new Dynamics.Config(
                        full.tokens(),
                        full.groups(),
                        full.vocabulary(),
                        full.codeWidth(),
                        full.width(),
                        full.layers(),
                        full.actions(),
                        3));
        WeightSource weights = new RandomWeights(7);
        Map<String, byte[]> onnx = new HashMap<>(WorldFiles.write(new WorldGraphs(config, weights, Precision.FP32, 4))
                .onnx());
        onnx.put(WorldFolder.DYNAMICS_CACHED, new WorldGraphs(narrow, weights, Precision.FP32, 4).cached());
        Report report = Parity.check(new WorldFiles(onnx), config, weights, material(config, 8));
        assertThat(report.rows())
                .filteredOn(row -> !row.holds())
                .isNotEmpty()
                .allMatch(row -> row.tensor().startsWith("dynamics_cached."));
    }

    @Test
    void aWorldWithoutACacheOrHalfPrecisionIsCheckedAsFarAsItGoes() {
        WorldConfig config = WorldConfigs.square();
        Map<String, byte[]> onnx =
                new HashMap<>(WorldFiles.write(new WorldGraphs(config, new RandomWeights(7), Precision.FP32, 4))
                        .onnx());
        onnx.keySet().removeAll(WorldFolder.CACHE_GRAPHS);
        onnx.remove(WorldFolder.DYNAMICS_FP16);
        Report report = Parity.check(new WorldFiles(onnx), material(config, 2));
        assertThat(report.holds()).as(report.table()).isTrue();
        assertThat(report.rows()).hasSize(21);
    }

    @Test
    void graphsThatDisagreeOnAWeightAreRefusedByName() {
        WorldConfig config = WorldConfigs.square();
        WeightSource weights = new RandomWeights(7);
        Map<String, byte[]> onnx = new HashMap<>(WorldFiles.write(new WorldGraphs(config, weights, Precision.FP32, 4))
                .onnx());
        WeightSource wrong = negated(weights, "tokenizer.decoder.out.bias");
        onnx.put(WorldFolder.DECODER, new WorldGraphs(config, wrong, Precision.FP32, 4).decoder());
        assertThatThrownBy(() -> Parity.check(new WorldFiles(onnx), material(config, 2)))
                .isInstanceOf(DjinnException.class)
                .hasMessageContaining("tokenizer.decoder.out.bias");
    }

    private static WeightSource negated(WeightSource weights, String tensor) {
        return (name, shape) -> {
            float[] values = weights.require(name, shape);
            for (int i = 0; name.equals(tensor) && i < values.length; i++) {
                values[i] = -values[i];
            }
            return values;
        };
    }

    static Parity.Material material(WorldConfig config, int rolloutFrames) {
        int width = config.tokenizer().width();
        int height = config.tokenizer().height();
        return new Parity.Material(Footage.waves(config.dynamics().window(), width, height, 3), rolloutFrames, 5, 11);
    }
}
