package dev.djinn.app.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Starts the launchers as a shell does, on a machine that has the usual tools but no JDK and no Maven. */
class LauncherTest {
    private static final Path CHECKOUT = Path.of("..").toAbsolutePath().normalize();
    private static final List<String> TOOLS = List.of(
            "dirname",
            "readlink",
            "find",
            "head",
            "tail",
            "mkdir",
            "rm",
            "cat",
            "grep",
            "sed",
            "date",
            "flock",
            "touch");

    /** What a launcher left behind. */
    private record Result(int status, String out, String err) {}

    @TempDir
    private Path folder;

    private final Map<String, String> environment = new TreeMap<>();

    @BeforeEach
    void bareMachine() throws IOException {
        Path tools = Files.createDirectory(folder.resolve("bin"));
        for (String tool : TOOLS) {
            for (Path place : List.of(Path.of("/bin", tool), Path.of("/usr/bin", tool))) {
                if (Files.exists(place) && Files.notExists(tools.resolve(tool))) {
                    Files.createSymbolicLink(tools.resolve(tool), place);
                }
            }
        }
        Path none = Files.createDirectory(folder.resolve("no jdks"));
        environment.put("PATH", tools.toString());
        environment.put("HOME", folder.toString());
        environment.put("DJINN_JDK_FOLDERS", none.toString());
    }

    @ParameterizedTest
    @CsvSource({"app/djinn, djinn", "exported-models/trainer/djinn-train, djinn-train"})
    void machineWithoutAJdkIsToldWhatToInstall(String script, String name) throws Exception {
        Result result = run(CHECKOUT.resolve(script), "--version");

        assertThat(result.status()).isEqualTo(5);
        assertThat(result.err().lines()).hasSize(1);
        assertThat(result.err()).startsWith(name + ": ").contains("JDK 25", "install", "JAVA_HOME");
        assertThat(result.out()).isEmpty();
    }

    @Test
    void olderJdkIsNotTaken() throws Exception {
        Path old = Files.createDirectories(folder.resolve("no jdks/jdk-24/bin")).getParent();
        for (String tool : List.of("java", "javac")) {
            Files.createSymbolicLink(
                    old.resolve("bin").resolve(tool), javaHome().resolve("bin").resolve(tool));
        }
        Files.writeString(old.resolve("release"), "JAVA_VERSION=\"24.0.2\"\n");

        assertThat(run(CHECKOUT.resolve("app/djinn"), "--version").status()).isEqualTo(5);
    }

    @ParameterizedTest
    @CsvSource({"app/djinn", "exported-models/trainer/djinn-train"})
    void programNotBuiltYetNeedsMavenAndSaysSo(String script) throws Exception {
        Path clone = folder.resolve("a fresh clone");
        copy(".launcher/launch.sh", clone);
        copy(script, clone);
        environment.put("JAVA_HOME", javaHome().toString());

        Result result = run(clone.resolve(script), "--version");

        assertThat(result.status()).isEqualTo(5);
        assertThat(result.err().lines()).hasSize(1);
        assertThat(result.err()).contains("Maven is missing", "apt install maven");
    }

    @Test
    void failedBuildShowsTheEndOfItsLogAndWhereItIs() throws Exception {
        Path clone = folder.resolve("a fresh clone");
        copy(".launcher/launch.sh", clone);
        copy("app/djinn", clone);
        script(folder.resolve("bin/mvn"), "echo '[ERROR] no such lamp'\nexit 1\n");
        environment.put("JAVA_HOME", javaHome().toString());
        environment.put("XDG_CACHE_HOME", folder.resolve("cache").toString());

        Result result = run(clone.resolve("app/djinn"), "--version");

        assertThat(result.status()).isEqualTo(1);
        Path log = folder.resolve("cache/djinn/build-djinn.log");
        assertThat(result.err()).contains("building ...", "[ERROR] no such lamp", log.toString());
        assertThat(log).content().contains("no such lamp");
    }

