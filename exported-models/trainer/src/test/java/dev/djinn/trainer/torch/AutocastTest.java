package dev.djinn.trainer.torch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.djinn.trainer.nn.Init;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AutocastTest {
    private static final Device CPU = new Device("cpu");
    private static final torch.ScalarType WHOLE = torch.ScalarType.Float;
    private static final torch.ScalarType SHORT = torch.ScalarType.BFloat16;

    @TempDir
    private Path temp;

    @ParameterizedTest
    @CsvSource({
        "flags : fpu avx512_bf16 avx2, true",
        "flags : fpu amx_bf16, true",
        "flags : fpu avx512f avx2, false",
        "flags : fpu not_avx512_bf16s, false",
        "Features : fp bf16, false"
    })
    void whatLinuxSaysOfACpuTellsWhetherItHasProductsOfHalfTheWidth(String line, boolean has) throws IOException {
        Path info = Files.writeString(temp.resolve("cpuinfo"), "processor : 0\n" + line + "\nbugs : spectre\n");
        assertThat(Autocast.hasProducts(info)).isEqualTo(has);
        assertThat(Autocast.hasProducts(temp.resolve("none"))).isFalse();
    }

    @Test
    void namesThatAreNoTextAreNoFaultOfOurs() throws IOException {
        Path info = Files.write(temp.resolve("cpuinfo"), new byte[] {(byte) 0xff, '\n'});
        assertThat(Autocast.hasProducts(info)).isFalse();
    }

    @Test
    void onlyProductsAreShortAndOnlyWhileItIsOpen() {
        try (PointerScope scope = new PointerScope();
                NoGradGuard noGrad = new NoGradGuard()) {
            TorchOps ops = new TorchOps(CPU, new NoWeights());
            try (Autocast bfloat16 = Autocast.onCpu(true)) {
                assertThat(product()).isEqualTo(SHORT);
                Tensor q = torch.ones(2, 2, 8, 64).to(SHORT);
                assertThat(type(ops.attention(q, q, q))).isEqualTo(WHOLE);
                assertThat(type(ops.attention(q, q, q, torch.zeros(2, 8, 8)))).isEqualTo(WHOLE);
                assertThat(type(ops.softmax(q))).isEqualTo(WHOLE);
                assertThat(type(ops.standardise(q))).isEqualTo(WHOLE);
                assertThat(product()).as("after attention").isEqualTo(SHORT);
            }
            assertThat(product()).isEqualTo(WHOLE);
        }
    }

    @Test
    void itEndsWithAnExceptionTooAndConcernsItsOwnThreadOnly() throws Exception {
        try (Autocast bfloat16 = Autocast.onCpu(true)) {
            AtomicReference<torch.ScalarType> elsewhere = new AtomicReference<>();
            Thread other = new Thread(() -> elsewhere.set(product()));
            other.start();
            other.join();
            assertThat(elsewhere).hasValue(WHOLE);
            throw new IllegalStateException("wrong loss");
        } catch (IllegalStateException e) {
            assertThat(product()).isEqualTo(WHOLE);
        }
    }

    private static torch.ScalarType product() {
        try (PointerScope scope = new PointerScope();
                NoGradGuard noGrad = new NoGradGuard()) {
            return type(torch.linear(torch.ones(32, 64), torch.ones(64, 64), new TensorOptional()));
        }
    }

    private static torch.ScalarType type(Tensor x) {
        return x.scalar_type().intern();
    }

    private static final class NoWeights implements Weights {
        @Override
        public Tensor parameter(String name, Init init, long[] shape) {
            throw new IllegalStateException(name);
        }

        @Override
        public Tensor buffer(String name, Init init, long[] shape) {
            throw new IllegalStateException(name);
        }
    }
}
