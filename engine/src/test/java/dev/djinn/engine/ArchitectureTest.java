package dev.djinn.engine;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Beside the rules of the house in {@code dev.djinn.gates}. */
@AnalyzeClasses(packages = "dev.djinn.engine", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule onlyRecordingKnowsFfmpeg = noClasses()
            .that()
            .resideOutsideOfPackage("dev.djinn.engine.recording..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.bytedeco..")
            .because("playing must not load FFmpeg; give Recordings the frames");
}
