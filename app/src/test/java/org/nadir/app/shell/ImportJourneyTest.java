package org.nadir.app.shell;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.TreeTableView;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** A person drops the log of a training of another program on the window. */
class ImportJourneyTest extends Journey {
    @Start
    void start(Stage stage) throws IOException {
        begin(stage);
    }

    @Test
    void aDroppedLogBecomesARunThatIsLookedAtButNotDuplicated(FxRobot robot) throws Exception {
        Path log = Files.writeString(
                folder.resolve("20240102_030405.log.json"),
                "{\"mode\": \"train\", \"epoch\": 1, \"iter\": 5, \"loss\": 0.75, \"lr\": 0.1, \"time\": 0.5}\n"
                        + "{\"mode\": \"val\", \"epoch\": 1, \"iter\": 5, \"mAP\": 0.25}\n");
        robot.interact(() -> shell.workspaces().open(List.of(log)));
        until(() -> shell.scene().lookup("#run-table") instanceof TreeTableView<?> table
                && table.getExpandedItemCount() == 1);
        until(() ->
                labels(".label").stream().anyMatch(label -> label.getText().equals("JSON log of MMEngine or MMCV")));
        until(() -> shell.scene().lookup("#runs-duplicate") != null);
        assertTrue(shell.scene().lookup("#runs-duplicate").isDisabled());
    }
}
