package dev.djinn.runtime.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A build with a CUDA provider, made up and small, in a process of its own: onnx-runtime pitfall 3. */
class CudaCacheTest {
    private static final String PROVIDER = "libonnxruntime_providers_cuda.so";

    @TempDir
    private Path folder;

    private Path jar;

    /** Probes, or with an argument keeps the provider twice as a working GPU would. */
    static final class Prober {
        private Prober() {}

        public static void main(String[] args) {
            System.out.println(DeviceProbe.probe(DeviceChoice.AUTO).whyNotCuda().orElse("CUDA"));
            if (args.length > 0) {
                System.out.println(OnnxEngine.start().keepCuda().orElse("kept"));
            }
        }
    }

    @BeforeEach
    void buildWithCuda() throws IOException {
        jar = folder.resolve("gpu.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new JarEntry("ai/onnxruntime/native/linux-x64/" + PROVIDER));
            out.write(new byte[1000]);
            out.closeEntry();
        }
        Files.createDirectories(folder.resolve("temp"));
    }

    @Test
    void probingAMachineWithoutCudaUnpacksNothing() throws Exception {
        List<String> said = run();

        assertThat(said.getFirst())
                .as("the build has a provider, so the reason is the machine's")
                .doesNotContain("this build has no CUDA provider");
        assertThat(files("home")).as("nothing was unpacked").noneMatch(file -> file.endsWith(PROVIDER));
        assertThat(files("temp")).isEmpty();
    }

    @Test
    void theProviderIsUnpackedOnceAndNeverToTheTemporaryFolder() throws Exception {
        assertThat(run("keep").getLast()).isEqualTo("kept");
        Path kept = files("home").stream()
                .filter(file -> file.endsWith(PROVIDER))
                .findFirst()
                .orElseThrow();
        FileTime longAgo = FileTime.fromMillis(1_000_000_000_000L);
        Files.setLastModifiedTime(kept, longAgo);

        assertThat(run("keep").getLast()).isEqualTo("kept");
        assertThat(Files.getLastModifiedTime(kept)).isEqualTo(longAgo);
        assertThat(files("temp")).isEmpty();
    }

    @Test
    void withoutAFolderThatStaysCudaIsRefusedWithTheReason() throws Exception {
        Files.writeString(folder.resolve("home"), "not a folder");

        assertThat(run("keep").getLast())
                .startsWith("the CUDA provider, 583 MB, cannot be kept in the cache folder")
                .endsWith("point DJINN_HOME at a folder you may write to");
    }

    private List<String> run(String... arguments) throws IOException, InterruptedException {
        ProcessBuilder java = new ProcessBuilder(Stream.concat(
                        Stream.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-XX:TieredStopAtLevel=1",
                                "-Djava.io.tmpdir=" + folder.resolve("temp"),
                                "-cp",
                                jar + File.pathSeparator + System.getProperty("java.class.path"),
                                Prober.class.getName()),
                        Stream.of(arguments))
                .toList());
        java.environment().put("DJINN_HOME", folder.resolve("home").toString());
        Path out = folder.resolve("out");
        Process process = java.redirectOutput(out.toFile())
                .redirectError(folder.resolve("err").toFile())
                .start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(folder.resolve("err")).hasContent("");
        return Files.readAllLines(out);
    }

    private List<Path> files(String name) throws IOException {
        if (Files.notExists(folder.resolve(name))) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder.resolve(name))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
