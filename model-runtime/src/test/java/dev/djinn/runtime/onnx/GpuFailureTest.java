package dev.djinn.runtime.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.onnxruntime.OrtException;
import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import dev.djinn.runtime.world.VerifiedWorld;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What ONNX Runtime throws where a GPU does not serve, and what becomes of the world. */
class GpuFailureTest {
    private static final DeviceProbe CUDA = new DeviceProbe(Device.CUDA, Optional.empty());

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Available memory of 1024 is smaller than requested bytes of 2048: BFCArena::AllocateRawInternal | not enough memory on the device
            CUDA failure 2: out of memory ; GPU=0                        | not enough memory on the device
            CUDA failure 700: an illegal memory access was encountered   | cannot open it on the GPU (CUDA failure 700
            """)
    void aWorldThatDoesNotOpenOnTheGpuOpensOnTheCpuAndSaysWhy(String message, String reason) {
        VerifiedWorld verified = new ToyWorld().in(folder.resolve("toy"));
        Function<DeviceProbe, World> opener = device -> {
            if (device.device() == Device.CUDA) {
                throw Graph.failure(
                        verified,
                        GraphKind.DYNAMICS,
                        Device.CUDA,
                        "ONNX Runtime cannot open it",
                        new OrtException(message));
            }
            return World.openOnCpu(verified, device.whyNotCuda().orElseThrow());
        };

        try (World world = World.open(DeviceChoice.AUTO, CUDA, opener)) {
            assertThat(world.device().device()).isEqualTo(Device.CPU);
            assertThat(world.device().whyNotCuda().orElseThrow())
                    .startsWith("world 'toy', dynamics.onnx: ")
                    .contains(reason);
        }
        assertThatExceptionOfType(DjinnException.class)
                .as("CUDA was demanded")
                .isThrownBy(() -> World.open(DeviceChoice.CUDA, CUDA, opener))
                .satisfies(e -> assertThat(e.exitCode()).isEqualTo(ExitCode.NO_DEVICE));
    }

    /** Without CUDA, ONNX Runtime itself refuses the session; with it, the world simply opens there. */
    @Test
    void askingOnnxRuntimeForAGpuNeverEndsWithoutAWorld() {
        VerifiedWorld verified = new ToyWorld().in(folder.resolve("toy"));
        try (World world = World.open(DeviceChoice.AUTO, CUDA, device -> World.openOn(verified, device))) {
            assertThat(world.encode(List.of(ToyWorld.frame(0, 16, 32, 255)))).hasDimensions(1, 4);
        }
    }
}
