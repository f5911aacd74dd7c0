package org.nadir.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.nadir.app.desk.FilePicker;
import org.nadir.app.desk.SettingsModel;
import org.nadir.app.desk.ThemeChoice;
import org.nadir.app.desk.WorkspaceKind;
import org.nadir.scene.GeoTiffWriter;
import org.nadir.scene.GeoTransform;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** A person goes through the workspaces with the keyboard, opens a scene and a data set, and fills in the form. */
@ExtendWith(ApplicationExtension.class)
class JourneyTest {
    @TempDir
    static Path folder;

    private Shell shell;

    @Start
    void start(Stage stage) {
        SettingsModel settings = new SettingsModel(folder.resolve("runs"));
        settings.theme().set(ThemeChoice.LIGHT);
        settings.window().set(new SettingsModel.WindowPlace(Double.NaN, Double.NaN, 1280, 800, false));
        shell = new Shell(settings, new Nobody());
        stage.setScene(shell.scene());
        stage.show();
    }

    @AfterEach
    void stop() {
        WaitForAsyncUtils.waitForAsyncFx(5000, () -> shell.close());
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

    @Test
    void aSceneIsOpenedAndWhatIsNoSceneIsRefusedInASentence(FxRobot robot) throws Exception {
        Path scene = folder.resolve("small.tif");
        byte[] bytes = new byte[64 * 48 * 3];
        java.util.Arrays.fill(bytes, (byte) 120);
        GeoTiffWriter.write(
                scene,
                new GeoTiffWriter.Layout(
                        64,
                        48,
                        3,
                        Optional.of(new GeoTransform(500000, 0.5, 0, 5800000, 0, -0.5)),
                        OptionalInt.of(32632),
                        GeoTiffWriter.Storage.TILED),
                bytes);
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

    private static Path dataSet() throws Exception {
        Path data = folder.resolve("data");
        for (String split : List.of("train", "val")) {
            Files.createDirectories(data.resolve(split + "/images"));
            Files.createDirectories(data.resolve(split + "/labelTxt"));
            ImageIO.write(
                    new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB),
                    "png",
                    data.resolve(split + "/images/a.png").toFile());
            Files.writeString(data.resolve(split + "/labelTxt/a.txt"), "5 5 15 5 15 10 5 10 plane 0\n");
        }
        return data;
    }

    private Optional<Label> label(String style, String text) {
        return shell.scene().getRoot().lookupAll(style).stream()
                .filter(Node::isVisible)
                .filter(node -> node instanceof Label label && label.getText().equals(text))
                .map(Label.class::cast)
                .findFirst();
    }

    private static void until(Callable<Boolean> condition) throws Exception {
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, condition);
        WaitForAsyncUtils.waitForFxEvents();
    }

    /** Nobody chooses a file in a test. */
    private static final class Nobody implements FilePicker {
        @Override
        public List<Path> open(Question question) {
            return List.of();
        }

        @Override
        public Optional<Path> save(Question question) {
            return Optional.empty();
        }

        @Override
        public Optional<Path> folder(String title) {
            return Optional.empty();
        }
    }
}
