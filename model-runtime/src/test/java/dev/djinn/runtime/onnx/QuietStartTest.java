package dev.djinn.runtime.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.djinn.runtime.world.WorldFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a whole process leaves behind, so in a process of its own: onnx-runtime pitfalls 3 and 17. */
class QuietStartTest {
    @TempDir
    private Path folder;

    /** Opens the world named by its first argument and prints what the device probe says about this machine. */
    static final class Player {
        private Player() {}

        public static void main(String[] args) {
            OnnxEngine engine = OnnxEngine.start();
            try (World world = World.open(WorldFolder.verify(Path.of(args[0])), DeviceChoice.CPU)) {
                NextFrame next = world.next(
                        new long[][] {{1, 2, 3, 4}}, new long[1], new Sampling(2, 1, true), FrameNoise.of(1, 1));
                System.out.println(engine.version() + " " + TokenHash.of(next.tokens_S()));
            }
        }
    }

    @Test
    void saysNothingAndLeavesNothingInTheTemporaryFolder() throws Exception {
        new ToyWorld().in(folder.resolve("toy"));
        String first = play();
        assertThat(first).startsWith("1.29.0 ");
        assertThat(files(folder.resolve("temp")))
                .as("left in the temporary folder")
                .isEmpty();
        assertThat(files(folder.resolve("user"))).as("left by telemetry").isEmpty();
        List<Path> unpacked = files(folder.resolve("home/cache"));
        assertThat(unpacked).isNotEmpty();
        List<Object> written = unpacked.stream().map(QuietStartTest::modified).toList();
        assertThat(play()).isEqualTo(first);
        assertThat(files(folder.resolve("home/cache")).stream().map(QuietStartTest::modified))
                .as("unpacked once only")
                .isEqualTo(written);
    }

    /** With its telemetry on, ONNX Runtime 1.29 dies of a command line this long. */
    @Test
    void survivesALongCommandLine() throws Exception {
        new ToyWorld().in(folder.resolve("toy"));
        assertThat(play("a".repeat(20_000))).startsWith("1.29.0 ");
    }

    @Test
    void damagedNativesAreUnpackedAgain() throws Exception {
        new ToyWorld().in(folder.resolve("toy"));
        String first = play();
        for (Path library : files(folder.resolve("home/cache"))) {
            Files.write(library, new byte[(int) Files.size(library)]);
        }
        assertThat(play()).isEqualTo(first);
    }

    @Test
    void aFileWhereTheCacheShouldBeDoesNotStopPlay() throws Exception {
        new ToyWorld().in(folder.resolve("toy"));
        Files.writeString(folder.resolve("home"), "not a folder");
        assertThat(play()).startsWith("1.29.0 ");
    }

    private String play() throws IOException, InterruptedException {
        return play("");
    }

    private String play(String padding) throws IOException, InterruptedException {
        Files.createDirectories(folder.resolve("temp"));
        Files.createDirectories(folder.resolve("user"));
        ProcessBuilder java = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-Djava.io.tmpdir=" + folder.resolve("temp"),
                "-cp",
                System.getProperty("java.class.path"),
                Player.class.getName(),
                folder.resolve("toy").toString(),
                padding);
        java.environment().remove("ORT_DISABLE_TELEMETRY");
        java.environment().remove("CI");
        java.environment().put("DJINN_HOME", folder.resolve("home").toString());
        java.environment().put("TMPDIR", folder.resolve("temp").toString());
        java.environment().put("HOME", folder.resolve("user").toString());
        java.environment().put("XDG_CACHE_HOME", folder.resolve("user/cache").toString());
        Path out = folder.resolve("out");
        Path errors = folder.resolve("errors");
        Process process =
                java.redirectOutput(out.toFile()).redirectError(errors.toFile()).start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(errors).hasContent("");
        assertThat(process.exitValue()).isZero();
        return Files.readString(out);
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static Object modified(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
