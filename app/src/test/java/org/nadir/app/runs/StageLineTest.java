package org.nadir.app.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nadir.experiment.ExperimentSpec;
import org.nadir.experiment.ExperimentYaml;
import org.nadir.run.RunFolder;

class StageLineTest {
    @TempDir
    Path runs;

    private RunFolder teacher;

    @BeforeEach
    void makeATeacher() {
        teacher = RunFolder.create(runs, spec("large", ""));
    }

    private ExperimentSpec spec(String name, String distillation) {
        return ExperimentYaml.parse(
                "name: " + name + "\ndata: {root: data}\n" + distillation, runs.resolve(name + ".yaml"));
    }

    private List<StageLine> lines(String distillation) {
        return linesOf("distillation: {" + distillation + "}\n");
    }

    private List<StageLine> linesOf(String yaml) {
        ExperimentSpec spec = spec("small", yaml);
        return StageLine.of(RunFolder.create(runs, spec), spec);
    }

    private static List<String> titles(List<StageLine> lines) {
        return lines.stream().map(StageLine::title).toList();
    }

    @Test
    void aRunWithoutATeacherHasNoStages() {
        assertEquals(List.of(), StageLine.of(teacher, teacher.spec()));
    }

    @Test
    void ds2d2HasThreeStages() {
        List<StageLine> lines = lines("method: ds2d2, teacher: large");
        assertEquals(List.of("Teacher", "Amplifier", "Student"), titles(lines));
        assertEquals(Optional.of(teacher.path()), lines.get(0).run());
        assertEquals("found or trained after the teacher", lines.get(1).words());
        assertEquals("not started yet", lines.get(2).words());
        assertEquals(Optional.empty(), lines.get(2).run(), "one is there already");
    }

    @Test
    void methodsThatCompareMapsHaveTwo() {
        assertEquals(List.of("Teacher", "Student"), titles(lines("method: fitnets, teacher: large")));
    }

    @Test
    void anAmplifierThatIsNotAskedForIsNoStage() {
        assertEquals(List.of("Teacher", "Student"), titles(lines("method: ds2d2, teacher: large, highImplicit: 0")));
    }

    @Test
    void theRunOfAnAmplifierIsTheLastOfItsStages() {
        assertEquals(
                List.of("Teacher", "Amplifier"),
                titles(linesOf("freezing: {schedule: table, table: \"backbone: -; neck: -\"}\n"
                        + "distillation: {method: amplifier, teacher: large}\n")));
    }

    @Test
    void aCheckpointLeadsToItsRun() throws IOException {
        Path file = teacher.path().resolve("checkpoints/best.safetensors");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "");
        StageLine line = lines("method: fitnets, teacher: large/checkpoints/best.safetensors")
                .get(0);
        assertEquals(Optional.of(teacher.path()), line.run());
    }

    @Test
    void aTeacherThatIsGoneIsTold() {
        StageLine line = lines("method: fitnets, teacher: nobody").get(0);
        assertEquals("is no longer there", line.words());
        assertEquals(Optional.empty(), line.run());
    }
}
