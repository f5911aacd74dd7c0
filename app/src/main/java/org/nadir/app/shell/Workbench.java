package org.nadir.app.shell;

import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.image.Image;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.nadir.app.desk.SettingsFile;
import org.nadir.app.desk.SettingsModel;
import org.nadir.base.UserProblem;

/**
 * The window. {@link #open} starts the toolkit and returns when the window has been closed; runs go on without it. One
 * window per process.
 */
public final class Workbench extends Application {
    private static final Logger LOG = Logger.getLogger(Workbench.class.getName());
    private static volatile WorkbenchSettings asked = WorkbenchSettings.none();

    private final SettingsFile file = SettingsFile.ofUser();
    private @Nullable Shell shell;
    private @Nullable Stage stage;

    /** Opens the window with what the command line asked for; blocks until it is closed. */
    public static void open(WorkbenchSettings request) {
        asked = request;
        Application.launch(Workbench.class);
    }

    @Override
    public void start(Stage primary) {
        WorkbenchSettings request = asked;
        SettingsModel settings = file.load();
        request.theme().ifPresent(settings.theme()::set);
        Shell built = new Shell(settings, new WindowFiles(primary, getHostServices()));
        shell = built;
        stage = primary;
        Thread.currentThread()
                .setUncaughtExceptionHandler((thread, reason) ->
                        Platform.runLater(() -> built.desk().notices().failure("The last action", reason)));
        primary.setTitle("Nadir");
        icon(primary);
        primary.setMinWidth(960);
        primary.setMinHeight(600);
        primary.setScene(built.scene());
        place(primary, settings.window().get());
        primary.show();
        built.workspaces().open(request.open());
    }

    private static void icon(Stage primary) {
        var picture = Workbench.class.getResourceAsStream("/org/nadir/assets/nadir.png");
        if (picture != null) {
            primary.getIcons().add(new Image(picture));
        }
    }

    private static void place(Stage primary, SettingsModel.WindowPlace place) {
        boolean onScreen = !Screen.getScreensForRectangle(place.x(), place.y(), place.width(), place.height())
                .isEmpty();
        if (Double.isFinite(place.x()) && onScreen) {
            primary.setX(place.x());
            primary.setY(place.y());
        }
        primary.setMaximized(place.maximised());
    }

    @Override
    public void stop() {
        if (shell == null || stage == null) {
            return;
        }
        SettingsModel settings = shell.desk().settings();
        SettingsModel.WindowPlace before = settings.window().get();
        boolean maximised = stage.isMaximized();
        settings.window()
                .set(new SettingsModel.WindowPlace(
                        stage.getX(),
                        stage.getY(),
                        maximised ? before.width() : shell.scene().getWidth(),
                        maximised ? before.height() : shell.scene().getHeight(),
                        maximised));
        shell.close();
        try {
            file.save(SettingsFile.snapshot(settings));
        } catch (UserProblem e) {
            LOG.log(Level.WARNING, "The settings were not kept: {0}", e.getMessage());
        }
    }
}
