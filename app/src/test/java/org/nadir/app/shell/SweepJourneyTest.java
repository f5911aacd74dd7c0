package org.nadir.app.shell;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TreeTableView;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** A person makes a set of runs of an experiment; its runs find no data and fail, which does not keep the next from starting. */
class SweepJourneyTest extends Journey {
    @Start
    void start(Stage stage) throws IOException {
        begin(stage);
    }

    private <N> N find(String id, Class<N> kind) {
        return kind.cast(shell.scene().lookup(id));
    }

    @Test
    void aSweepIsPlannedStartedAndShownAsOneSet(FxRobot robot) throws Exception {
        Path yaml = Files.writeString(
                folder.resolve("small.yaml"),
                "name: small\ndata: {root: nowhere}\nrun: {device: cpu}\nsweep:\n  cases:\n    always: {freezing.schedule: full}\n");
        robot.interact(() -> shell.workspaces().open(List.of(yaml)));
        until(() -> shell.scene().lookup("#field-optimisation-epochs") instanceof TextField);
        Tab sweep = shell.scene().getRoot().lookupAll(".tab-pane").stream()
                .flatMap(node -> ((TabPane) node).getTabs().stream())
                .filter(tab -> tab.getText().equals("Sweep"))
                .findFirst()
                .orElseThrow();
        robot.interact(() -> sweep.getTabPane().getSelectionModel().select(sweep));
        until(() -> shell.scene().lookup("#sweep-yaml") instanceof TextArea area
                && area.getText().contains("always"));

        robot.interact(() -> find("#sweep-values", TextField.class).setText("1, 2"));
        robot.clickOn("#sweep-add");
        assertTrue(find("#sweep-yaml", TextArea.class).getText().endsWith("  run.seed: [1, 2]\n"));
        until(() -> find("#sweep-summary", Label.class).getText().startsWith("2 runs, "));

        until(() -> !find("#sweep-start", Button.class).isDisabled());
        robot.clickOn("#sweep-start");
        until(() -> shell.scene().lookup("#run-table") instanceof TreeTableView<?> table
                && table.getExpandedItemCount() == 1);
        until(() -> find("#run-set-progress", Label.class).getText().equals("0 of 2 finished, 2 failed"));
        assertTrue(label(".run-state", "2 failed").isPresent());
    }
}
