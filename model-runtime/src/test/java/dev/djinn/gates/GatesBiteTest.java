package dev.djinn.gates;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Runs the Maven that runs this build on small projects that inherit the root pom and break one gate each: the gates are
 * tested as configured, not as copied.
 */
class GatesBiteTest {
    private static final String JDK_25 = System.getProperty("java.home");

    @TempDir
    Path scratch;

    @Test
    void badCodeDoesNotCompile() throws Exception {
        Run run = maven("compiler", List.of("--offline", "compile"), "");

        assertThat(run.status()).isNotZero();
        assertThat(run.output())
                .containsPattern("ForgetsToThrow.java:\\[6,\\d+] \\[DeadException]")
                .containsPattern("ReturnsNull.java:\\[5,\\d+] \\[NullAway] returning @Nullable expression")
                .containsPattern("SaysNothingAboutNull.java:\\[3,\\d+] \\[RequireExplicitNullMarking]");
    }

    @ParameterizedTest
    @CsvSource({"-B, onnxruntime_gpu, onnxruntime", "-Pgpu, onnxruntime, onnxruntime_gpu"})
    void aSecondOnnxRuntimeIsBannedInTheBuildForTheCpuAndInThatForTheGpu(String flavour, String banned, String kept)
            throws Exception {
        Run run = maven("dependencies", List.of("--offline", flavour, "validate"), "");

        assertThat(run.status()).isNotZero();
        assertThat(run.output())
                .contains("Two ONNX Runtimes on one class path", "keep only " + kept + " ")
                .containsPattern(banned + ":jar:[0-9.]+ <--- banned")
                .doesNotContainPattern(kept + ":jar:[0-9.]+ <--- banned");
    }

    @Test
    void aLicenceThatIsNotListedIsRefused() throws Exception {
        Run run = maven("licences", List.of("generate-resources"), "");

        assertThat(run.status()).isNotZero();
        assertThat(run.output())
                .contains("'Eclipse Public License v2.0' used by", "There are some forbidden licenses used");
    }

    @Test
    void raggedCodeIsRefusedByTheFormatter() throws Exception {
        Run run = maven("format", List.of("spotless:check"), JDK_25);

        assertThat(run.status()).isNotZero();
        assertThat(run.output())
                .contains("The following files had format violations", "src/main/java/ragged/Ragged.java");
    }

    private record Run(int status, String output) {}

    /** Runs Maven on {@code gates/<project>}, on the JVM at {@code javaHome} or, when that is empty, on its own. */
    private Run maven(String project, List<String> goals, String javaHome) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                System.getProperty("gates.maven.home") + "/bin/mvn",
                "-B",
                "-Dmaven.repo.local=" + System.getProperty("gates.maven.repository"),
                "-f",
                "target/test-classes/gates/" + project + "/pom.xml"));
        command.addAll(goals);
        Path log = scratch.resolve(project + ".log");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        if (!javaHome.isEmpty()) {
            builder.environment().put("JAVA_HOME", javaHome);
        }
        Process process = builder.start();
        try {
            assertThat(process.waitFor(3, TimeUnit.MINUTES)).as(project).isTrue();
        } finally {
            process.destroyForcibly();
        }
        return new Run(process.exitValue(), Files.readString(log));
    }
}
