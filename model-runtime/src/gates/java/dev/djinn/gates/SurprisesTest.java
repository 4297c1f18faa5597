package dev.djinn.gates;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaEnumConstant;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** The clock, the dice and the disk are handed in; the classes that own them say so with {@code @Owns}. */
@AnalyzeClasses(
        packages = "dev.djinn",
        importOptions = {ImportOption.DoNotIncludeTests.class, ImportOption.DoNotIncludeJars.class})
class SurprisesTest {
    private static final String OWNS = "dev.djinn.runtime.Owns";

    private static final Set<String> CLOCK = Set.of(
            "System.nanoTime()",
            "System.currentTimeMillis()",
            "Instant.now()",
            "LocalDate.now()",
            "LocalDateTime.now()",
            "OffsetDateTime.now()",
            "ZonedDateTime.now()",
            "Clock.systemUTC()",
            "Clock.systemDefaultZone()");

    private static final Set<String> DICE = Set.of(
            "Random.<init>()",
            "SplittableRandom.<init>()",
            "SecureRandom.<init>()",
            "Math.random()",
            "ThreadLocalRandom.current()",
            "RandomGenerator.getDefault()",
            "RandomGeneratorFactory.create()",
            "Collections.shuffle(List)");

    private static final Set<String> WRITES = Set.of(
            "write",
            "writeString",
            "newOutputStream",
            "newBufferedWriter",
            "newByteChannel",
            "copy",
            "move",
            "delete",
            "deleteIfExists",
            "createFile",
            "createTempFile",
            "createTempDirectory",
            "createDirectory",
            "createDirectories",
            "createLink",
            "createSymbolicLink");

    private static final Set<String> FILE_WRITES =
            Set.of("createNewFile", "delete", "deleteOnExit", "mkdir", "mkdirs", "renameTo");

    /** Whoever opens a channel to write says so by one of these. */
    private static final Set<String> OPENS_TO_WRITE =
            Set.of("WRITE", "APPEND", "CREATE", "CREATE_NEW", "TRUNCATE_EXISTING", "DELETE_ON_CLOSE");

    @ArchTest
    static final ArchRule clockIsHandedIn = reserved(
            "CLOCK", "read the clock", access -> CLOCK.contains(signature(access)), "an InstantSource or a time");

    @ArchTest
    static final ArchRule diceAreHandedIn = reserved(
            "DICE", "throw dice without a seed", access -> DICE.contains(signature(access)), "a RandomGenerator");

    @ArchTest
    static final ArchRule diskIsHandedIn = reserved("DISK", "change files", SurprisesTest::writes, "an open stream");

    @ArchTest
    static final ArchRule everyOwnerSaysWhy = classes()
            .that(describe("own a resource", type -> mark(type).isPresent()))
            .should(ArchCondition.from(describe("say why", SurprisesTest::saysWhy)))
            .because("@Owns is an exception: write in because = \"...\" why the caller cannot hand the resource in")
            .allowEmptyShould(true);

    private SurprisesTest() {}

    private static ArchRule reserved(String resource, String deed, Predicate<JavaAccess<?>> deeds, String instead) {
        DescribedPredicate<JavaClass> owner = describe("own the " + resource, type -> owns(type, resource));
        return noClasses()
                .that(DescribedPredicate.not(owner))
                .should()
                .accessTargetWhere(describe("they " + deed, deeds))
                .because("a run must be repeatable: take " + instead
                        + " as a parameter, or, in the one class that owns it," + " write @Owns(value = " + resource
                        + ", because = \"...\")")
                .allowEmptyShould(true);
    }

    private static boolean writes(JavaAccess<?> access) {
        AccessTarget target = access.getTarget();
        return switch (target.getOwner().getFullName()) {
            case "java.nio.file.Files" -> WRITES.contains(target.getName());
            case "java.io.File" -> FILE_WRITES.contains(target.getName());
            case "java.nio.file.StandardOpenOption" -> OPENS_TO_WRITE.contains(target.getName());
            case "java.io.FileOutputStream", "java.io.FileWriter", "java.io.RandomAccessFile" ->
                target.getName().equals("<init>");
            default -> false;
        };
    }

    private static String signature(JavaAccess<?> access) {
        if (!(access.getTarget() instanceof AccessTarget.CodeUnitAccessTarget target)) {
            return access.getTarget().getName();
        }
        List<String> parameters = target.getRawParameterTypes().stream()
                .map(JavaClass::getSimpleName)
                .toList();
        return "%s.%s(%s)"
                .formatted(target.getOwner().getSimpleName(), target.getName(), String.join(", ", parameters));
    }

    private static boolean owns(JavaClass type, String resource) {
        return mark(type)
                .flatMap(mark -> mark.get("value"))
                .filter(value -> Arrays.stream((JavaEnumConstant[]) value)
                        .anyMatch(owned -> owned.name().equals(resource)))
                .isPresent();
    }

    private static boolean saysWhy(JavaClass type) {
        return mark(type)
                .flatMap(mark -> mark.get("because"))
                .filter(reason -> !reason.toString().isBlank())
                .isPresent();
    }

    private static Optional<? extends JavaAnnotation<JavaClass>> mark(JavaClass type) {
        JavaClass outermost = type;
        while (outermost.getEnclosingClass().isPresent()) {
            outermost = outermost.getEnclosingClass().get();
        }
        return outermost.tryGetAnnotationOfType(OWNS);
    }
}
