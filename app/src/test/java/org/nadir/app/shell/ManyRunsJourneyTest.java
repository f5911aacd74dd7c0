package org.nadir.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.nadir.app.desk.WorkspaceKind;
import org.nadir.experiment.Fields;
import org.nadir.run.RunFolder;
import org.nadir.run.RunRecorder;
import org.nadir.training.RunEvent;
import org.nadir.viewer.chart.CurveChart;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** A person compares more runs than a table shows side by side. */
class ManyRunsJourneyTest extends Journey {
    private static final Instant START = Instant.parse("2026-01-02T03:00:00Z");
    private static final int RUNS = 14;

    @Start
    void start(Stage stage) throws IOException {
        begin(stage);
    }

    private void write(int number) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("name", "run-" + number);
        values.put("data.root", "/sets/none");
        values.put("optimisation.batch", Integer.toString(1 + number));
        RunFolder run = RunFolder.create(folder.resolve("runs"), Fields.toSpec(values, Path.of("/")));
        try (RunRecorder recorder = new RunRecorder(run)) {
            recorder.publish(new RunEvent.Started(START, 1, 1, 0, 0, List.of("ship"), Map.of()));
            Map<String, Double> terms = Map.of("box", 1.0);
            recorder.publish(
                    new RunEvent.Step(START.plusSeconds(1), 1, 0, terms, number, 1e-3, 1, 900, 1, 1L << 28, 0, 0));
            recorder.publish(new RunEvent.Finished(START.plusSeconds(3), false, "", 1, Double.NaN, -1, 3));
        }
    }

    @Test
    void allRunsAreThereAtOnceAndTheirColumnsSoon(FxRobot robot) throws Exception {
        for (int run = 0; run < RUNS; run++) {
            write(run);
        }
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT5);
        until(() -> settings.workspace().get() == WorkspaceKind.COMPARE);
        robot.clickOn("#empty-compare-all");
        TableView<?> results = (TableView<?>) shell.scene().lookup("#compare-results");
        until(() -> results.getItems().size() == RUNS);
        CurveChart loss = (CurveChart) shell.scene().lookup("#compare-curves-loss");
        assertEquals(
                RUNS, loss.model().all().stream().filter(s -> s.size() == 1).count());
        until(loss::upToDate);
        TableView<?> table = (TableView<?>) shell.scene().lookup("#compare-settings");
        until(() -> table.getColumns().size() == 1 + RUNS);
        assertTrue(table.getItems().contains("optimisation.batch"));
    }
}
