package org.nadir.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nadir.base.UserProblem;
import org.nadir.experiment.ExperimentSpec;
import org.nadir.experiment.ExperimentYaml;
import org.nadir.experiment.Fields;

class PairCheckTest {
    @TempDir
    private Path folder;

    private Path data = Path.of("");
    private Path teacher = Path.of("");

    @BeforeEach
    void aTeacherThatIsStillToBeTrained() throws Exception {
        data = SmallData.write(folder.resolve("data"));
        teacher = folder.resolve("teacher.yaml");
        ExperimentYaml.write(SmallData.spec(data, "teacher", 1), teacher);
    }

    private ExperimentSpec student(Map<String, String> more) {
        Map<String, String> values = new LinkedHashMap<>(Fields.values(SmallData.spec(data, "student", 1)));
        values.put("distillation.method", "ds2d2");
        values.put("distillation.teacher", teacher.toString());
        values.putAll(more);
        return Fields.toSpec(values, folder);
    }

    @Test
    void everyLevelTellsItsMapsAndTheAdapterBetweenThem() {
        PairReport report = new PairCheck(student(Map.of(
                        "model.neckChannels", "16",
                        "distillation.levels", "0, 1, 2",
                        "distillation.highImplicit", "0",
                        "distillation.fullImplicit", "0")))
                .run();
        assertEquals(Optional.empty(), report.problem());
        PairReport.Level finest = report.levels().get(0);
        assertEquals(new PairReport.LevelMap(8, 16, 8, 8), finest.student());
        assertEquals(new PairReport.LevelMap(8, 8, 8, 8), finest.teacher());
        assertEquals("1x1, 16 to 8", finest.adapter());
        assertTrue(finest.compared() && finest.sameGrid());
        assertFalse(report.levels().get(4).compared());
        assertEquals(16 * 8, report.adapters());
        assertEquals(2, report.terms().size());
    }

    @Test
    void whatKeepsTwoDetectorsApartIsInTheReport() {
        PairReport upright = new PairCheck(student(Map.of("model.detector", "retinanet"))).run();
        assertTrue(upright.problem().orElseThrow().getMessage().contains("upright"));
        PairReport levels =
                new PairCheck(student(Map.of("model.detector", "oriented-rcnn", "distillation.method", "pkd"))).run();
        assertEquals(5, levels.levels().size());
        assertFalse(levels.levels().get(0).sameGrid());
        assertEquals(
                "distillation.teacher",
                levels.problem().orElseThrow().detail("field").orElseThrow());
    }

    @Test
    void anExperimentWithoutATeacherHasNoPair() {
        assertThrows(UserProblem.class, () -> new PairCheck(SmallData.spec(data, "alone", 1)));
    }
}
