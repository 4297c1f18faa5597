package dev.djinn.gates;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** {@code app -> engine -> model-runtime <- trainer}, and who may speak to which native library. */
@AnalyzeClasses(
        packages = "dev.djinn",
        importOptions = {ImportOption.DoNotIncludeTests.class, ImportOption.DoNotIncludeJars.class})
class ArrowsTest {
    private static final String RUNTIME = "dev.djinn.runtime..";
    private static final String ENGINE = "dev.djinn.engine..";
    private static final String APP = "dev.djinn.app..";
    private static final String TRAINER = "dev.djinn.trainer..";
    private static final String TORCH = "org.bytedeco.pytorch..";

    @ArchTest
    static final ArchRule runtimeKnowsNobodyAboveIt = arrow(
            RUNTIME,
            "model-runtime is bytes in, next frame out: move what needs a session, a window or training up to its caller",
            ENGINE,
            APP,
            TRAINER);

    @ArchTest
    static final ArchRule engineKnowsOnlyTheRuntime = arrow(
            ENGINE, "the engine is headless: publish an event and let app listen, or move the code up", APP, TRAINER);

    @ArchTest
    static final ArchRule appNeverTrains = arrow(
            APP,
            "the app plays exported worlds: start djinn-train as its own process, and read what it wrote",
            TRAINER,
            TORCH);

    @ArchTest
    static final ArchRule trainerNeverPlays = arrow(
            TRAINER, "the trainer stops at an exported world: move shared code down to model-runtime", ENGINE, APP);

    @ArchTest
    static final ArchRule onlyTheAppDraws = noClasses()
            .that()
            .resideOutsideOfPackage(APP)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javafx..", "atlantafx..", "org.kordamp.ikonli..")
            .because("all but app must run without a display: return data and let a view in app show it")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule onlyTheTrainerTouchesTorch = noClasses()
            .that()
            .resideOutsideOfPackage(TRAINER)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(TORCH, "org.bytedeco.openblas..")
            .because("players install no PyTorch: export to ONNX and run it through model-runtime")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule onlyTheRuntimeRunsModels = noClasses()
            .that()
            .resideOutsideOfPackage(RUNTIME)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("ai.onnxruntime..", "ai.djl..")
            .because("a model is a program: only what model-runtime has checked may run, so ask it to open the world")
            .allowEmptyShould(true);

    private ArrowsTest() {}

    private static ArchRule arrow(String from, String remedy, String... never) {
        return noClasses()
                .that()
                .resideInAPackage(from)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(never)
                .because(remedy)
                .allowEmptyShould(true);
    }
}
