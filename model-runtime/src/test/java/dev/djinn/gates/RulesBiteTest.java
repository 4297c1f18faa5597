package dev.djinn.gates;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compiles the classes under {@code gates/rules}, each of which breaks a rule of the house, and asks the rules. */
class RulesBiteTest {
    private static JavaClasses offenders;

    @BeforeAll
    static void compileTheOffenders(@TempDir Path compiled) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/test/resources/gates/rules"));
                StandardJavaFileManager manager =
                        ToolProvider.getSystemJavaCompiler().getStandardFileManager(null, null, null)) {
            List<Path> sources =
                    files.filter(file -> file.toString().endsWith(".java")).toList();
            List<String> options =
                    List.of("-d", compiled.toString(), "-cp", System.getProperty("java.class.path"), "-proc:none");
            assertThat(ToolProvider.getSystemJavaCompiler()
                            .getTask(null, manager, null, options, null, manager.getJavaFileObjectsFromPaths(sources))
                            .call())
                    .isTrue();
        }
        offenders = new ClassFileImporter().importPath(compiled);
    }

    @Test
    void anEngineThatReachesUpToTheAppIsRefused() {
        assertThat(complaints(ArrowsTest.engineKnowsOnlyTheRuntime))
                .anyMatch(line -> line.contains("dev.djinn.engine.ReachesUp.window"));
    }

    @Test
    void readingTheClockIsRefusedUnlessTheClassOwnsIt() {
        assertThat(complaints(SurprisesTest.clockIsHandedIn))
                .singleElement()
                .asString()
                .contains("HelpsItself", "System.nanoTime()");
    }

    @Test
    void throwingDiceWithoutASeedIsRefused() {
        assertThat(complaints(SurprisesTest.diceAreHandedIn))
                .singleElement()
                .asString()
                .contains("HelpsItself", "java.util.Random.<init>()");
    }

    @Test
    void changingFilesIsRefusedAndReadingThemIsNot() {
        assertThat(complaints(SurprisesTest.diskIsHandedIn))
                .hasSize(4)
                .anyMatch(line -> line.contains("HelpsItself.save") && line.contains("Files.writeString"))
                .anyMatch(line -> line.contains("HelpsItself.append") && line.contains("StandardOpenOption.APPEND"))
                .anyMatch(line -> line.contains("HelpsItself.makeRoom(") && line.contains("Files.createDirectories"))
                .anyMatch(line -> line.contains("HelpsItself.makeRoomTheOldWay") && line.contains("File.mkdirs"));
    }

    @Test
    void anOwnerWithoutAReasonIsRefused() {
        assertThat(complaints(SurprisesTest.everyOwnerSaysWhy))
                .singleElement()
                .asString()
                .contains("OwnsTheClock");
    }

    @Test
    void aTestThatMayBeSkippedIsRefused() {
        assertThat(complaints(NoSkippedTestsTest.noTestIsSkipped))
                .anyMatch(line -> line.contains("SkippedTest.never()") && line.contains("Disabled"))
                .anyMatch(line -> line.contains("SkippedTest.sometimes()") && line.contains("Assumptions"));
    }

    private static List<String> complaints(ArchRule rule) {
        return rule.evaluate(offenders).getFailureReport().getDetails();
    }
}
