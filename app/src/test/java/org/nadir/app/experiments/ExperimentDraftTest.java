package org.nadir.app.experiments;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nadir.base.UserProblem;
import org.nadir.data.DataStatistics;

class ExperimentDraftTest {
    private static final DataCheck DATA = new DataCheck(
            DataCheck.State.GOOD,
            "",
            List.of("plane"),
            List.of(
                    new DataStatistics.SplitCounts("train", 10, 0, 40, 0, Map.of("plane", 40)),
                    new DataStatistics.SplitCounts("val", 5, 0, 20, 0, Map.of("plane", 20))),
            0,
            Optional.empty());

    private static ExperimentDraft draft(Map<String, String> values) {
        return new ExperimentDraft(
                new ExperimentDraft.Origin("test", false, Path.of("").toAbsolutePath()), Optional.empty(), values);
    }

    private static ExperimentDraft good() {
        ExperimentDraft draft = draft(Map.of("data.root", "somewhere"));
        draft.data().set(DATA);
        return draft;
    }

    @Test
    void aFreshDraftSaysWhatIsNeededButShowsNoErrorYet() {
        ExperimentDraft draft = draft(Map.of());
        assertEquals("Data set is needed.", draft.reason());
        assertTrue(draft.shownProblem("data.root").isEmpty());
        draft.touch("data.root");
        assertTrue(draft.shownProblem("data.root").isPresent());
    }

    @Test
    void aWrongValueIsShownBelowItsFieldAndStopsTheStart() {
        ExperimentDraft draft = good();
        assertEquals("", draft.reason());
        draft.set("optimisation.epochs", "many");
        assertTrue(draft.shownProblem("optimisation.epochs").isPresent());
        assertTrue(draft.reason().startsWith("Epochs: "), draft.reason());
        draft.set("optimisation.epochs", "3");
        assertEquals("", draft.reason());
    }

    @Test
    void aSplitOrClassThatTheDataDoesNotHaveStopsTheStart() {
        ExperimentDraft draft = good();
        draft.set("data.train", "training");
        assertEquals("The data set has no split training; it has train, val.", draft.reason());
        draft.set("data.train", "train");
        draft.set("data.classes", "ship");
        assertEquals("The data set has no class ship; it has plane.", draft.reason());
    }

    @Test
    void formAndYamlSayTheSame() {
        ExperimentDraft draft = good();
        draft.set("freezing.schedule", "step");
        draft.set("freezing.rho", "4");
        ExperimentDraft other = good();
        other.takeYaml(draft.yaml());
        assertEquals(draft.values(), other.values());
    }

    @Test
    void yamlThatCannotBeReadLeavesTheDraftAsItWas() {
        ExperimentDraft draft = good();
        Map<String, String> before = draft.values();
        assertThrows(UserProblem.class, () -> draft.takeYaml("model:\n  backbones: resnet18\n"));
        assertEquals(before, draft.values());
    }

    @Test
    void differencesNameWhatWasAndWhatIs() {
        ExperimentDraft draft = good();
        assertFalse(draft.changed());
        draft.set("optimisation.batch", "8");
        assertEquals(List.of("Batch: 2 → 8"), draft.differences());
    }

    @Test
    void theSummaryCountsTrainedEpochsAndSteps() {
        ExperimentDraft draft = good();
        draft.set("freezing.schedule", "step");
        draft.set("freezing.rho", "5");
        Map<String, String> facts = ExperimentSummary.of(draft).facts();
        assertEquals("trains in 3 of 12 epochs", facts.get("Backbone"));
        assertEquals("5 per epoch, 60 in all", facts.get("Steps"));
    }

    @Test
    void freezingRandomNumbersIsWarnedAbout() {
        ExperimentDraft draft = good();
        draft.set("freezing.schedule", "frozen");
        assertTrue(ExperimentSummary.of(draft).warnings().stream().anyMatch(w -> w.contains("random numbers")));
    }

    @Test
    void theSummaryStandsWhateverIsTyped() {
        ExperimentDraft draft = good();
        for (String value : List.of("", "-1", "x", "99999999999999999999", "1,2,3")) {
            for (String key : draft.values().keySet()) {
                draft.set(key, value);
                assertFalse(ExperimentSummary.of(draft).facts().isEmpty());
            }
        }
    }

    @Test
    void everyPresetNeedsNothingButData() {
        for (ExperimentDraft preset : Presets.all()) {
            assertEquals("Data set is needed.", preset.reason(), preset.origin().title());
        }
    }
}
