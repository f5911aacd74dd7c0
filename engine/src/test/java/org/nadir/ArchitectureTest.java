package org.nadir;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds the rooms of the engine apart, as the architecture lists them from the ground up. */
class ArchitectureTest {
    private static final List<String> ROOMS = List.of(
            "base",
            "geometry",
            "scene",
            "tensor",
            "data",
            "nn",
            "detection",
            "freezing",
            "distillation",
            "pretraining",
            "retrieval",
            "evaluation",
            "experiment",
            "training",
            "run",
            "cli");

    private static final JavaClasses ENGINE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.nadir");

    @TestFactory
    Stream<DynamicTest> aRoomImportsOnlyFromRoomsAboveItInTheList() {
        return IntStream.range(0, ROOMS.size() - 1)
                .mapToObj(i -> DynamicTest.dynamicTest(ROOMS.get(i), () -> {
                    String[] below = ROOMS.subList(i + 1, ROOMS.size()).stream()
                            .map(room -> "org.nadir." + room + "..")
                            .toArray(String[]::new);
                    check(noClasses()
                            .that()
                            .resideInAPackage("org.nadir." + ROOMS.get(i) + "..")
                            .should()
                            .dependOnClassesThat()
                            .resideInAnyPackage(below));
                }));
    }

    @Test
    void everyClassLivesInARoomOfTheList() {
        List<String> strangers = ENGINE.stream()
                .map(type -> type.getPackageName())
                .filter(name -> ROOMS.stream().noneMatch(room -> (name + ".").startsWith("org.nadir." + room + ".")))
                .distinct()
                .toList();
        assertEquals(List.of(), strangers);
    }

    @Test
    void geometryKnowsOnlyJtsAndTheGround() {
        check(noClasses()
                .that()
                .resideInAPackage("org.nadir.geometry..")
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages(
                        "org.nadir.geometry..",
                        "org.nadir.base..",
                        "java..",
                        "org.locationtech.jts..",
                        "org.jspecify.."));
    }

    @Test
    void onlyTheSceneRoomKnowsGeoTools() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage("org.nadir.scene..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.geotools..", "it.geosolutions..", "org.opengis..", "javax.media.jai.."));
    }

    @Test
    void onlyTheTensorRoomKnowsMoreOfDjlThanItsArrays() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage("org.nadir.tensor..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "ai.djl",
                        "ai.djl.engine..",
                        "ai.djl.pytorch..",
                        "ai.djl.nn..",
                        "ai.djl.training..",
                        "ai.djl.inference..",
                        "ai.djl.repository..",
                        "ai.djl.util.."));
    }

    /** Such a number becomes a Java buffer that the recorded graph reads, and that may be gone before the backward pass. */
    @Test
    void noNumberEntersARecordedGraphExceptThroughOps() {
        DescribedPredicate<JavaMethodCall> numbers = DescribedPredicate.describe(
                "an array and a Number (use Ops.times, Ops.atLeast, Ops.atMost)",
                call -> call.getTargetOwner().isAssignableTo(NDArray.class)
                        && Set.of("mul", "div", "pow", "maximum", "minimum").contains(call.getName())
                        && call.getTarget().getRawParameterTypes().get(0).isEquivalentTo(Number.class));
        check(noClasses()
                .that()
                .resideOutsideOfPackage("org.nadir.tensor..")
                .should()
                .callMethodWhere(numbers));
    }

    /** DJL never frees the copy that it makes of an array whose values do not lie in row-major order. */
    @Test
    void noArrayIsReadBackExceptThroughOps() {
        DescribedPredicate<JavaMethodCall> leaks = DescribedPredicate.describe(
                "toFloatArray of an array (use Ops.values)",
                call -> call.getTargetOwner().isAssignableTo(NDArray.class)
                        && call.getName().equals("toFloatArray"));
        check(noClasses()
                .that()
                .resideOutsideOfPackage("org.nadir.tensor..")
                .should()
                .callMethodWhere(leaks));
    }

    @Test
    void nothingOfJavaFxIsInTheEngine() {
        check(noClasses().should().dependOnClassesThat().resideInAPackage("javafx.."));
    }

    @Test
    void onlyTheCommandLineWritesToTheStandardStreams() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage("org.nadir.cli..")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err"));
    }

    @Test
    void noThreadIsMadeByHandAndNothingSleeps() {
        check(noClasses()
                .should()
                .callMethod(Thread.class, "sleep", long.class)
                .orShould()
                .callMethod(Throwable.class, "printStackTrace"));
    }

    @Test
    void noStaticStateCanBeReassigned() {
        List<String> fields = ENGINE.stream()
                .flatMap(type -> type.getFields().stream())
                .filter(field -> field.getModifiers().contains(JavaModifier.STATIC)
                        && !field.getModifiers().contains(JavaModifier.FINAL)
                        && !field.getModifiers().contains(JavaModifier.SYNTHETIC))
                .map(field -> field.getFullName())
                .toList();
        assertEquals(List.of(), fields);
    }

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(ENGINE);
    }
}