    @Test
    void aheadOfTimeCacheIsUsedOnlyIfItIsNewerThanTheBuild() throws Exception {
        Path clone = builtClone();
        script(folder.resolve("bin/mvn"), """
                echo "$PWD/model-runtime/target/model-runtime-1.jar" >app/target/classpath.txt
                """);
        environment.put("JAVA_HOME", fakeJdk("echo \"$*\"\n").toString());
        String flag = "-XX:AOTCache=" + clone.toRealPath().resolve("app/target/djinn.aot");

        assertThat(run(clone.resolve("app/djinn"), "doctor").out()).doesNotContain("AOTCache=");
        Path cache = Files.writeString(clone.resolve("app/target/djinn.aot"), "made since");
        FileTime built = Files.getLastModifiedTime(clone.resolve("app/target/classpath.txt"));
        Files.setLastModifiedTime(cache, FileTime.fromMillis(built.toMillis() + 5_000));
        assertThat(run(clone.resolve("app/djinn"), "doctor").out()).contains(flag, "-Xlog:aot*=off");
        Files.setLastModifiedTime(cache, FileTime.fromMillis(built.toMillis() - 5_000));
        assertThat(run(clone.resolve("app/djinn"), "doctor").out()).as("stale").doesNotContain("AOTCache=");
    }

    @Test
    void heapIsSmallUnlessTheUserAsksForAnother() throws Exception {
        Path clone = builtClone();
        script(folder.resolve("bin/mvn"), """
                echo "$PWD/model-runtime/target/model-runtime-1.jar" >app/target/classpath.txt
                """);
        environment.put("JAVA_HOME", fakeJdk("echo \"$*\"\n").toString());

        assertThat(run(clone.resolve("app/djinn"), "doctor").out()).contains("-XX:+UseSerialGC", "-Xmx1500m");
        environment.put("JDK_JAVA_OPTIONS", "-ea -Xmx4g");
        assertThat(run(clone.resolve("app/djinn"), "doctor").out()).doesNotContain("-XX:+UseSerialGC", "-Xmx");
    }

    @Test
    void damagedOrMissingAheadOfTimeCacheChangesNothing() throws Exception {
        Path damaged = Files.writeString(folder.resolve("damaged.aot"), "no cache at all");
        for (Path cache : List.of(damaged, folder.resolve("missing.aot"))) {
            Path start = folder.resolve("start");
            script(
                    start,
                    "exec '" + javaHome().resolve("bin/java") + "' -XX:AOTCache='" + cache
                            + "' '-Xlog:aot*=off' '-Xlog:cds*=off' -cp '" + classPath()
                            + "' dev.djinn.app.Main --version\n");

            Result result = run(start);

            assertThat(result.status()).isZero();
            assertThat(result.err()).isEmpty();
            assertThat(result.out()).startsWith("djinn ").hasLineCount(1);
        }
    }

    @Test
    void gpuSwapsTheOnnxRuntimeAndFetchesItOnce() throws Exception {
        Path clone = builtClone();
        for (String jar : List.of("onnxruntime-1.29.0.jar", "onnxruntime_gpu-1.29.0.jar", "onnxruntime-engine-1.jar")) {
            Files.createFile(folder.resolve(jar));
        }
        script(folder.resolve("bin/mvn"), """
                echo "$*" >>"$HOME/mavens"
                case "$*" in
                  *-Pgpu*) echo "$HOME/onnxruntime_gpu-1.29.0.jar" >app/target/onnxruntime-gpu.txt ;;
                  *) echo "$PWD/model-runtime/target/model-runtime-1.jar:$HOME/onnxruntime-1.29.0.jar" >app/target/classpath.txt ;;
                esac
                """);
        environment.put("JAVA_HOME", fakeJdk("echo \"$*\"\n").toString());
        environment.put("DJINN_AOT", "off");

        Result cpu = run(clone.resolve("app/djinn"), "doctor");
        Result gpu = run(clone.resolve("app/djinn"), "--gpu", "doctor");
        run(clone.resolve("app/djinn"), "--gpu", "doctor");
        Result cpuAgain = run(clone.resolve("app/djinn"), "doctor");

        assertThat(cpu.out())
                .contains("/onnxruntime-1.29.0.jar dev.djinn.app.Main doctor")
                .doesNotContain("_gpu");
        assertThat(gpu.out())
                .as("one runtime, and --gpu is the launcher's own")
                .contains("/onnxruntime_gpu-1.29.0.jar dev.djinn.app.Main doctor")
                .doesNotContain("/onnxruntime-1.29.0.jar", "--gpu");
        assertThat(cpuAgain.out()).isEqualTo(cpu.out());
        assertThat(Files.readAllLines(folder.resolve("mavens")))
                .as("one build and one download")
                .hasSize(2);
    }

