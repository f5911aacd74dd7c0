package org.nadir.app.experiments;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParseException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nadir.app.desk.BackgroundTasks;
import org.nadir.app.desk.Notices;
import org.nadir.data.DataStatistics;

class PairCheckingTest {
    private static final String DOCUMENT =
            """
            {"teacher": "large", "student": "small", "width": 640, "height": 512,
             "levels": [
               {"level": 0, "teacher": {"stride": 8, "channels": 256, "height": 64, "width": 80},
                "student": {"stride": 8, "channels": 64, "height": 64, "width": 80},
                "compared": true, "sameGrid": true, "adapter": "1x1, 64 to 256"},
               {"level": 1, "teacher": {"stride": 16, "channels": 256, "height": 32, "width": 40},
                "student": {"stride": 16, "channels": 64, "height": 32, "width": 40},
                "compared": false, "sameGrid": true, "adapter": ""}],
             "adapterParameters": 16384, "terms": {"low explicit": 0.25}}
            """;

    private final List<Runnable> waiting = new ArrayList<>();
    private final ExperimentDraft draft = new ExperimentDraft(
            new ExperimentDraft.Origin("test", false, Path.of("")),
            Optional.empty(),
            Map.of(
                    "data.root",
                    ".",
                    "model.weights",
                    "none",
                    "distillation.method",
                    "ds2d2",
                    "distillation.teacher",
                    "teacher"));
    private final PairChecking checking = new PairChecking(
            new BackgroundTasks(waiting::add, Runnable::run, new Notices()),
            new SimpleObjectProperty<>(draft),
            (spec, progress) -> PairFinding.read(DOCUMENT));

    @BeforeEach
    void theDataIsThere() {
        draft.data()
                .set(new DataCheck(
                        DataCheck.State.GOOD,
                        "",
                        List.of("ship"),
                        List.of(
                                new DataStatistics.SplitCounts("train", 1, 0, 1, 0, Map.of()),
                                new DataStatistics.SplitCounts("val", 1, 0, 1, 0, Map.of())),
                        0,
                        Optional.empty()));
    }

    private void finish() {
        waiting.forEach(Runnable::run);
        waiting.clear();
    }

    @Test
    void levelsAreToldAlsoOfAPairThatDoesNotSuit() {
        PairFinding finding = PairFinding.read(DOCUMENT.replace("\"sameGrid\": true", "\"sameGrid\": false")
                .replace("\"width\": 640,", "\"error\": \"The grids differ.\", \"width\": 640,"));
        assertEquals("The grids differ.", finding.problem());
        assertEquals("not at all: the grids differ", finding.lines().get(0).meeting());
        assertEquals("not compared", finding.lines().get(1).meeting());
    }

    @Test
    void whatTheImageShowedIsToldLevelByLevel() {
        checking.check();
        assertTrue(checking.running().get().isPresent());
        finish();
        PairFinding finding = checking.finding().get().orElseThrow();
        assertEquals(
                new PairFinding.Line("Level 0", "256 × 64 × 80, 8 px", "64 × 64 × 80, 8 px", "through 1x1, 64 to 256"),
                finding.lines().get(0));
        assertEquals("not compared", finding.lines().get(1).meeting());
        assertEquals("16,384 numbers, trained along", finding.facts().get("Adapters"));
        assertEquals("0.250 at first", finding.facts().get("Low explicit"));
        assertTrue(checking.running().get().isEmpty());
    }

    @Test
    void aFindingIsForgottenWhenTheFormChanges() {
        checking.check();
        finish();
        draft.set("model.neckChannels", "32");
        assertEquals(Optional.empty(), checking.finding().get());
    }

    @Test
    void aCheckOfAFormThatHasChangedTellsNothing() {
        checking.check();
        draft.set("model.neckChannels", "32");
        assertTrue(checking.running().get().isEmpty());
        finish();
        assertEquals(Optional.empty(), checking.finding().get());
    }

    @Test
    void aFormThatIsNotReadyCannotBeChecked() {
        draft.set("distillation.teacher", "");
        assertTrue(
                checking.reason().get().contains("Teacher is needed"),
                checking.reason().get());
        checking.check();
        assertTrue(checking.running().get().isEmpty());
    }

    @Test
    void aMismatchIsItsSentence() {
        PairFinding finding = PairFinding.read("{\"error\": \"The teacher knows other classes.\"}");
        assertEquals("The teacher knows other classes.", finding.problem());
        assertEquals(List.of(), finding.lines());
    }

    @Test
    void aTermThatIsNoNumberIsTold() {
        PairFinding finding = PairFinding.read(DOCUMENT.replace("0.25", "null"));
        assertEquals("no number at first", finding.facts().get("Low explicit"));
    }

    @Test
    void anotherDocumentIsRefused() {
        assertThrows(JsonParseException.class, () -> PairFinding.read("{}"));
        assertThrows(JsonParseException.class, () -> PairFinding.read(""));
    }
}
