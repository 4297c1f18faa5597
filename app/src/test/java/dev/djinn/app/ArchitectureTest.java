package dev.djinn.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Beside the rules of the house in {@code dev.djinn.gates}. */
@AnalyzeClasses(packages = "dev.djinn.app", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule onlyViewKnowsWindowsAndControls = noClasses()
            .that()
            .resideOutsideOfPackage("dev.djinn.app.view..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "javafx.application..",
                    "javafx.stage..",
                    "javafx.scene",
                    "javafx.scene.control..",
                    "javafx.scene.layout..",
                    "javafx.scene.canvas..",
                    "javafx.scene.image..",
                    "atlantafx..",
                    "org.kordamp..")
            .because("what is decided must be testable without a window: put it into dev.djinn.app.play");

    @ArchTest
    static final ArchRule commandsAreTheTop = noClasses()
            .that()
            .resideOutsideOfPackages("dev.djinn.app", "dev.djinn.app.cli..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.djinn.app.cli..", "picocli..")
            .because("commands call the rest, never the other way round");

    @ArchTest
    static final ArchRule onlyMainEndsTheProcess = noClasses()
            .that()
            .doNotBelongToAnyOf(Main.class)
            .should()
            .callMethod(System.class, "exit", int.class)
            .because("a command returns its exit status; Main ends the process");

    @ArchTest
    static final ArchRule modelsKnowOnlyTheGame = classes()
            .that()
            .resideInAnyPackage("dev.djinn.app.play..", "dev.djinn.app.easel..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "dev.djinn.app.play..",
                    "dev.djinn.app.easel..",
                    "dev.djinn.app.library..",
                    "dev.djinn.app.words..",
                    "dev.djinn.engine..",
                    "dev.djinn.runtime..",
                    "javafx.beans..",
                    "javafx.scene.input..",
                    "org.jspecify.annotations..",
                    "java..")
            .because("what a window knows and decides depends on neither views nor commands");
}
