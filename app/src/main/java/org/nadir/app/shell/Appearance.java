package org.nadir.app.shell;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import javafx.application.Application;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.Scene;
import org.nadir.app.desk.BackgroundTasks;
import org.nadir.app.desk.ThemeChoice;

/** Dresses the window: AtlantaFX Primer in light or dark, our own sheet on top. FX thread only. */
final class Appearance {
    private final ReadOnlyBooleanWrapper dark = new ReadOnlyBooleanWrapper();
    private final BackgroundTasks tasks;

    Appearance(BackgroundTasks tasks) {
        this.tasks = tasks;
    }

    ReadOnlyBooleanProperty dark() {
        return dark.getReadOnlyProperty();
    }

    void dress(Scene scene) {
        scene.getStylesheets().add(sheet());
        dark.addListener((property, before, now) -> mark(scene));
        mark(scene);
    }

    /** Changes the theme at once, or as soon as the system has answered what it prefers. */
    void choose(ThemeChoice choice) {
        switch (choice) {
            case LIGHT -> wear(false);
            case DARK -> wear(true);
            case SYSTEM -> {
                if (Application.getUserAgentStylesheet() == null) {
                    wear(false);
                }
                tasks.latest("Reading the system's theme", progress -> systemIsDark(), this::wear);
            }
        }
    }

    private void wear(boolean toDark) {
        Application.setUserAgentStylesheet(
                toDark ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet());
        dark.set(toDark);
    }

    private void mark(Scene scene) {
        scene.getRoot().getStyleClass().removeAll("theme-dark", "theme-light");
        scene.getRoot().getStyleClass().add(dark.get() ? "theme-dark" : "theme-light");
    }

    static String sheet() {
        URL url = Objects.requireNonNull(
                Appearance.class.getResource("/org/nadir/assets/nadir.css"), "the style sheet of the workbench");
        return url.toExternalForm();
    }

    /** JavaFX 21 cannot tell, so the system's own command is asked; no answer means light. */
    private static boolean systemIsDark() throws InterruptedException {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (system.contains("mac")) {
            return answer("defaults", "read", "-g", "AppleInterfaceStyle").contains("dark");
        }
        if (system.contains("win")) {
            String key = "HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Themes\\Personalize";
            return answer("reg", "query", key, "/v", "AppsUseLightTheme").contains("0x0");
        }
        return answer("gsettings", "get", "org.gnome.desktop.interface", "color-scheme")
                .contains("dark");
    }

    private static String answer(String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(List.of(command))
                    .redirectErrorStream(true)
                    .start();
            if (!process.waitFor(2, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return "";
            }
            byte[] text = process.getInputStream().readNBytes(4096);
            return new String(text, StandardCharsets.UTF_8).toLowerCase(Locale.ROOT);
        } catch (IOException e) {
            // the command does not exist here: nothing is known about the theme
            return "";
        }
    }
}
