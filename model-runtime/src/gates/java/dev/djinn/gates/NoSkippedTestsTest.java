package dev.djinn.gates;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** A test that may choose not to run proves nothing on the machine where it matters. */
@AnalyzeClasses(packages = "dev.djinn", importOptions = ImportOption.OnlyIncludeTests.class)
class NoSkippedTestsTest {
    @ArchTest
    static final ArchRule noTestIsSkipped = noClasses()
            .should()
            .dependOnClassesThat()
            .haveNameMatching("org\\.junit\\.jupiter\\.api\\.(Disabled|Assumptions|condition\\..*)"
                    + "|org\\.junit\\.(Ignore|Assume)"
                    + "|org\\.opentest4j\\.TestAbortedException"
                    + "|org\\.assertj\\.core\\.api\\.(.*Assumptions|.*AssumptionExceptionFactory)"
                    + "|com\\.tngtech\\.archunit\\.junit\\.ArchIgnore")
            .because("no test is skipped: mend or delete it, stage what it needs, or, if it is only long,"
                    + " tag it @Tag(\"slow\") for -Pslow")
            .allowEmptyShould(true);

    private NoSkippedTestsTest() {}
}