    @Test
    void launcherWorksThroughALinkInAFolderWithSpacesFromAnotherFolder() throws Exception {
        Path link = Files.createDirectory(folder.resolve("my programs")).resolve("play worlds");
        Files.createSymbolicLink(link, CHECKOUT.resolve("app/djinn"));
        environment.put("JAVA_HOME", javaHome().toString());
        environment.put("DJINN_CLASSPATH", classPath());

        Result version = run(link, "--version");
        assertThat(version.err()).isEmpty();
        assertThat(version.out()).matches("djinn \\d+\\.\\d+\\.\\d+\\R");
        assertThat(version.status()).isZero();

        Result wrong = run(link, "play", "two words", "three");
        assertThat(wrong.status())
                .as("arguments and the exit code pass through")
                .isEqualTo(2);
        assertThat(wrong.err()).contains("three");
    }

    /** Fault 29: a locale of plain C, and names that are not. */
    @ParameterizedTest
    @ValueSource(strings = {"LC_ALL=C", "LC_CTYPE=POSIX", "LANG=C", "HOME=/"})
    void filesOfAnyNameAreFoundWhereTheLocaleSaysNothingOfLetters(String locale) throws Exception {
        String[] variable = locale.split("=", 2);
        environment.put(variable[0], variable[1]);
        environment.put("JAVA_HOME", javaHome().toString());
        environment.put("DJINN_CLASSPATH", classPath());
        Path file = folder.resolve("wüste 沙漠 😀.zip");

        Result result = run(CHECKOUT.resolve("app/djinn"), "worlds", "import", file.toString());
        assertThat(result.err())
                .contains(file.toString())
                .contains("there is nothing to import")
                .hasLineCount(1);
        Files.writeString(file, "no zip");
        assertThat(run(CHECKOUT.resolve("app/djinn"), "worlds", "import", file.toString())
                        .err())
                .contains(file.toString())
                .doesNotContain("there is nothing to import");
    }

    @Test
    void trainerIsToldWhichAppPlaysItsWorlds() throws Exception {
        environment.put("JAVA_HOME", fakeJdk("echo \"$DJINN_APP\"\n").toString());
        environment.put("DJINN_CLASSPATH", "none");

        Result result = run(CHECKOUT.resolve("exported-models/trainer/djinn-train"), "fit");

        Path app = Path.of(result.out().strip());
        assertThat(app).isExecutable().isEqualTo(CHECKOUT.resolve("app/djinn").toRealPath());
    }

    private Result run(Path script, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("/bin/sh", script.toString()));
        command.addAll(List.of(arguments));
        Path out = folder.resolve("out.txt");
        Path err = folder.resolve("err.txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        int status = builder.start().waitFor();
        return new Result(status, read(out), read(err));
    }

    /** A clone whose build has left its jars, empty. */
    private Path builtClone() throws IOException {
        Path clone = folder.resolve("a fresh clone");
        copy(".launcher/launch.sh", clone);
        copy("app/djinn", clone);
        for (String file : List.of("pom.xml", "app/target/app-1.jar", "model-runtime/target/model-runtime-1.jar")) {
            Files.createDirectories(clone.resolve(file).getParent());
            Files.createFile(clone.resolve(file));
        }
        return clone;
    }

    /** A JDK whose programs all run these lines. */
    private Path fakeJdk(String lines) throws IOException {
        Path jdk = Files.createDirectories(folder.resolve("jdk/bin")).getParent();
        script(jdk.resolve("bin/java"), lines);
        script(jdk.resolve("bin/javac"), lines);
        Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"25.0.1\"\n");
        return jdk;
    }

    private static void script(Path file, String lines) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + lines);
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private void copy(String file, Path clone) throws IOException {
        Path copy = clone.resolve(file);
        Files.createDirectories(copy.getParent());
        Files.copy(CHECKOUT.resolve(file), copy);
    }

    private static String read(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8);
    }

    private static Path javaHome() {
        return Path.of(System.getProperty("java.home"));
    }

    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }
}
