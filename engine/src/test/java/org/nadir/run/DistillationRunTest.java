package org.nadir.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nadir.base.UserProblem;
import org.nadir.experiment.ExperimentYaml;
import org.nadir.run.RunStatus.State;
import org.nadir.training.Checkpoint;
import org.nadir.training.RunEvent;

/** A distillation through its stages, each trained by this process where a worker process would be started. */
@ExtendWith(OneThread.class)
class DistillationRunTest {
    @TempDir
    private Path folder;

    private SmallPair pair;

    @BeforeEach
    void images() throws Exception {
        pair = new SmallPair(folder);
    }

    private static RunEvent.Started start(RunFolder run) {
        return run.events().stream()
                .filter(RunEvent.Started.class::isInstance)
                .map(RunEvent.Started.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static String fact(RunFolder run, String name) {
        return start(run).facts().getOrDefault(name, "");
    }

    private static Set<String> curves(RunFolder run) {
        return run.events().stream()
                .filter(RunEvent.Step.class::isInstance)
                .map(RunEvent.Step.class::cast)
                .findFirst()
                .orElseThrow()
                .losses()
                .keySet();
    }

    private static UserProblem refused(Runnable action) {
        return assertThrows(UserProblem.class, action::run);
    }

    @Test
    void theAmplifierIsTrainedFirstAndSharedByStudentsOfTheSameTeacher() {
        RunFolder teacher = pair.teacher();
        String before = CheckpointFiles.digest(TrainedModel.checkpoint(teacher.path()));
        RunFolder first = pair.train(pair.student("first", teacher.path(), Map.of()));
        RunFolder second = pair.train(pair.student("second", teacher.path(), Map.of("run.seed", "5")));
        assertEquals(1, pair.started().size(), pair.started().toString());
        assertEquals(State.FINISHED, first.status().orElseThrow().state());
        assertEquals(
                List.of(Stage.Kind.AMPLIFIER),
                RunStages.of(second).stream().map(Stage::kind).toList());
        assertEquals(RunStages.of(first), RunStages.of(second));
        RunFolder amplifier = RunStages.of(first).get(0).run();
        assertTrue(fact(first, "amplifier").contains(amplifier.name()), fact(first, "amplifier"));
        assertEquals(before, fact(first, "teacher digest"));
        assertTrue(
                curves(first).containsAll(Set.of("classification", "regression")),
                curves(first).toString());
        assertEquals(6, curves(first).size(), curves(first).toString());
        assertEquals(before, CheckpointFiles.digest(TrainedModel.checkpoint(teacher.path())));
        onlyTheHeadMovedAndItIsNoDetector(teacher, TrainedModel.checkpoint(amplifier.path()));
        aStudentOpensWithoutItsAdapters(first);
    }

    private static void onlyTheHeadMovedAndItIsNoDetector(RunFolder teacher, Path amplifier) {
        Checkpoint start = CheckpointFiles.read(TrainedModel.checkpoint(teacher.path()));
        Checkpoint end = CheckpointFiles.read(amplifier);
        start.model().forEach((name, tensor) -> {
            boolean head = name.startsWith("bbox_head");
            assertEquals(!head, tensor.sameAs(end.model().get(name)), name);
        });
        UserProblem problem = refused(() -> TrainedModel.open(amplifier, "cpu"));
        assertTrue(problem.getMessage().contains("amplifier"), problem.getMessage());
    }

    private static void aStudentOpensWithoutItsAdapters(RunFolder student) {
        Path best = TrainedModel.checkpoint(student.path());
        assertTrue(CheckpointFiles.read(best).model().keySet().stream()
                .anyMatch(name -> name.startsWith("distillation.")));
        try (TrainedModel model = TrainedModel.open(student.path(), "cpu")) {
            assertFalse(model.detector().parameters().export().keySet().stream()
                    .anyMatch(name -> name.startsWith("distillation.")));
        }
    }

    @Test
    void aStoppedStudentGoesOnAsIfNothingHadHappened() {
        Path teacher = pair.teacher().path();
        // the second draws masks at random
        for (String method : List.of("ds2d2", "mgd")) {
            Map<String, String> chosen = Map.of("distillation.method", method, "optimisation.epochs", "2");
            RunFolder whole = pair.train(pair.student(method, teacher, chosen));
            RunFolder halved = pair.student(method + "-halved", teacher, chosen);
            new RunControl(halved).stop();
            pair.train(halved);
            assertEquals(State.STOPPED, halved.status().orElseThrow().state());
            new RunControl(halved).resume();
            pair.train(halved);
            assertEquals(State.FINISHED, halved.status().orElseThrow().state());
            SameTraining.assertSame(whole, halved);
        }
    }

    @Test
    void anExperimentAsTeacherIsTrainedFirstAndOnce() throws Exception {
        Path yaml = folder.resolve("teacher.yaml");
        ExperimentYaml.write(pair.teacherSpec(), yaml);
        Map<String, String> low = Map.of("distillation.highImplicit", "0");
        RunFolder first = pair.train(pair.student("first", yaml, low));
        RunFolder second = pair.train(pair.student("second", yaml, low));
        assertEquals(List.of("teacher"), pair.started());
        assertEquals(RunStages.of(first), RunStages.of(second));
        assertEquals(Stage.Kind.TEACHER, RunStages.of(first).get(0).kind());
        Files.writeString(yaml, Files.readString(yaml).replace("seed: 7", "seed: 8"));
        pair.train(pair.student("third", yaml, low));
        assertEquals(List.of("teacher", "teacher-2"), pair.started());
    }

    @Test
    void aTeacherThatIsGoneOrAnotherOneIsRefusedWhenAStudentGoesOn() throws Exception {
        RunFolder teacher = pair.teacher();
        Map<String, String> low = Map.of("distillation.highImplicit", "0");
        RunFolder student = pair.student("student", teacher.path(), low);
        pair.train(student);
        RunFolder other = pair.train(RunFolder.create(pair.runs(), pair.spec("other", Map.of("run.seed", "9"))));
        Path file = TrainedModel.checkpoint(teacher.path());
        Files.copy(TrainedModel.checkpoint(other.path()), file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        UserProblem changed = refused(() -> pair.train(student));
        assertTrue(changed.getMessage().contains("no longer the one"), changed.getMessage());
        Files.delete(file);
        Files.delete(teacher.checkpointFile("last"));
        assertTrue(refused(() -> pair.train(student)).getMessage().contains("no such checkpoint"));
        Files.move(teacher.path(), folder.resolve("away"));
        UserProblem gone = refused(() -> pair.train(student));
        assertTrue(gone.getMessage().contains("The teacher is not there"), gone.getMessage());
        assertEquals("distillation.teacher", gone.detail("field").orElseThrow());
    }

    @Test
    void aTeacherThatGoesWhileItsAmplifierTrainsIsTold() {
        RunFolder teacher = pair.teacher();
        RunFolder student = pair.student("student", teacher.path(), Map.of());
        UserProblem gone = refused(() -> new RunWorker(student, needed -> {
                    pair.train(needed);
                    assertTrue(teacher.path()
                            .toFile()
                            .renameTo(folder.resolve("away").toFile()));
                })
                .run());
        assertTrue(gone.getMessage().contains("The teacher is not there"), gone.getMessage());
        assertEquals(State.FAILED, student.status().orElseThrow().state());
    }

    @ParameterizedTest
    @CsvSource({"retinanet, 1e-5, 1", "faster-rcnn, 0.5, 1e-5"})
    void anUprightPairLearnsByItsPublishedWeights(String detector, String explicit, String implicit) {
        Map<String, String> kind = Map.of("model.detector", detector, "run.seed", "7");
        RunFolder teacher = pair.train(RunFolder.create(pair.runs(), pair.spec("teacher", kind)));
        Map<String, String> weights = new LinkedHashMap<>(kind);
        weights.putAll(Map.of("distillation.lowExplicit", explicit, "distillation.highExplicit", explicit));
        weights.putAll(Map.of("distillation.fullImplicit", implicit, "distillation.highImplicit", implicit));
        RunFolder student = pair.train(pair.student("student", teacher.path(), weights));
        assertEquals(State.FINISHED, student.status().orElseThrow().state());
        assertTrue(
                curves(student).containsAll(Set.of("low explicit", "high explicit", "full implicit", "high implicit")),
                curves(student).toString());
        RunFolder mixed = pair.student("mixed", teacher.path(), Map.of("model.detector", "rotated-" + detector));
        assertTrue(
                refused(() -> pair.train(mixed)).getMessage().contains("finds upright boxes and the other oriented"));
    }

    @Test
    void anAmplifierOfAnotherTeacherAndADetectorInItsPlaceAreRefused() {
        RunFolder teacher = pair.teacher();
        RunFolder student = pair.train(pair.student("student", teacher.path(), Map.of()));
        RunFolder amplifier = RunStages.of(student).get(0).run();
        RunFolder other = pair.train(RunFolder.create(pair.runs(), pair.spec("other", Map.of("run.seed", "9"))));
        RunFolder wrong = pair.student("wrong", other.path(), Map.of("distillation.amplifier", amplifier.toString()));
        assertTrue(refused(() -> pair.train(wrong)).getMessage().contains("of another teacher"));
        RunFolder none = pair.student("none", teacher.path(), Map.of("distillation.amplifier", other.toString()));
        assertTrue(refused(() -> pair.train(none)).getMessage().contains("no amplifier"));
        RunFolder right = pair.student("right", teacher.path(), Map.of("distillation.amplifier", amplifier.toString()));
        assertEquals(State.FINISHED, pair.train(right).status().orElseThrow().state());
    }

    @Test
    void aDetectorIsNotItsOwnTeacher() throws Exception {
        Path own = pair.runs().resolve("self");
        RunFolder run = pair.student("self", own, Map.of());
        assertEquals(own, run.path());
        assertTrue(refused(() -> pair.train(run)).getMessage().contains("its own teacher"));
        Path yaml = folder.resolve("circle.yaml");
        ExperimentYaml.write(
                pair.spec("circle", Map.of("distillation.method", "ds2d2", "distillation.teacher", yaml.toString())),
                yaml);
        assertTrue(refused(() -> pair.train(pair.student("round", yaml, Map.of())))
                .getMessage()
                .contains("its own teacher"));
    }

    @Test
    void aTeacherOfOtherClassesFailsTheRunWithASentence() throws Exception {
        RunFolder teacher = pair.teacher();
        for (String split : new String[] {"train", "val"}) {
            Path labels = pair.data().resolve(split).resolve("labelTxt");
            for (int i = 0; i < 4; i++) {
                Path file = labels.resolve("bar" + i + ".txt");
                Files.writeString(file, Files.readString(file).replace("bar 0", "rod 0"));
            }
        }
        RunFolder student = pair.student("student", teacher.path(), Map.of("distillation.highImplicit", "0"));
        UserProblem problem = refused(() -> pair.train(student));
        assertEquals("bar", problem.detail("found").orElseThrow());
        assertTrue(problem.detail("expected").orElseThrow().startsWith("rod"), problem.getMessage());
        assertEquals(State.FAILED, student.status().orElseThrow().state());
    }
}
