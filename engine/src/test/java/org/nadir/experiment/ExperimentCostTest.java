package org.nadir.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExperimentCostTest {
    private static final List<String> THREE = List.of("a", "b", "c");

    private static ExperimentSpec spec(String... keysAndValues) {
        Map<String, String> values = new LinkedHashMap<>(Map.of("data.root", "d"));
        for (int i = 0; i < keysAndValues.length; i += 2) {
            values.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        return Fields.toSpec(values, Path.of("/x"));
    }

    @Test
    void theInputIsWhatTheLoaderMakesOfAnImage() {
        assertEquals(
                new ExperimentCost.Input(3, 640, 512, true),
                ExperimentCost.Input.of(spec("data.imageSize", "640"), THREE, 1280, 1000));
        assertEquals(
                new ExperimentCost.Input(2, 256, 256, true),
                ExperimentCost.Input.of(spec("data.tile", "256", "data.classes", "a, b"), THREE, 4000, 4000));
        assertEquals(
                new ExperimentCost.Input(3, 416, 416, true),
                ExperimentCost.Input.of(spec("data.crop", "400"), THREE, 800, 800));
    }

    @Test
    void classesThatAreIgnoredAreNotLearned() {
        ExperimentSpec spec = spec("data.ignoredClasses", "b");
        assertEquals(2, ExperimentCost.Input.of(spec, THREE, 512, 512).classes());
    }

    @Test
    void whatIsNotKnownIsSaidToBeAssumed() {
        assertFalse(ExperimentCost.Input.assumed(spec()).known());
        assertEquals(
                800, ExperimentCost.Input.assumed(spec("data.imageSize", "800")).width());
    }

    @Test
    void fullTrainingCostsAllOfItselfAndEveryFrozenEpochLess() {
        ExperimentSpec full = spec("freezing.schedule", "full");
        ExperimentSpec rho = spec("freezing.schedule", "step", "freezing.rho", "3");
        assertEquals(
                1,
                ExperimentCost.of(full, ExperimentCost.Input.assumed(full))
                        .cost()
                        .mostShare());
        double share =
                ExperimentCost.of(rho, ExperimentCost.Input.assumed(rho)).cost().mostShare();
        assertTrue(share > 0.5 && share < 0.95, "share " + share);
    }

    @Test
    void aTableThatSaysTheSameCostsTheSame() {
        ExperimentSpec rho = spec("freezing.schedule", "step", "freezing.rho", "3", "model.weights", "w.pth");
        ExperimentCost made = ExperimentCost.of(rho, ExperimentCost.Input.assumed(rho));
        ExperimentSpec table = spec(
                "freezing.schedule",
                "table",
                "freezing.table",
                made.plan().most().text(),
                "model.weights",
                "w.pth");
        assertEquals(
                made.cost(),
                ExperimentCost.of(table, ExperimentCost.Input.assumed(table)).cost());
    }
}
