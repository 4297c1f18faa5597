package dev.djinn.runtime.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On made-up machines: folders of empty files under a root of their own. */
class CudaLibrariesTest {
    private static final List<String> LINKED =
            List.of("libcudart.so.12", "libcublasLt.so.12", "libcublas.so.12", "libcurand.so.10");

    @TempDir
    private Path folder;

    private Path root;

    @BeforeEach
    void realRoot() throws IOException {
        root = folder.toRealPath();
    }

    @Test
    void allOfCuda12IsFoundWhereItIsUsuallyInstalled() throws IOException {
        install("usr/local/cuda-12.9/lib64", LINKED);
        install("usr/local/cuda-12.9/lib64", List.of("libcufft.so.11"));
        install("usr/lib/x86_64-linux-gnu", List.of("libcudnn.so.9"));

        CudaLibraries cuda = search(Map.of());

        assertThat(cuda.findObstacle()).isEmpty();
        assertThat(cuda.missing()).isEmpty();
        assertThat(cuda.found().getFirst().place())
                .contains(root.resolve("usr/local/cuda-12.9/lib64/libcudart.so.12")
                        .toString());
    }

    @Test
    void librariesThatOnlySomeGraphsNeedMayBeMissing() throws IOException {
        install("usr/local/cuda/lib64", LINKED);

        CudaLibraries cuda = search(Map.of());

        assertThat(cuda.findObstacle()).isEmpty();
        assertThat(cuda.missing())
                .extracting(CudaLibraries.Library::name)
                .containsExactly("libcufft.so.11", "libcudnn.so.9");
    }

    @Test
    void aMachineWithCuda13OnlyIsToldJustThat() throws IOException {
        install("usr/local/cuda-13.0/targets/x86_64-linux/lib", List.of("libcudart.so.13", "libcublas.so.13"));

        assertThat(search(Map.of()).findObstacle())
                .contains("this machine has CUDA 13 ("
                        + root.resolve("usr/local/cuda-13.0/targets/x86_64-linux/lib/libcudart.so.13")
                        + ") and this build needs CUDA 12, of which libcudart.so.12, libcublasLt.so.12,"
                        + " libcublas.so.12, libcurand.so.10 not found; install the libraries of CUDA 12 beside it");
    }

    @Test
    void cuda13BesideCuda12DoesNoHarm() throws IOException {
        install("usr/local/cuda-13.0/lib64", List.of("libcudart.so.13"));
        install("usr/local/cuda-12.4/lib64", LINKED);

        assertThat(search(Map.of()).findObstacle()).isEmpty();
    }

    @Test
    void aMachineWithoutCudaIsToldWhatIsMissing() throws IOException {
        install("usr/lib/x86_64-linux-gnu", List.of("libc.so.6", "libcublas.so.12"));

        CudaLibraries cuda = search(Map.of());

        assertThat(cuda.findObstacle())
                .contains("this build needs CUDA 12, of which libcudart.so.12, libcublasLt.so.12, libcurand.so.10 not"
                        + " found in 2 folders; install CUDA 12 or name its folder in LD_LIBRARY_PATH");
        assertThat(cuda.searched()).containsExactly(root.resolve("usr/lib/x86_64-linux-gnu"), root.resolve("usr/lib"));
    }

    @Test
    void looksWhereTheVariablesAndTheLoadersConfigurationSay() throws IOException {
        install("opt/vendor/lib", List.of("libcudart.so.12"));
        install("home/me/cuda/lib64", List.of("libcublasLt.so.12", "libcublas.so.12"));
        install("srv/libraries", List.of("libcurand.so.10"));
        write("etc/ld.so.conf", "# comment\ninclude /etc/ld.so.conf.d/*.conf\n/does/not/exist\n");
        write("etc/ld.so.conf.d/vendor.conf", "/opt/vendor/lib # by the vendor\n");

        CudaLibraries cuda = search(Map.of("LD_LIBRARY_PATH", ":/srv/libraries", "CUDA_HOME", "/home/me/cuda"));

        assertThat(cuda.findObstacle()).isEmpty();
        assertThat(cuda.searched())
                .containsExactly(
                        root.resolve("srv/libraries"),
                        root.resolve("opt/vendor/lib"),
                        root.resolve("home/me/cuda/lib64"));
    }

    @Test
    void whatTheLoaderFindsByItselfIsFound() {
        CudaLibraries cuda = CudaLibraries.search(List.of(), name -> !name.startsWith("libcudnn"));

        assertThat(cuda.findObstacle()).isEmpty();
        assertThat(cuda.found().getFirst().place()).contains("the system's loader");
    }

    @Test
    void aLibraryThatIsThereButDoesNotLoadIsNamed() throws IOException {
        install("usr/local/cuda/lib64", LINKED);

        assertThat(search(Map.of()).load())
                .contains(
                        root.resolve("usr/local/cuda/lib64/libcudart.so.12") + " does not load; install CUDA 12 again");
    }

    private CudaLibraries search(Map<String, String> environment) {
        return CudaLibraries.search(LibraryFolders.of(root, environment), _ -> false);
    }

    private void install(String place, List<String> libraries) throws IOException {
        for (String library : libraries) {
            write(place + "/" + library, "");
        }
    }

    private void write(String file, String text) throws IOException {
        Files.createDirectories(root.resolve(file).getParent());
        Files.writeString(root.resolve(file), text);
    }
}
