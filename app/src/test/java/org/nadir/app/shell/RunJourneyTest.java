package org.nadir.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nadir.app.desk.WorkspaceKind;
import org.nadir.experiment.ExperimentYaml;
import org.nadir.run.RunFolder;
import org.nadir.run.RunLauncher;
import org.nadir.run.RunRecorder;
import org.nadir.run.RunStatus;
import org.nadir.training.RunEvent;
import org.nadir.viewer.chart.CurveChart;
import org.nadir.viewer.timeline.CellState;
import org.nadir.viewer.timeline.TimelineModel;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** A person starts a training from the form and rules it from the window; its worker is a real process. */
class RunJourneyTest extends Journey {
    /** Far more than a test waits for: a run of this length only ends when it is told to. */
    private static final int ENDLESS = 3000;

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

    private Path experiment() throws Exception {
        String yaml = String.join(
                "\n",
                "name: small",
                "data: {root: " + dataSet() + ", loaderThreads: 1}",
                "model: {backbone: resnet18-quarter, neckChannels: 8, headConvs: 1, anchorBase: 2}",
                "freezing: {schedule: step, rho: 2}",
                "optimisation: {epochs: 4, batch: 1, warmupIterations: 2}",
                "run: {device: cpu}");
        return Files.writeString(folder.resolve("small.yaml"), yaml + "\n");
    }

    private RunStatus.State state() {
        return run.status().map(RunStatus::state).orElse(RunStatus.State.STARTING);
    }

    private void awaitState(RunStatus.State wanted) throws Exception {
        until(() -> state() == wanted);
    }

    private void press(FxRobot robot, String button) throws Exception {
        until(() -> shell.scene().lookup(button) instanceof Button b && !b.isDisabled() && b.isVisible());
        robot.clickOn(button);
    }

    private Optional<CurveChart> lossChart() {
        return shell.scene().getRoot().lookupAll(".chart-card").stream()
                .flatMap(card -> ((javafx.scene.layout.VBox) card).getChildren().stream())
                .filter(CurveChart.class::isInstance)
                .map(CurveChart.class::cast)
                .findFirst();
    }

    private boolean lossIsDrawn() {
        return lossChart()
                .flatMap(chart -> chart.model().find("Total"))
                .map(series -> series.size() > 3)
                .orElse(false);
    }

    @Test
    void aTrainingIsStartedFromTheFormThenHeldContinuedAndStoppedByItsButtons(FxRobot robot) throws Exception {
        Path yaml = experiment();
        robot.interact(() -> shell.workspaces().open(List.of(yaml)));
        until(() -> shell.scene().lookup("#field-optimisation-epochs") instanceof TextField field
                && field.getText().equals("4"));
        TextField epochs = (TextField) shell.scene().lookup("#field-optimisation-epochs");
        robot.interact(() -> epochs.setText(Integer.toString(ENDLESS)));

        press(robot, "#start-training");
        until(() -> Files.exists(settings.runsFolder().get().resolve("small/status.json")));
        run = RunFolder.open(settings.runsFolder().get().resolve("small"));
        assertEquals(ENDLESS, run.spec().optimisation().epochs());
        until(() -> shell.model().workspace().get() == WorkspaceKind.RUNS);
        until(this::lossIsDrawn);
        TimelineModel band =
                lossChart().orElseThrow().freezeBandProperty().get().orElseThrow();
        until(() -> band.digest(1).isPresent());
        assertEquals(CellState.TRAINED, band.state(0, 0));
        assertEquals(CellState.FROZEN, band.state(0, 1));

        press(robot, "#runs-pause");
        awaitState(RunStatus.State.PAUSED);
        press(robot, "#runs-resume");
        awaitState(RunStatus.State.RUNNING);
        press(robot, "#runs-stop");
        awaitState(RunStatus.State.STOPPED);
        until(() -> !shell.scene().lookup("#run-strip").isVisible());
        assertTrue(shell.scene().lookup("#runs-pause").isDisabled());
    }

    @Test
    void aRunOutlivesItsWindowIsFoundAgainAndItsDeathIsToldWithAWayOn(FxRobot robot) throws Exception {
        Path yaml = experiment();
        run = RunLauncher.start(
                ExperimentYaml.parse(Files.readString(yaml).replace("epochs: 4", "epochs: " + ENDLESS), yaml),
                settings.runsFolder().get());
        awaitState(RunStatus.State.RUNNING);
        WaitForAsyncUtils.waitForAsyncFx(5000, () -> shell.close());
        assertEquals(RunStatus.State.RUNNING, state());

        robot.interact(this::openShell);
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT4);
        until(this::lossIsDrawn);
        until(() -> run.checkpoint("last").isPresent());

        ProcessHandle.of(run.status().orElseThrow().pid()).orElseThrow().destroyForcibly();
        until(() -> label(".section-heading", "What happened").isPresent());
        press(robot, "#runs-resume");
        awaitState(RunStatus.State.RUNNING);
        until(() -> label(".section-heading", "What happened").isEmpty());
        press(robot, "#runs-stop");
        awaitState(RunStatus.State.STOPPED);
        assertFalse(run.events().isEmpty());
    }

    @Test
    void aRunThatIsOverIsGivenMoreEpochsAndTrainsOn(FxRobot robot) throws Exception {
        Path yaml = experiment();
        run = RunLauncher.start(
                ExperimentYaml.parse(Files.readString(yaml).replace("epochs: 4", "epochs: 1"), yaml),
                settings.runsFolder().get());
        awaitState(RunStatus.State.FINISHED);
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT4);
        until(() -> shell.scene().lookup("#train-on-epochs") instanceof TextField field
                && field.getText().equals("2"));
        press(robot, "#train-on");
        until(() -> run.status().map(status -> status.epoch() == 2).orElse(false));
        awaitState(RunStatus.State.FINISHED);
        assertEquals(2, run.spec().optimisation().epochs());
    }

    /** What {@code nadir import} leaves: a finished run without an epoch. */
    private void importDetector() throws Exception {
        RunFolder imported = RunFolder.create(settings.runsFolder().get(), ExperimentYaml.read(experiment()));
        Instant now = Instant.now();
        try (RunRecorder recorder = new RunRecorder(imported)) {
            Map<String, String> facts = Map.of("imported", "theirs.pth");
            recorder.publish(new RunEvent.Started(now, 0, 0, 0, 0, List.of("plane"), facts));
            recorder.publish(new RunEvent.Finished(now, false, "", 0, Double.NaN, -1, 0));
        }
    }

    @Test
    void aDetectorOfAnotherProgramIsARunWithoutATraining(FxRobot robot) throws Exception {
        importDetector();
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT4);
        until(() -> label(".run-state", "Imported").isPresent());
        robot.clickOn(label(".run-state", "Imported").orElseThrow());
        until(() -> label(".empty-title", "Trained elsewhere").isPresent());
        until(() -> labels(".label").stream().anyMatch(each -> each.getText().equals("theirs.pth")));
    }
}
