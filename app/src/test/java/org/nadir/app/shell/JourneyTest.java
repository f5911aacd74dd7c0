package org.nadir.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.nadir.app.desk.ThemeChoice;
import org.nadir.app.desk.WorkspaceKind;
import org.nadir.base.Progress;
import org.nadir.data.synthetic.SampleProject;
import org.nadir.data.synthetic.SampleSettings;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** A person goes through the workspaces with the keyboard, opens a scene and a data set, and fills in the form. */
class JourneyTest extends Journey {
    @Start
    void start(Stage stage) throws IOException {
        begin(stage);
    }

    @Test
    void theKeysSwitchWorkspacesAndOpenThePalette(FxRobot robot) {
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT3);
        assertEquals(WorkspaceKind.EXPERIMENTS, shell.model().workspace().get());
        robot.push(KeyCode.CONTROL, KeyCode.K);
        robot.write("dark");
        robot.push(KeyCode.ENTER);
        assertEquals(ThemeChoice.DARK, shell.desk().settings().theme().get());
        assertTrue(shell.scene().getRoot().getStyleClass().contains("theme-dark"));
        assertTrue(shell.model().sheet().get().isEmpty());
        robot.push(KeyCode.F1);
        assertTrue(shell.scene().lookup("#help-sheet") != null);
        robot.push(KeyCode.ESCAPE);
        assertTrue(shell.model().sheet().get().isEmpty());
    }

    /** The project is there already, only smaller than the one that the command would write: that takes ten seconds. */
    @Test
    void theSampleProjectIsOpenedFromThePalette(FxRobot robot) throws Exception {
        SampleProject.write(folder.resolve("sample"), new SampleSettings(7, 256, 64, 2, 1, 1), Progress.none());
        robot.push(KeyCode.CONTROL, KeyCode.K);
        robot.write("sample");
        robot.push(KeyCode.ENTER);
        until(() -> label(".fact-value", "EPSG:32632").isPresent());
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT2);
        until(() -> label(".fact-value", "dataset").isPresent());
    }

    @Test
    void aSceneIsOpenedAndWhatIsNoSceneIsRefusedInASentence(FxRobot robot) throws Exception {
        Path scene = scene();
        robot.interact(() -> shell.workspaces().open(List.of(scene)));
        until(() -> label(".fact-value", "64 × 48 px").isPresent());
        assertTrue(label(".fact-value", "EPSG:32632").isPresent());
        Path broken = Files.writeString(folder.resolve("broken.tif"), "II*");
        robot.interact(() -> shell.workspaces().open(List.of(broken)));
        until(() -> !shell.desk().notices().shown().isEmpty());
        assertTrue(shell.desk().notices().shown().get(0).sentence().contains("broken.tif"));
        assertTrue(label(".fact-value", "64 × 48 px").isPresent());
    }

    @Test
    void theFormSaysWhyItCannotStartAndThenCan(FxRobot robot) throws Exception {
        Path data = dataSet();
        robot.interact(() -> shell.workspaces().open(List.of(data)));
        until(() -> label(".fact-value", "2 images\n2 boxes").isPresent()
                || label(".fact-value", "1 image\n1 box").isPresent());
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT3);
        Button start = (Button) shell.scene().lookup("#start-training");
        Label reason = (Label) shell.scene().lookup("#start-reason");
        assertTrue(start.isDisabled());
        assertEquals("Data set is needed.", reason.getText());
        TextField root = (TextField) shell.scene().lookup("#field-data-root");
        robot.interact(() -> root.setText(data.toString()));
        until(() -> !start.isDisabled());
        TextField epochs = (TextField) shell.scene().lookup("#field-optimisation-epochs");
        robot.interact(() -> epochs.setText("none"));
        assertTrue(start.isDisabled());
        assertTrue(reason.getText().startsWith("Epochs: "), reason.getText());
        assertFalse(((Label) shell.scene().lookup("#error-optimisation-epochs"))
                .getText()
                .isEmpty());
        robot.interact(() -> epochs.setText("6"));
        assertFalse(start.isDisabled());
    }

    @Test
    @SuppressWarnings("unchecked")
    void anotherDetectorHidesWhatHasNoMeaningForItAndASearchSaysWhy(FxRobot robot) {
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT3);
        Node anchors = shell.scene().lookup("#field-model-anchorBase");
        assertFalse(anchors.isDisabled());
        ComboBox<String> detector = (ComboBox<String>) shell.scene().lookup("#field-model-detector");
        robot.interact(() -> detector.setValue("rotated-fcos"));
        assertTrue(anchors.isDisabled());
        String reason = "Has no effect while Detector is rotated-fcos.";
        assertFalse(label(".field-help", reason).isPresent());
        robot.clickOn("#field-search").write("anchor base");
        assertTrue(label(".field-help", reason).isPresent());
    }
}
