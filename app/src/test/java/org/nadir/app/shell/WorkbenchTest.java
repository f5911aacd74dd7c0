package org.nadir.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.nadir.app.desk.SettingsFile;
import org.nadir.app.desk.SettingsModel;
import org.nadir.app.desk.ThemeChoice;
import org.nadir.app.desk.WorkspaceKind;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The window as a person left it. */
@ExtendWith(ApplicationExtension.class)
class WorkbenchTest {
    private static final String CONFIG = "nadir.config";

    @TempDir
    static Path home;

    private Workbench workbench;
    private Stage window;

    @Start
    void start(Stage stage) throws IOException {
        System.setProperty(CONFIG, Files.createTempDirectory(home, "config").toString());
        SettingsModel before = SettingsFile.ofUser().load();
        before.workspace().set(WorkspaceKind.DATA);
        before.window().set(new SettingsModel.WindowPlace(40, 20, 1100, 700, false));
        before.runsFolder().set(home.resolve("runs"));
        SettingsFile.ofUser().save(SettingsFile.snapshot(before));
        window = stage;
        workbench = new Workbench();
        workbench.start(stage);
    }

    /** The stage serves the tests that come after, and half outside of the screen it cannot be painted by Monocle. */
    @AfterEach
    void forget(FxRobot robot) {
        robot.interact(() -> {
            window.setX(0);
            window.setY(0);
        });
        System.clearProperty(CONFIG);
    }

    @Test
    void theWindowOpensAsItWasLeftAndIsRememberedAgain(FxRobot robot) {
        assertEquals(1100, window.getScene().getWidth());
        assertEquals(40, window.getX());
        robot.interact(() -> {
            window.setX(60);
            window.setWidth(1200);
        });
        WaitForAsyncUtils.waitForFxEvents();
        robot.interact(workbench::stop);
        SettingsModel after = SettingsFile.ofUser().load();
        assertEquals(WorkspaceKind.DATA, after.workspace().get());
        assertEquals(
                new SettingsModel.WindowPlace(60, 20, 1200, 700, false),
                after.window().get());
        assertEquals(ThemeChoice.SYSTEM, after.theme().get());
    }
}
