package org.nadir.app.experiments;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nadir.base.UserProblem;

class ScheduleYamlTest {
    private static final Path FILE = Path.of("schedule.yaml");

    @Test
    void writesWhatHasAnEffectOnly() {
        assertEquals(
                "freezing:\n  schedule: step\n  rho: 4\n  fixedStages: auto\n",
                ScheduleYaml.write(
                        Map.of("freezing.schedule", "step", "freezing.rho", "4", "freezing.epochs", "1, 2")));
    }

    @Test
    void readsWhatItWroteAndFillsInDefaults() {
        Map<String, String> read = ScheduleYaml.read("freezing:\n  schedule: table\n  table: \"stage2: 0-1\"\n", FILE);
        assertEquals("table", read.get("freezing.schedule"));
        assertEquals("stage2: 0-1", read.get("freezing.table"));
        assertEquals("3", read.get("freezing.rho"));
    }

    @Test
    void refusesWhatIsNoPartOfASchedule() {
        UserProblem problem = assertThrows(
                UserProblem.class,
                () -> ScheduleYaml.read("freezing:\n  rho: 2\nmodel:\n  backbone: resnet18\n", FILE));
        assertTrue(
                String.valueOf(problem.getMessage()).contains("Only the schedule in the block freezing"),
                problem.getMessage());
    }
}
