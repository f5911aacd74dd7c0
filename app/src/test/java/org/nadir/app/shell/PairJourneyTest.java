package org.nadir.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.nadir.viewer.pair.PairDiagram;
import org.nadir.viewer.pair.PairPicture;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** A person gives a student a teacher, sees how the two meet, and is told why they cannot before anything is trained. */
class PairJourneyTest extends Journey {
    private static final String MODEL = "backbone: resnet18-quarter, neckChannels: 8";

    @Start
    void start(Stage stage) throws IOException {
        begin(stage);
    }

    @Test
    void aTeacherThatCannotTeachIsToldBeforeTheTraining(FxRobot robot) throws Exception {
        Path data = dataSet();
        Path teacher = folder.resolve("large.yaml");
        Files.writeString(
                teacher, "name: large\ndata: {root: " + data + "}\nmodel: {detector: faster-rcnn, " + MODEL + "}\n");
        Path student = folder.resolve("small.yaml");
        Files.writeString(
                student,
                "name: small\ndata: {root: " + data + ", loaderThreads: 1}\nmodel: {" + MODEL
                        + ", headConvs: 1, anchorBase: 2}\n");
        robot.interact(() -> shell.workspaces().open(List.of(student)));
        until(() -> shell.scene().lookup("#field-name") instanceof TextField field
                && field.getText().equals("small"));

        robot.interact(() -> method().setValue("ds2d2"));
        until(() -> shown().isPresent());
        answers.next = Optional.of(teacher);
        robot.interact(() -> ((MenuButton) shell.scene().lookup("#pair-teacher"))
                .getItems().stream()
                        .filter(item -> "pair-teacher-file".equals(item.getId()))
                        .forEach(item -> item.fire()));
        until(() -> shown().map(pair -> pair.teacher().name().startsWith("faster-rcnn"))
                .orElse(false));
        PairDiagram pair = shown().orElseThrow();
        assertEquals("P3", pair.student().levels().get(0).name());
        assertEquals("P2", pair.teacher().levels().get(0).name());

        until(() -> shell.scene().lookup("#pair-check") instanceof Button check && !check.isDisabled());
        robot.interact(() -> ((Button) shell.scene().lookup("#pair-check")).fire());
        until(() -> problem().isPresent());
        assertTrue(
                problem().orElseThrow().contains("do not lie on the same grids"),
                problem().orElseThrow());
    }

    @SuppressWarnings("unchecked")
    private ComboBox<String> method() {
        return (ComboBox<String>) shell.scene().lookup("#field-distillation-method");
    }

    private Optional<PairDiagram> shown() {
        return shell.scene().lookup("#pair-picture") instanceof PairPicture picture
                ? picture.diagramProperty().get()
                : Optional.empty();
    }

    private Optional<String> problem() {
        return shell.scene().lookup("#pair-problem") instanceof Label label
                ? Optional.of(label.getText())
                : Optional.empty();
    }
}
