package org.nadir.app.shell;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.nadir.app.desk.FilePicker;
import org.nadir.app.desk.SettingsModel;
import org.nadir.app.desk.ThemeChoice;
import org.nadir.scene.GeoTiffWriter;
import org.nadir.scene.GeoTransform;
import org.testfx.api.FxToolkit;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/** A window of 1280 x 800 with settings of its own, for a person of a test to go through. */
@ExtendWith(ApplicationExtension.class)
abstract class Journey {
    private static final int PATIENCE_SECONDS = 40;

    /** The first window of a process loads all of JavaFX, which a busy machine needs long for. */
    static {
        FxToolkit.toolkitContext().setSetupTimeoutInMillis(120_000);
    }

    @TempDir
    static Path home;

    final Answers answers = new Answers();
    Path folder;
    SettingsModel settings;
    Shell shell;
    private Stage window;

    /** What the test's own start method calls: TestFX does not look for one in a super class. */
    final void begin(Stage stage) throws IOException {
        folder = Files.createTempDirectory(home, "journey");
        // what a journey saves by name must not land in the folder of whoever runs the tests
        System.setProperty("nadir.config", folder.resolve("config").toString());
        settings = new SettingsModel(folder.resolve("runs"));
        settings.theme().set(ThemeChoice.LIGHT);
        settings.window().set(new SettingsModel.WindowPlace(Double.NaN, Double.NaN, 1280, 800, false));
        window = stage;
        openShell();
    }

    /** Opens the workbench in the window; FX thread. */
    final void openShell() {
        shell = new Shell(settings, answers);
        window.setScene(shell.scene());
        window.show();
    }

    @AfterEach
    void closeShell() {
        WaitForAsyncUtils.waitForAsyncFx(5000, () -> shell.close());
    }

    /** The label with exactly this text that a person can see. */
    final Optional<Label> label(String style, String text) {
        return labels(style).stream()
                .filter(label -> label.getText().equals(text))
                .findFirst();
    }

    /** The labels of a style that are on the screen. */
    final List<Label> labels(String style) {
        return shell.scene().getRoot().lookupAll(style).stream()
                .filter(Journey::seen)
                .filter(Label.class::isInstance)
                .map(Label.class::cast)
                .toList();
    }

    private static boolean seen(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return true;
    }

    /** Asked on the FX thread, which alone may read the scene: from here a list of nodes could change while it is walked. */
    static void until(Callable<Boolean> condition) throws Exception {
        WaitForAsyncUtils.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(condition)
                .get());
        WaitForAsyncUtils.waitForFxEvents();
    }

    /** 64 x 48 px of half a metre in UTM zone 32; red is 120, green 80, blue 40. */
    final Path scene() {
        byte[] bytes = new byte[64 * 48 * 3];
        for (int i = 0; i < bytes.length; i += 3) {
            bytes[i] = 120;
            bytes[i + 1] = 80;
            bytes[i + 2] = 40;
        }
        Path file = folder.resolve("small.tif");
        GeoTiffWriter.write(
                file,
                new GeoTiffWriter.Layout(
                        64,
                        48,
                        3,
                        Optional.of(new GeoTransform(500000, 0.5, 0, 5800000, 0, -0.5)),
                        OptionalInt.of(32632),
                        GeoTiffWriter.Storage.TILED),
                bytes);
        return file;
    }

    /** Two splits in DOTA's form with one image each: a bright plane on black. */
    final Path dataSet() throws IOException {
        Path data = folder.resolve("data");
        for (String split : List.of("train", "val")) {
            Files.createDirectories(data.resolve(split + "/images"));
            Files.createDirectories(data.resolve(split + "/labelTxt"));
            BufferedImage image = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
            Graphics2D pen = image.createGraphics();
            pen.setColor(Color.WHITE);
            pen.fillRect(16, 20, 24, 12);
            pen.dispose();
            ImageIO.write(image, "png", data.resolve(split + "/images/a.png").toFile());
            Files.writeString(data.resolve(split + "/labelTxt/a.txt"), "16 20 40 20 40 32 16 32 plane 0\n");
        }
        return data;
    }

    /** Answers the choosers with what a test has laid ready. */
    static final class Answers implements FilePicker {
        Optional<Path> next = Optional.empty();

        @Override
        public List<Path> open(Question question) {
            return next.stream().toList();
        }

        @Override
        public Optional<Path> save(Question question) {
            return next;
        }

        @Override
        public Optional<Path> folder(String title) {
            return next;
        }
    }
}
