package dev.djinn.trainer.torch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.djinn.trainer.nn.Init;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");
    private static final Device CPU = new Device("cpu");

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
    void productsAreShortOnlyWhereThatIsQuickAndOnlyWhileItIsOpenAndAttentionOnACpuNever() {
        torch.ScalarType quick = Autocast.hasProducts(CPU_INFO) ? torch.ScalarType.BFloat16 : torch.ScalarType.Float;
        try (PointerScope scope = new PointerScope();
                NoGradGuard noGrad = new NoGradGuard()) {
            Tensor x = torch.ones(32, 64);
            Tensor weight = torch.ones(64, 64);
            Tensor heads = torch.ones(2, 2, 8, 64);
            TorchOps ops = new TorchOps(CPU, new NoWeights());
            try (Autocast bfloat16 = Autocast.on(CPU)) {
                assertThat(product(x, weight)).isEqualTo(quick);
                Tensor q = heads.to(quick);
                assertThat(ops.attention(q, q, q).scalar_type().intern()).isEqualTo(torch.ScalarType.Float);
                assertThat(product(x, weight)).as("after attention").isEqualTo(quick);
            }
            assertThat(product(x, weight)).isEqualTo(torch.ScalarType.Float);
        }
    }

    private static torch.ScalarType product(Tensor x, Tensor weight) {
        return torch.linear(x, weight, new TensorOptional()).scalar_type().intern();
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
