package dev.djinn.runtime.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtSession.SessionOptions;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How graphs are run, as measured to be best; and that a long game needs no more direct memory than a short one. */
class SessionOptionsTest {
    private static final Sampling SAMPLING = new Sampling(4, 1, false);

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() {
        OnnxEngine.start();
    }

    @Test
    void threadsThatHaveNothingToDoSleep() throws Exception {
        try (SessionOptions options = Graph.options()) {
            assertThat(options.getConfigEntries()).containsEntry("session.intra_op.allow_spinning", "0");
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 1", "3, 2", "8, 7"})
    void oneCoreIsLeftToTheRestOfTheMachine(int cores, int threads) {
        assertThat(OnnxEngine.threads(cores)).isEqualTo(threads);
    }

    @Test
    void aGameReusesItsDirectBuffers() {
        try (World world = World.open(new ToyWorld().caching().in(folder.resolve("toy")), DeviceChoice.CPU);
                Dream game = world.dream()) {
            game.recall(new long[][] {{1, 2, 3, 4}}, new long[0]);
            play(game, 0, 20);
            long buffers = direct().getCount();
            long bytes = direct().getTotalCapacity();

            play(game, 20, 1000);

            assertThat(direct().getCount()).as("direct buffers").isLessThanOrEqualTo(buffers);
            assertThat(direct().getTotalCapacity())
                    .as("bytes of direct buffers")
                    .isLessThanOrEqualTo(bytes);
        }
    }

    private static void play(Dream game, int from, int to) {
        for (int i = from; i < to; i++) {
            game.next(i % 3, SAMPLING, FrameNoise.of(1, i));
        }
    }

    private static BufferPoolMXBean direct() {
        return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .filter(pool -> pool.getName().equals("direct"))
                .findFirst()
                .orElseThrow();
    }
}
