package dev.djinn.runtime.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import org.junit.jupiter.api.Test;

/** True on machines with and without a GPU: auto and cuda must agree, and every "no" has its reason. */
class DeviceProbeTest {
    @Test
    void choosesTheCpuWithoutLookingWhenAsked() {
        assertThat(DeviceProbe.probe(DeviceChoice.CPU).device()).isEqualTo(Device.CPU);
    }

    @Test
    void autoFallsBackExactlyWhenCudaIsRefusedAndNamesTheSameReason() {
        DeviceProbe auto = DeviceProbe.probe(DeviceChoice.AUTO);
        if (auto.device() == Device.CUDA) {
            assertThat(DeviceProbe.probe(DeviceChoice.CUDA)).isEqualTo(auto);
        } else {
            String reason = auto.whyNotCuda().orElseThrow();
            assertThatThrownBy(() -> DeviceProbe.probe(DeviceChoice.CUDA))
                    .isInstanceOfSatisfying(
                            DjinnException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.NO_DEVICE))
                    .hasMessage("CUDA does not work here: " + reason);
        }
    }
}
