package org.nadir.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.geometry.Point2D;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nadir.app.desk.WorkspaceKind;
import org.nadir.run.RunFolder;
import org.nadir.run.RunStatus;
import org.nadir.viewer.chart.CurveChart;
import org.nadir.viewer.timeline.FreezeTimeline;
import org.nadir.viewer.timeline.TimelineCell;
import org.nadir.viewer.timeline.TimelineModel;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** A person paints a freezing schedule, trains by it and finds it again under the curves of the run. */
class ScheduleJourneyTest extends Journey {
    private static final int STAGE2 = 2;
    private static final int STAGE3 = 3;
    private static final int HEAD = 6;

    private RunFolder run;

    @Start
    void start(Stage stage) throws IOException {
        begin(stage);
    }

    /** A worker outlives its window, so a failed test would leave it behind. */
    @AfterEach
    void endTheWorker() {
        if (run != null) {
            run.status().flatMap(status -> ProcessHandle.of(status.pid())).ifPresent(ProcessHandle::destroyForcibly);
        }
    }

    private FreezeTimeline open(FxRobot robot) throws Exception {
        String yaml = String.join(
                "\n",
                "name: painted",
                "data: {root: " + dataSet() + ", loaderThreads: 1}",
                "model: {backbone: resnet18-quarter, neckChannels: 8, headConvs: 1, anchorBase: 2}",
                "optimisation: {epochs: 4, batch: 1, warmupIterations: 2}",
                "run: {device: cpu}");
        Path file = Files.writeString(folder.resolve("painted.yaml"), yaml + "\n");
        robot.interact(() -> shell.workspaces().open(List.of(file)));
        until(() -> shell.scene().lookup("#field-name") instanceof TextField field
                && field.getText().equals("painted"));
        robot.clickOn("#card-experiment").clickOn("#card-data").clickOn("#card-model");
        return (FreezeTimeline) shell.scene().lookup("#freeze-designer");
    }

    private static Point2D at(FreezeTimeline timeline, int row, int epoch) {
        return timeline.localToScreen(timeline.middleOf(new TimelineCell(row, epoch)));
    }

    private static String row(TimelineModel model, int row) {
        StringBuilder letters = new StringBuilder();
        for (int epoch = 0; epoch < model.epochs(); epoch++) {
            letters.append(model.state(row, epoch).name().charAt(0));
        }
        return letters.toString();
    }

    private String value(String id) {
        Object field = shell.scene().lookup(id);
        return field instanceof ComboBox<?> box ? String.valueOf(box.getValue()) : ((TextField) field).getText();
    }

    @Test
    void whatIsPaintedIsTrainedAndShownUnderTheCurves(FxRobot robot) throws Exception {
        FreezeTimeline timeline = open(robot);
        robot.drag(at(timeline, STAGE2, 1), MouseButton.PRIMARY).dropTo(at(timeline, STAGE2, 3));
        assertEquals("table", value("#field-freezing-schedule"));
        assertEquals("TFFF", row(timeline.model(), STAGE2));

        robot.push(KeyCode.DOWN).push(KeyCode.F);
        assertEquals("TTTF", row(timeline.model(), STAGE3));
        robot.clickOn("#schedule-undo");
        assertEquals("TTTT", row(timeline.model(), STAGE3));
        robot.clickOn("#schedule-redo");
        assertEquals("TTTF", row(timeline.model(), STAGE3));

        until(() -> shell.scene().lookup("#start-training") instanceof Button start && !start.isDisabled());
        robot.clickOn("#start-training");
        until(() -> Files.exists(settings.runsFolder().get().resolve("painted/status.json")));
        run = RunFolder.open(settings.runsFolder().get().resolve("painted"));
        until(() -> shell.model().workspace().get() == WorkspaceKind.RUNS);
        until(() -> run.status()
                .map(status -> status.state() == RunStatus.State.FINISHED)
                .orElse(false));
        TimelineModel band = band();
        until(() -> band.digest(3).isPresent());
        assertEquals("TFFF", row(band, STAGE2));
        assertEquals("TTTF", row(band, STAGE3));
        assertEquals("TTTT", row(band, HEAD));
        robot.interact(() -> ((Button) shell.scene().lookup("#run-estimate")).fire());
        until(() -> label(".fact-name", "Measured").isPresent());
        assertTrue(label(".fact-name", "Trains stem-head").isPresent(), "epoch 0 trained everything");
    }

    private TimelineModel band() {
        return shell.scene().getRoot().lookupAll(".chart-card").stream()
                .flatMap(card -> ((javafx.scene.layout.VBox) card).getChildren().stream())
                .filter(CurveChart.class::isInstance)
                .map(CurveChart.class::cast)
                .findFirst()
                .flatMap(chart -> chart.freezeBandProperty().get())
                .orElseThrow();
    }

    @Test
    void theTextAndTheTimelineFollowEachOther(FxRobot robot) throws Exception {
        FreezeTimeline timeline = open(robot);
        robot.clickOn("#schedule-as-text");
        TextArea text = (TextArea) shell.scene().lookup("#schedule-yaml");
        robot.interact(() -> {
            text.requestFocus();
            text.setText("freezing:\n  schedule: table\n  table: \"stage2: 0-1\"\n");
        });
        until(() -> row(timeline.model(), STAGE2).equals("TTFF"));
        robot.interact(() -> text.setText("freezing:\n  schedule: table\n  table: \"stage9: 0\"\n"));
        Label problem = (Label) shell.scene().lookup("#schedule-yaml-problem");
        until(() -> problem.getText().contains("no such part"));
        assertEquals("TTFF", row(timeline.model(), STAGE2), "the cells stay as they were");

        robot.interact(() -> timeline.requestFocus());
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        robot.push(KeyCode.END).push(KeyCode.DOWN).push(KeyCode.DOWN).push(KeyCode.F);
        until(() -> text.getText().contains("stage2: 0-2") && problem.getText().isEmpty());
        assertEquals("TTTF", row(timeline.model(), STAGE2));
    }
}
