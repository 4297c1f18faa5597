package dev.djinn.runtime;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The arrows app -> engine -> model-runtime and trainer -> model-runtime, and what the runtime does without. */
@AnalyzeClasses(packages = "dev.djinn.runtime", importOptions = ImportOption.DoNotIncludeTests.class)
class RuntimeRulesTest {
    @ArchTest
    static final ArchRule knowsNobodyAbove = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.djinn.engine..", "dev.djinn.app..", "dev.djinn.trainer..")
            .because("everybody depends on the runtime; move what both need into it, or pass it in");

    @ArchTest
    static final ArchRule knowsNoScreenAndNoTorch = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javafx..", "org.bytedeco..", "java.awt.event..", "javax.swing..", "picocli..")
            .because(
                    "bytes in, next frame out: a server without a screen runs worlds, and only the trainer needs torch");

    @ArchTest
    static final ArchRule knowsNoClock = noClasses()
            .should()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(java.time.Clock.class)
            .because("time is the engine's; pass a frame number in");

    @ArchTest
    static final ArchRule picturesAndFilesKnowNothingOfOnnx = noClasses()
            .that()
            .resideInAnyPackage("..image..", "..io..", "..world..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("ai.onnxruntime..", "ai.djl..", "dev.djinn.runtime.onnx..")
            .because("a world can be listed, checked and written where no ONNX Runtime runs");
}
