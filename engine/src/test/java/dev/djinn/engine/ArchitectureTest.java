package dev.djinn.engine;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.djinn.engine", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule engineKnowsOnlyTheRuntime = classes()
            .that()
            .resideInAPackage("dev.djinn.engine..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "dev.djinn.engine..",
                    "dev.djinn.runtime..",
                    "org.bytedeco..",
                    "org.jspecify.annotations..",
                    "java..")
            .because("engine is headless: a window belongs into app, ONNX Runtime and images into model-runtime");

    @ArchTest
    static final ArchRule onlyRecordingKnowsFfmpeg = noClasses()
            .that()
            .resideOutsideOfPackage("dev.djinn.engine.recording..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.bytedeco..")
            .because("playing must not load FFmpeg; give Recordings the frames");

    @ArchTest
    static final ArchRule clockIsPassedIn = noClasses()
            .should()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .because("time is passed in; take a LongSupplier");
}
