package org.nadir.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.nadir.evaluation.MatchFiles;
import org.nadir.evaluation.MatchRule;
import org.nadir.evaluation.MatchedBox;
import org.nadir.evaluation.Matching;
import org.nadir.evaluation.Outcome;
import org.nadir.evaluation.ScoredBox;
import org.nadir.evaluation.TruthBox;
import org.nadir.geometry.OrientedBox;
import org.nadir.scene.Scene;
import org.nadir.scene.Scenes;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** A person looks at hits, false alarms and misses on the scene they were judged on. */
class EvaluationJourneyTest extends Journey {
    private static final List<String> CLASSES = List.of("plane", "ship");

    @Start
    void start(Stage stage) throws IOException {
        begin(stage);
    }

    /** A plane found one pixel off, a ship where none is, and a ship that nobody found. */
    private Path outcome(Path scene) {
        Matching matching = Matching.of(
                List.of(
                        new ScoredBox("small", new OrientedBox(32, 24, 20, 10, 0), 0, 0.9),
                        new ScoredBox("small", new OrientedBox(10, 10, 8, 4, 0.5), 1, 0.6)),
                List.of(
                        new TruthBox("small", new OrientedBox(33, 24, 20, 10, 0), 0, false),
                        new TruthBox("small", new OrientedBox(50, 40, 8, 4, -0.5), 1, false)),
                CLASSES,
                MatchRule.DEFAULT);
        Path file = folder.resolve("outcome.geojson");
        try (Scene open = Scenes.open(scene)) {
            MatchFiles.write(
                    file,
                    new MatchFiles.Content(
                            matching.rule(), CLASSES, matching.images().get(0)),
                    open.info());
        }
        return file;
    }

    private ToggleButton chip(String letters) {
        return (ToggleButton) shell.scene().getRoot().lookupAll(".chip").stream()
                .filter(chip -> ((ToggleButton) chip).getText().startsWith(letters + "  "))
                .findFirst()
                .orElseThrow();
    }

    private boolean shownCount(String text) {
        return shell.scene().lookup("#legend").isVisible()
                && label(".figures", text).isPresent();
    }

    @Test
    void outcomesAreCountedHiddenReadAndExported(FxRobot robot) throws Exception {
        Path scene = scene();
        Path outcome = outcome(scene);
        robot.interact(() -> shell.workspaces().open(List.of(scene)));
        until(() -> label(".fact-value", "64 × 48 px").isPresent());
        robot.interact(() -> shell.workspaces().open(List.of(outcome)));
        until(() -> shownCount("3 of 3"));
        assertEquals("TP  1", chip("TP").getText());
        assertEquals("FP  1", chip("FP").getText());
        assertEquals("FN  1", chip("FN").getText());

        Slider score = (Slider) shell.scene().lookup("#score-slider");
        robot.interact(() -> score.setValue(0.95));
        until(() -> shownCount("1 of 3"));
        robot.interact(() -> score.setValue(0));
        robot.clickOn(chip("FN"));
        until(() -> shownCount("2 of 3"));

        robot.clickOn(shell.scene().lookup(".map-area"));
        until(() -> label(".fact-value", "TP, found").isPresent());
        // 19 of 20 px overlap: 190 of 210 square pixels
        assertTrue(labels(".fact-value").stream().anyMatch(l -> l.getText().startsWith("plane, IoU 0.90")));

        Path out = folder.resolve("out.geojson");
        answers.next = Optional.of(out);
        robot.clickOn("#scenes-geojson");
        until(() -> Files.exists(out));
        assertEquals(
                List.of(Outcome.HIT, Outcome.FALSE_ALARM),
                MatchFiles.read(out).image().boxes().stream()
                        .map(MatchedBox::outcome)
                        .toList());
    }
}
