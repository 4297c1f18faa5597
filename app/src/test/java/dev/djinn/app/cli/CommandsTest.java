package dev.djinn.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.djinn.app.cli.Cli.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;
import org.bytedeco.javacv.FFmpegFrameGrabber;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CommandsTest {
    private static final String PLATFORM = "glass.platform";

    @TempDir
    private Path folder;

    private static JsonNode json(Result result) {
        assertThat(result.out().lines()).hasSize(1);
        return JsonMapper.builder().build().readTree(result.out());
    }

    /** Fault 30: no display. */
    @Test
    void playWithoutADisplaySaysSoAndRendersATenSecondDemo() throws IOException {
        Path video = folder.resolve("demo.mp4");

        Result result = withoutHeadlessWindows(() -> Cli.run("play", "toy", "--demo-out", video.toString()));

        assertThat(result.status()).isZero();
        assertThat(result.err()).contains("no display");
        assertThat(result.out()).contains("demo.mp4");
        try (FFmpegFrameGrabber grabber = new FFmpegFrameGrabber(video.toFile())) {
            grabber.start();
            assertThat(grabber.getLengthInTime() / 1e6).isCloseTo(10, within(0.2));
        }
    }

    /** Fault 30: no display. */
    @Test
    void playWithoutADisplayOrADemoIsExitCodeFive() {
        Result result = withoutHeadlessWindows(() -> Cli.run("play", "toy", "--no-demo"));

        assertThat(result.status()).isEqualTo(5);
        assertThat(result.err().lines()).hasSize(1);
    }

    /** Fault 30: Wayland only, which JavaFX does not speak. */
    @Test
    void waylandWithoutAnXDisplayIsToldWhatIsMissing() {
        Map<String, String> wayland = Map.of("DJINN_HOME", folder.toString(), "WAYLAND_DISPLAY", "wayland-0");

        Result result = withoutHeadlessWindows(() -> Cli.run(wayland, "play", Cli.TOY.toString(), "--no-demo"));

        assertThat(result.status()).isEqualTo(5);
        assertThat(result.err()).contains("Xwayland").hasLineCount(1);
    }

    @Test
    void timingsOfAStartAreOneJsonObjectWithoutADisplayAndLeaveTheLeftGameAlone() {
        Result result = Cli.run(Map.of("DJINN_HOME", folder.toString()), "play", Cli.TOY.toString(), "--timings");

        assertThat(result.err()).isEmpty();
        assertThat(result.status()).isZero();
        JsonNode times = json(result);
        assertThat(times.propertyNames())
                .containsExactly("window_ms", "first_frame_ms", "first_frame_cpu_ms", "has_aot_cache");
        assertThat(times.get("first_frame_ms").asLong())
                .isGreaterThanOrEqualTo(times.get("window_ms").asLong());
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void playRefusesABadPromptBeforeAnyWindowOpens() {
        Result result = Cli.run("play", "toy", "--theme", "Light", "--prompt", "pom.xml");

        assertThat(result.status()).isEqualTo(3);
        assertThat(result.err()).contains("pom.xml");
    }

    @Test
    void machineWithoutWorldsIsToldHowToGetOne() {
        Result result = Cli.run(Map.of("DJINN_HOME", folder.toString()));

        assertThat(result.status()).isEqualTo(3);
        assertThat(result.err()).contains("djinn-train fit");
    }

    @Test
    void worldsAreListedTheBrokenOnesWithTheReason() throws IOException {
        Path broken = Files.createDirectories(folder.resolve("worlds").resolve("broken"));
        Files.writeString(broken.resolve("manifest.json"), "{");
        Path toy = Files.createDirectories(folder.resolve("worlds").resolve("toy"));
        for (Path file : Files.list(Cli.TOY).toList()) {
            Files.copy(file, toy.resolve(file.getFileName()));
        }
        Map<String, String> home = Map.of("DJINN_HOME", folder.toString());

        JsonNode worlds = json(Cli.run(home, "worlds", "--json")).get("worlds");

        assertThat(worlds).hasSize(2);
        assertThat(worlds.get(0).get("problem").asString()).contains("manifest.json");
        assertThat(worlds.get(1).get("name").asString()).isEqualTo("toy");
        assertThat(worlds.get(1).get("rate").asDouble()).isEqualTo(15);
        assertThat(worlds.get(1).get("licence").asString()).isEqualTo("CC0-1.0");
        assertThat(Cli.run(home, "worlds").out()).contains("toy", "8x8", "CC0-1.0", "unusable");
    }

    @Test
    void doctorSaysTheDeviceAndWhyItIsNotCuda() {
        Result result = Cli.run("doctor", "--json");
        JsonNode doctor = json(result);

        assertThat(result.status()).isZero();
        assertThat(doctor.get("ok").asBoolean()).isTrue();
        assertThat(doctor.get("onnxruntime").get("value").asString()).startsWith("1.29");
        assertThat(doctor.get("device").get("value").asString()).matches("cuda; .+|cpu; not CUDA: .+");
        assertThat(doctor.get("cuda").get("value").asString()).contains("libcudart.so.12", "looked in /");
        assertThat(doctor.get("java").get("value").asString()).startsWith("25");
        assertThat(doctor.get("window").get("value").asString()).startsWith("JavaFX 26");
        assertThat(Cli.run("doctor").out()).contains("ONNX Runtime", "Device", "Worlds");
    }

    @Test
    void versionIsTheBuilds() {
        assertThat(Cli.run("--version").out()).matches("djinn \\d+\\.\\d+\\.\\d+\\R");
    }

    @ParameterizedTest
    @ValueSource(strings = {"help", "--help", "help generate", "play --help", "doctor --help", "generate-completion"})
    void helpIsPrintedOnStandardOutput(String line) {
        Result result = Cli.run(line.split(" "));

        assertThat(result.status()).isZero();
        assertThat(result.out()).contains("djinn");
        assertThat(result.err()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"dance", "play a b", "worlds --seed 1", "--debug", "play --steps many"})
    void wrongUsageIsOneLineAndExitCodeTwo(String line) {
        Result result = Cli.run(line.split(" "));

        assertThat(result.status()).isEqualTo(2);
        assertThat(result.err().lines()).hasSize(1);
    }

    @Test
    void deviceCanBeChosenByTheEnvironment() {
        Map<String, String> wrong = Map.of("DJINN_HOME", Cli.HOME.toString(), "DJINN_DEVICE", "toaster");

        Result result = Cli.run(wrong, "generate", "toy", "--actions", "0", "--json");

        assertThat(result.status()).isEqualTo(2);
        assertThat(result.err()).contains("toaster");
    }

    /** The tests run with JavaFX's windows in memory; these must not count as a display here. */
    private static Result withoutHeadlessWindows(Supplier<Result> command) {
        String before = System.clearProperty(PLATFORM);
        try {
            return command.get();
        } finally {
            if (before != null) {
                System.setProperty(PLATFORM, before);
            }
        }
    }
}
