package dev.djinn.trainer.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.djinn.trainer.nn.VideoTokenizer;
import dev.djinn.trainer.run.Network;
import dev.djinn.trainer.run.RunOrigin;
import dev.djinn.trainer.run.TensorData;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrainedSourceTest {
    private static final String WEIGHT = "dynamics.out.weight";

    @Test
    void meanOfRunsIsThatOfEveryWeightWithTheCodesThatTheyShare() {
        TrainedSource mean = TrainedSource.mean(List.of(source("a", 10, 7, 1, 3), source("b", 20, 7, 2, 5)));

        assertThat(mean.tensors().get(WEIGHT)).satisfies(weight -> {
            assertThat(weight.floats()).containsExactly(1.5f, 4);
            assertThat(weight.shape()).containsExactly(1, 2);
        });
        assertThat(mean.tensors().get(VideoTokenizer.CODEBOOK).floats()).containsExactly(7);
        assertThat(mean.past().get(Network.DYNAMICS).steps()).isEqualTo(20);
        assertThat(mean.where()).contains("a", "b");
    }

    @Test
    void runsWithOtherCodesOrOtherNetworksHaveNoMean() {
        TrainedSource one = source("a", 10, 7, 1, 3);
        assertThatThrownBy(() -> TrainedSource.mean(List.of(one, source("b", 10, 8, 1, 3))))
                .hasMessageStartingWith("--from a, --from b: they differ in '" + VideoTokenizer.CODEBOOK + "'");
        assertThatThrownBy(() -> TrainedSource.mean(List.of(one, source("b", 10, 7, 1, 3, 5))))
                .hasMessageContaining("they differ in '" + WEIGHT + "'");
        TrainedSource less = new TrainedSource(
                "c", "c", one.past(), Map.of(WEIGHT, one.tensors().get(WEIGHT)));
        assertThatThrownBy(() -> TrainedSource.mean(List.of(less, one))).hasMessageContaining("they differ in");
    }

    private static TrainedSource source(String name, long steps, float code, float... weights) {
        return new TrainedSource(
                name,
                name,
                Map.of(Network.DYNAMICS, new RunOrigin.Past(steps, 1)),
                Map.of(
                        WEIGHT,
                        TensorData.ofFloats(weights, 1, weights.length),
                        VideoTokenizer.CODEBOOK,
                        TensorData.ofFloats(new float[] {code}, 1, 1)));
    }
}
