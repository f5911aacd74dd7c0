package org.nadir.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.nadir.detection.Detection;
import org.nadir.detection.DetectionFiles;
import org.nadir.detection.DetectionSet;
import org.nadir.geometry.OrientedBox;
import org.nadir.scene.Scene;
import org.nadir.scene.Scenes;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** A person drops a scene on the window, reads its pixels, looks at detections and takes them along as files. */
class SceneJourneyTest extends Journey {
    private static final List<String> CLASSES = List.of("plane", "ship");

    @Start
    void start(Stage stage) throws IOException {
        begin(stage);
    }

    private Path detections(Path scene) {
        List<Detection> found = List.of(
                new Detection(new OrientedBox(32, 24, 20, 10, 0), 0, 0.9),
                new Detection(new OrientedBox(10, 10, 8, 4, 0.5), 1, 0.6),
                new Detection(new OrientedBox(50, 40, 8, 4, -0.5), 1, 0.3));
        Path file = folder.resolve("found.geojson");
        try (Scene open = Scenes.open(scene)) {
            DetectionFiles.writeGeoJson(file, new DetectionSet("small.tif", "run", CLASSES, found), open.info());
        }
        return file;
    }

    private void openBoth(FxRobot robot) throws Exception {
        Path scene = scene();
        answers.next = Optional.of(scene);
        robot.clickOn("#scenes-open");
        until(() -> label(".fact-value", "64 × 48 px").isPresent());
        answers.next = Optional.of(detections(scene));
        robot.clickOn("#scenes-detections");
        until(() -> shownCount("3 of 3"));
    }

    private boolean shownCount(String text) {
        return shell.scene().lookup("#legend").isVisible()
                && label(".figures", text).isPresent();
    }

    @Test
    void aSceneThatIsDroppedOnTheWindowIsOpened(FxRobot robot) throws Exception {
        Path scene = scene();
        Label file = new Label("a file manager");
        robot.interact(() -> {
            file.setOnDragDetected(event -> {
                ClipboardContent content = new ClipboardContent();
                content.putFiles(List.of(scene.toFile()));
                file.startDragAndDrop(TransferMode.COPY).setContent(content);
                event.consume();
            });
            StackPane.setAlignment(file, Pos.TOP_CENTER);
            ((StackPane) shell.scene().getRoot()).getChildren().add(file);
        });
        robot.drag(file).dropTo(shell.scene().getRoot());
        until(() -> label(".fact-value", "64 × 48 px").isPresent());
    }

    @Test
    void theStatusLineTellsPixelMapAndBandValuesUnderTheCursor(FxRobot robot) throws Exception {
        openBoth(robot);
        robot.moveTo(shell.scene().lookup(".map-area"));
        until(() -> labels(".status-field").stream().anyMatch(l -> l.getText().equals("Values 120  80  40")));
        List<String> told = labels(".status-field").stream().map(Label::getText).toList();
        assertTrue(told.stream().anyMatch(text -> text.matches("3[123], 2[345] px")), told.toString());
        assertTrue(
                told.stream().anyMatch(text -> text.matches("500,01[567]\\.\\d, 5,799,98[789]\\.\\d EPSG:32632")),
                told.toString());
    }

    @Test
    void classesAreHiddenAndLowScoresLeftOut(FxRobot robot) throws Exception {
        openBoth(robot);
        Slider score = (Slider) shell.scene().lookup("#score-slider");
        robot.interact(() -> score.setValue(0.5));
        until(() -> shownCount("2 of 3"));
        ToggleButton ship = (ToggleButton) shell.scene().getRoot().lookupAll(".chip").stream()
                .filter(chip -> "ship".equals(chip.getUserData()))
                .findFirst()
                .orElseThrow();
        robot.clickOn(ship);
        until(() -> shownCount("1 of 3"));
    }

    @Test
    void aClickOnABoxShowsItsNumbers(FxRobot robot) throws Exception {
        openBoth(robot);
        assertFalse(shell.scene().lookup("#detection-facts").isVisible());
        robot.clickOn(shell.scene().lookup(".map-area"));
        until(() -> shell.scene().lookup("#detection-facts").isVisible());
        assertTrue(label(".fact-value", "20.0 × 10.0 px").isPresent());
        assertTrue(label(".fact-value", "10.0 × 5.00 m").isPresent());
        until(() -> labels(".fact-value").stream().anyMatch(l -> l.getText().endsWith("WGS 84")));
    }

    @Test
    void whatIsShownIsExportedAsGeoJsonAndAsDotaText(FxRobot robot) throws Exception {
        openBoth(robot);
        robot.interact(() -> ((Slider) shell.scene().lookup("#score-slider")).setValue(0.5));
        Path geoJson = folder.resolve("out.geojson");
        answers.next = Optional.of(geoJson);
        robot.clickOn("#scenes-geojson");
        until(() -> Files.exists(geoJson));
        DetectionSet written = DetectionFiles.readGeoJson(geoJson);
        assertEquals(
                List.of(0.9, 0.6),
                written.detections().stream().map(Detection::score).toList());

        Path dota = Files.createDirectory(folder.resolve("dota"));
        answers.next = Optional.of(dota);
        robot.clickOn("#scenes-dota");
        until(() -> Files.exists(dota.resolve("Task1_ship.txt")));
        String[] words =
                Files.readString(dota.resolve("Task1_plane.txt")).strip().split(" ");
        assertEquals("small", words[0]);
        double left = Math.min(
                Math.min(Double.parseDouble(words[2]), Double.parseDouble(words[4])),
                Math.min(Double.parseDouble(words[6]), Double.parseDouble(words[8])));
        assertEquals(22, left, 1e-3);

        robot.clickOn("#scenes-dota");
        until(() -> shell.desk().notices().shown().stream()
                .anyMatch(notice -> notice.sentence().contains("left as it is")));
    }
}
