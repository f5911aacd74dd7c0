package org.nadir.app.experiments;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.Test;
import org.nadir.freezing.FreezeTable;
import org.nadir.viewer.timeline.CellState;
import org.nadir.viewer.timeline.TimelineModel.EpochCost;

class ScheduleCostTest {
    private static ExperimentDraft draft(Map<String, String> freezing) {
        Map<String, String> values = new HashMap<>(freezing);
        values.put("optimisation.epochs", "4");
        values.put("model.weights", "none");
        return new ExperimentDraft(new ExperimentDraft.Origin("test", false, Path.of("")), Optional.empty(), values);
    }

    @Test
    void fullTrainingCostsAllOfIt() {
        ScheduleCost cost = ScheduleCost.of(draft(Map.of("freezing.schedule", "full")));
        assertEquals("100 % of full training", cost.share());
        assertTrue(cost.epochs(4).stream().allMatch(epoch -> epoch.share() == 1), "every epoch");
    }

    @Test
    void aFrozenEpochCostsLessThanATrainedOne() {
        ScheduleCost cost = ScheduleCost.of(draft(Map.of("freezing.schedule", "step", "freezing.rho", "2")));
        List<EpochCost> epochs = cost.epochs(4);
        assertEquals(1, epochs.get(0).share());
        assertTrue(epochs.get(1).share() < 1, epochs.get(1).words());
        assertTrue(cost.trainable().contains("in 2 epochs"), cost.trainable());
    }

    @Test
    void whereScoresDecideTheCostLiesBetweenTwoNumbers() {
        ScheduleCost cost = ScheduleCost.of(draft(Map.of("freezing.schedule", "plateau", "freezing.patience", "1")));
        assertTrue(cost.share().matches("[0-9.]+ % to [0-9.]+ % of full training"), cost.share());
    }

    @Test
    void sizesThatNobodyKnowsAreSaidToBeAssumed() {
        assertTrue(ScheduleCost.of(draft(Map.of())).explanation().contains("assumed"));
    }

    @Test
    void aTableThatIsBeingPaintedIsCounted() {
        ScheduleCost full = ScheduleCost.of(draft(Map.of("freezing.schedule", "full")));
        ScheduleCost painted = full.painted(FreezeTable.parse("backbone: -", 4));
        assertFalse(painted.share().equals(full.share()), painted.share());
    }

    @Test
    void thePreviewHandsTheCurveToTheTimeline() {
        SimpleObjectProperty<ExperimentDraft> selected =
                new SimpleObjectProperty<>(draft(Map.of("freezing.schedule", "full")));
        ScheduleDesign design = new ScheduleDesign(selected);
        SchedulePreview preview = new SchedulePreview(design, selected);
        assertEquals(4, design.timeline().costs().size());
        design.timeline().set(4, 0, CellState.FROZEN);
        design.painted();
        assertTrue(design.timeline().costs().get(0).share() < 1, "one stage is frozen");
        selected.get().set("optimisation.epochs", "9");
        assertEquals(9, design.timeline().costs().size());
        assertTrue(preview.cost().get().share().endsWith("% of full training"));
    }
}
