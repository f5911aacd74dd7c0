package org.nadir.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nadir.base.UserProblem;

class ScheduleImportTest {
    private static Map<String, String> step(String rho) {
        return Map.of("freezing.schedule", "step", "freezing.rho", rho);
    }

    private static Map<String, String> epochs(String list) {
        return Map.of("freezing.schedule", "epochs", "freezing.epochs", list);
    }

    @ParameterizedTest
    @CsvSource({"-1, none", "0, stem", "1, stage1", "4, stage4"})
    void frozenStagesAreThePartsThatNeverTrain(String stages, String expected) {
        String config = "model = dict(\n  backbone=dict(\n    type='ResNet',\n    frozen_stages=" + stages
                + ",  # as usual\n    norm_eval=True))\nlr_config = dict(policy='step', step=[8, 11])\n";
        assertEquals(
                Map.of("freezing.schedule", "full", "freezing.fixedStages", expected), ScheduleImport.read(config));
    }

    @Test
    void theOptionsOfDynamicBackboneFreezingAreRead() {
        assertEquals(step("10"), ScheduleImport.read("{\"step_epoch\": 10}"));
        assertEquals(step("inf"), ScheduleImport.read("dict(step_epoch=float('inf'))"));
        assertEquals(epochs("1, 10, 20"), ScheduleImport.read("{'steps': [1,10, 20,]}"));
        assertEquals(epochs("1, 21, 41, 61, 81"), ScheduleImport.read("{'steps': [i for i in range(1, 100, 20)]}"));
        assertEquals(epochs("0, 1, 2"), ScheduleImport.read("steps = list(range(3))"));
    }

    @Test
    void bothProgramsMayBeInOneText() {
        Map<String, String> both = ScheduleImport.read("frozen_stages=1\nDBF_ARGS = {'step_epoch': 3}\n");
        assertEquals("stage1", both.get("freezing.fixedStages"));
        assertEquals("3", both.get("freezing.rho"));
    }

    @Test
    void whatIsCommentedOutIsNotRead() {
        assertEquals(step("5"), ScheduleImport.read("note = '# no comment'\n# step_epoch=3\nstep_epoch=5\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "model = dict(type='ResNet')",
                "frozen_stages=STAGES",
                "frozen_stages=1 + 1",
                "frozen_stages=7",
                "step_epoch=0",
                "steps=[n * 2 for n in range(5)]",
                "steps=range(5, 5)",
                "steps=__import__('os').listdir()",
                "step_epoch=3\nsteps=[1]",
                "frozen_stages=1\nfrozen_stages=2",
                "backbone=dict(type='MobileNetV2', frozen_stages=1)"
            })
    void whatIsNotWrittenOutIsRefused(String text) {
        assertThrows(UserProblem.class, () -> ScheduleImport.read(text));
    }

    @Test
    void theProblemNamesTheLine() {
        UserProblem problem =
                assertThrows(UserProblem.class, () -> ScheduleImport.read("a = 1\n\nfrozen_stages = depth // 2\n"));
        assertTrue(String.valueOf(problem.getMessage()).startsWith("Line 3 does not say"), problem.getMessage());
        assertEquals("depth // 2", problem.detail("found").orElse(""));
    }
}
