package dev.djinn.runtime.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.onnxruntime.OrtException;
import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.world.VerifiedWorld;
import dev.djinn.runtime.world.WorldFolder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Who opens {@code dynamics_fp16.onnx}: {@code docs/world-format.md}, "Half precision". The GPU is made up: what is asked of it is
 * written down and opened on the CPU.
 */
class HalfPrecisionTest {
    private static final DeviceProbe CUDA = new DeviceProbe(Device.CUDA, Optional.empty());
    private static final byte[] GARBAGE = "this is no graph".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    private final List<GraphKind> asked = new ArrayList<>();

    private Graph onMadeUpGpu(VerifiedWorld world, GraphKind kind, Device device) {
        assertThat(device).isEqualTo(Device.CUDA);
        asked.add(kind);
        return Graph.open(world, kind, Device.CPU);
    }

    @Test
    void aCpuNeverOpensItSoItMayEvenBeGarbage() {
        VerifiedWorld plain =
                new ToyWorld().with(WorldFolder.DYNAMICS_FP16, GARBAGE).in(folder.resolve("plain"));
        VerifiedWorld caching = new ToyWorld()
                .caching()
                .with(WorldFolder.DYNAMICS_FP16, GARBAGE)
                .in(folder.resolve("caching"));
        try (World world = World.open(plain, DeviceChoice.CPU);
                World remembering = World.open(caching, DeviceChoice.CPU)) {
            for (World each : List.of(world, remembering)) {
                assertThat(next(each)).containsExactly(next(remembering));
                assertThat(each.whyNotHalf()).isEmpty();
            }
            assertThat(world.played()).isEqualTo(WorldFolder.DYNAMICS);
            assertThat(remembering.played()).isEqualTo(WorldFolder.DYNAMICS_CACHED);
        }
    }

    @Test
    void cudaPlaysItInThePlaceOfTheDynamicsAndOpensThoseNotAtAll() {
        VerifiedWorld verified = new ToyWorld()
                .caching()
                .with(WorldFolder.DYNAMICS_FP16, ToyWorld.dynamics(ToyWorld.Fault.NONE))
                .with(WorldFolder.DYNAMICS, GARBAGE)
                .in(folder.resolve("toy"));
        try (World world = World.openOn(verified, CUDA, this::onMadeUpGpu)) {
            assertThat(next(world)).hasSize(ToyWorld.TOKENS);
            assertThat(world.played()).isEqualTo(WorldFolder.DYNAMICS_FP16);
            assertThat(world.whyNotHalf()).isEmpty();
        }
        assertThat(asked)
                .containsExactlyInAnyOrder(
                        GraphKind.ENCODER, GraphKind.DECODER, GraphKind.LAM, GraphKind.DYNAMICS_FP16);
    }

    @Test
    void cudaPlaysTheDynamicsOfAWorldWithoutIt() {
        VerifiedWorld verified = new ToyWorld().caching().in(folder.resolve("toy"));
        try (World world = World.openOn(verified, CUDA, this::onMadeUpGpu)) {
            assertThat(world.played()).isEqualTo(WorldFolder.DYNAMICS);
            assertThat(asked).contains(GraphKind.DYNAMICS);
        }
    }

    @Test
    void whereTheGpuDoesNotOpenItTheGpuPlaysTheDynamicsAndSaysWhy() {
        VerifiedWorld verified = new ToyWorld()
                .with(WorldFolder.DYNAMICS_FP16, ToyWorld.dynamics(ToyWorld.Fault.NONE))
                .in(folder.resolve("toy"));
        Graphs.Opener withoutHalf = (world, kind, device) -> {
            if (kind == GraphKind.DYNAMICS_FP16) {
                OrtException cause = new OrtException("Could not find an implementation for FastGelu(1)");
                throw Graph.failure(world, kind, device, "ONNX Runtime cannot open it", cause);
            }
            return onMadeUpGpu(world, kind, device);
        };
        try (World world = World.openOn(verified, CUDA, withoutHalf)) {
            assertThat(next(world)).hasSize(ToyWorld.TOKENS);
            assertThat(world.device().device()).isEqualTo(Device.CUDA);
            assertThat(world.played()).isEqualTo(WorldFolder.DYNAMICS);
            assertThat(world.whyNotHalf())
                    .contains(
                            "world 'toy', dynamics_fp16.onnx: ONNX Runtime cannot open it on the GPU (Could not find an"
                                    + " implementation for FastGelu(1))");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = ToyWorld.Fault.class,
            names = {"TOKENS_OUT_OF_RANGE", "CONFIDENCE_NOT_A_NUMBER", "NO_ORDER_INPUT", "FAILS_WHILE_RUNNING"})
    void oneThatBreaksTheContractIsNotPlayed(ToyWorld.Fault fault) {
        VerifiedWorld verified = new ToyWorld()
                .with(WorldFolder.DYNAMICS_FP16, ToyWorld.dynamics(fault))
                .in(folder.resolve("toy"));
        try (World world = World.openOn(verified, CUDA, this::onMadeUpGpu)) {
            assertThat(world.played()).isEqualTo(WorldFolder.DYNAMICS);
            assertThat(world.whyNotHalf().orElseThrow()).contains(WorldFolder.DYNAMICS_FP16);
            assertThat(next(world)).hasSize(ToyWorld.TOKENS);
        }
    }

    @Test
    void aWorldWhoseDynamicsAreBrokenBothWaysIsRefused() {
        VerifiedWorld verified = new ToyWorld()
                .with(WorldFolder.DYNAMICS_FP16, GARBAGE)
                .with(ToyWorld.Fault.TOKENS_OUT_OF_RANGE)
                .in(folder.resolve("toy"));
        assertThatExceptionOfType(DjinnException.class)
                .isThrownBy(() -> World.openOn(verified, CUDA, this::onMadeUpGpu))
                .withMessageContaining(WorldFolder.DYNAMICS + ": ");
    }

    private static long[] next(World world) {
        long[][] tokens_TS = world.encode(List.of(ToyWorld.frame(0, 16, 32, 255)));
        return world.next(tokens_TS, new long[] {1}, new Sampling(2, 0, false), FrameNoise.of(0, 1))
                .tokens_S();
    }
}
