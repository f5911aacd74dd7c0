package org.nadir.app.shell;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import javafx.util.Duration;
import javax.imageio.ImageIO;
import org.nadir.app.desk.FilePicker;
import org.nadir.app.desk.SettingsModel;
import org.nadir.app.desk.ThemeChoice;
import org.nadir.app.desk.WorkspaceKind;
import org.nadir.base.AtomicFile;
import org.nadir.base.Progress;

/**
 * Drives the real shell through its workspaces and writes a PNG of each in the light and the dark theme, under whatever
 * toolkit is active (the headless one too). Changes no settings of the user. Blocks its caller, which must not be the FX
 * thread; one use per process.
 */
public final class Pictures {
    private static final Duration TICK = Duration.millis(200);
    private static final int SETTLING_TICKS = 5;
    private static final int MOST_TICKS = 240;

    private final Path out;
    private final SettingsModel settings;
    private final Progress progress;
    private final List<Path> written = new ArrayList<>();
    private final Deque<Runnable> steps = new ArrayDeque<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile Optional<Throwable> failure = Optional.empty();

    private Pictures(Path out, Path runs, Size size, Progress progress) {
        this.out = out;
        this.progress = progress;
        settings = new SettingsModel(runs);
        settings.theme().set(ThemeChoice.LIGHT);
        settings.window()
                .set(new SettingsModel.WindowPlace(Double.NaN, Double.NaN, size.width(), size.height(), false));
    }

    /** Of the window, in pixels. */
    public record Size(int width, int height) {
        public static final Size DESIGN = new Size(1440, 900);
    }

    /**
     * Opens what is given and takes the pictures.
     *
     * @param open as on the command line: scenes, data sets, experiments, runs, project folders; none for empty states
     * @param out folder for the pictures; made when it does not exist
     * @return the files, named {@code scenes-light.png} and so on
     */
    public static List<Path> write(List<Path> open, Path out, Size size, Progress progress) throws IOException {
        Files.createDirectories(out);
        Pictures pictures = new Pictures(out, out.resolve("no-runs"), size, progress);
        // the headless screen is 1280 x 800 unless told otherwise, and breaks on larger windows
        System.setProperty("headless.geometry", size.width() + "x" + size.height());
        Platform.startup(() -> pictures.begin(open));
        try {
            pictures.over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Optional<Throwable> problem = pictures.failure;
        if (problem.isPresent()) {
            throw new IllegalStateException("The pictures could not be taken", problem.get());
        }
        return pictures.written;
    }

    private void begin(List<Path> open) {
        Stage stage = new Stage();
        Shell shell = new Shell(settings, FilePicker.nobody());
        stage.setScene(shell.scene());
        stage.show();
        shell.workspaces().open(open);
        for (ThemeChoice theme : List.of(ThemeChoice.LIGHT, ThemeChoice.DARK)) {
            for (WorkspaceKind kind : WorkspaceKind.values()) {
                steps.add(() -> {
                    settings.theme().set(theme);
                    settings.workspace().set(kind);
                });
                steps.add(() -> save(shell, kind.key() + "-" + theme.name().toLowerCase(Locale.ROOT) + ".png"));
            }
        }
        steps.add(() -> {
            shell.close();
            stage.close();
            over.countDown();
        });
        settle(shell, SETTLING_TICKS, MOST_TICKS);
    }

    /** Takes the next step as soon as nothing has run in the background for a while. */
    private void settle(Shell shell, int quiet, int left) {
        PauseTransition pause = new PauseTransition(TICK);
        pause.setOnFinished(event -> {
            if (quiet > 0 && left > 0) {
                settle(shell, shell.busy() ? SETTLING_TICKS : quiet - 1, left - 1);
                return;
            }
            try {
                Runnable next = steps.poll();
                if (next != null) {
                    next.run();
                }
            } catch (RuntimeException e) {
                failure = Optional.of(e);
                over.countDown();
                return;
            }
            if (over.getCount() > 0) {
                settle(shell, SETTLING_TICKS, MOST_TICKS);
            }
        });
        pause.play();
    }

    private void save(Shell shell, String name) {
        WritableImage shot = shell.scene().snapshot(null);
        int width = (int) shot.getWidth();
        int height = (int) shot.getHeight();
        int[] argb = new int[width * height];
        shot.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), argb, 0, width);
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        picture.setRGB(0, 0, width, height, argb, 0, width);
        Path file = out.resolve(name);
        AtomicFile.write(file, stream -> ImageIO.write(picture, "png", stream));
        written.add(file);
        progress.report(written.size(), 2L * WorkspaceKind.values().length, name);
    }
}
