package org.nadir.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javafx.scene.control.TableView;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.nadir.data.SkippedRow;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** A person drops data sets of the known formats on the window. */
class DataJourneyTest extends Journey {
    @Start
    void start(Stage stage) throws IOException {
        begin(stage);
    }

    @Test
    void dataSetsOfEveryFormatAreShownWithWhatWasSkipped(FxRobot robot) throws Exception {
        String coco = "{\"images\": [{\"id\": 1, \"file_name\": \"a.png\"}], \"categories\": [{\"id\": 1, \"name\":"
                + " \"plane\"}], \"annotations\": [{\"image_id\": 1, \"category_id\": 1, \"bbox\": [16, 20, 24, 12]},"
                + " {\"image_id\": 1, \"category_id\": 2, \"bbox\": [16, 20, 24, 12]}]}";
        String voc = "<annotation><object><name>plane</name><bndbox><xmin>16</xmin><ymin>20</ymin><xmax>40</xmax>"
                + "<ymax>32</ymax></bndbox></object><object><name>plane</name></object></annotation>";
        Map<String, Path> folders = Map.of(
                "COCO", folder("coco", "images/a.png", "annotations/instances_train.json", coco),
                "PASCAL VOC XML", folder("voc", "JPEGImages/a.png", "Annotations/a.xml", voc),
                "YOLO-OBB", folder("yolo", "images/a.png", "labels/a.txt", "0 0.5 0.5 0.2 0.2\nship\n"));
        for (Map.Entry<String, Path> one : folders.entrySet()) {
            robot.interact(() -> shell.workspaces().open(List.of(one.getValue())));
            until(() ->
                    labels(".label").stream().anyMatch(label -> label.getText().equals(one.getKey())));
            TableView<?> report = (TableView<?>) shell.scene().lookup("#import-report");
            assertEquals(
                    1,
                    report.getItems().stream()
                            .filter(row -> ((SkippedRow) row).kind() == SkippedRow.Kind.ROW)
                            .count(),
                    one.getKey());
        }
    }

    /** One image and one label file. */
    private Path folder(String name, String image, String labels, String text) throws IOException {
        Path root = folder.resolve(name);
        Path picture = root.resolve(image);
        Files.createDirectories(picture.getParent());
        Files.copy(dataSet().resolve("train/images/a.png"), picture);
        Path file = root.resolve(labels);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return root;
    }
}
