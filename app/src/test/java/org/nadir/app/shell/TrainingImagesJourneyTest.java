package org.nadir.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.nadir.viewer.gallery.ThumbnailGallery;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** A person looks at what the network will see before anything is trained. */
class TrainingImagesJourneyTest extends Journey {
    @Start
    void start(Stage stage) throws IOException {
        begin(stage);
    }

    private void open(FxRobot robot) throws Exception {
        Path file = Files.writeString(
                folder.resolve("small.yaml"), "name: looked\ndata: {root: " + dataSet() + ", crop: 40}\n");
        robot.interact(() -> shell.workspaces().open(List.of(file)));
        until(() -> shell.scene().lookup("#field-name") instanceof TextField field
                && field.getText().equals("looked"));
        robot.clickOn("#tab-training-images");
    }

    private ThumbnailGallery gallery() {
        return (ThumbnailGallery) shell.scene().lookup("#seen-images");
    }

    private String message() {
        return ((Label) shell.scene().lookup("#seen-images-message")).getText();
    }

    @Test
    void theImagesAreThoseOfTheSettings(FxRobot robot) throws Exception {
        open(robot);
        until(() -> gallery().items().size() == 1);
        assertTrue(gallery().items().get(0).caption().startsWith("40 × 40 px"));
        until(() -> label(".label", "plane").isPresent());
        TextField crop = (TextField) shell.scene().lookup("#field-data-crop");
        robot.interact(() -> crop.setText("48"));
        until(() -> gallery().items().get(0).caption().startsWith("48 × 48 px"));
    }

    @Test
    void settingsThatCannotBeSayWhyNothingIsShown(FxRobot robot) throws Exception {
        open(robot);
        until(() -> gallery().items().size() == 1);
        TextField least = (TextField) shell.scene().lookup("#field-data-scaleMin");
        robot.interact(() -> least.setText("1.5"));
        until(() -> gallery().items().isEmpty());
        assertEquals("Largest scale: The largest scale is below the smallest; expected at least 1.5.", message());
    }
}
