package dev.djinn.runtime.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.FloatBuffer;
import org.junit.jupiter.api.Test;

class FrameNoiseTest {
    @Test
    void liesStrictlyBetweenZeroAndOneAndLooksUniform() {
        float[] uniforms = uniforms(FrameNoise.of(1, 2), 100_000);
        double sum = 0;
        for (float uniform : uniforms) {
            assertThat(uniform).isStrictlyBetween(0f, 1f);
            sum += uniform;
        }
        assertThat(sum / uniforms.length).isBetween(0.495, 0.505);
    }

    @Test
    void dependsOnSeedAndFrameOnly() {
        float[] first = uniforms(FrameNoise.of(1, 2), 8);
        assertThat(uniforms(FrameNoise.of(1, 2), 8)).isEqualTo(first);
        assertThat(uniforms(FrameNoise.of(2, 1), 8)).isNotEqualTo(first);
        assertThat(uniforms(FrameNoise.of(1, 3), 8)).isNotEqualTo(first);
    }

    /** Golden values, made by this class on Temurin 25: games recorded today must replay on every later Java. */
    @Test
    void throwsTheSameDiceOnEveryJava() {
        assertThat(uniforms(FrameNoise.of(42, 1), 3)).containsExactly(0.87124246f, 0.29690987f, 0.0471763f);
    }

    private static float[] uniforms(FrameNoise noise, int count) {
        FloatBuffer buffer = FloatBuffer.allocate(count);
        noise.fill(buffer);
        return buffer.array();
    }
}
