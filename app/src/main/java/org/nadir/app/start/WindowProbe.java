package org.nadir.app.start;

import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Window;
import org.nadir.app.desk.BackgroundTasks;
import org.nadir.app.desk.ThemeChoice;
import org.nadir.app.shell.Workbench;
import org.nadir.app.shell.WorkbenchSettings;
import org.nadir.base.AtomicFile;
import org.nadir.viewer.map.MapView;
import org.nadir.viewer.map.SceneLayer;

/**
 * A start of the workbench that watches itself: writes when the window was painted first and when the map had all tiles
 * of its scene, then ends. A process of its own, started by {@link WindowBenchmark}.
 *
 * <p>Words: the file for the answer, then the scene to open, or none.
 */
public final class WindowProbe {
    static final String START = "start_ms";
    static final String FIRST_PAINT = "first_paint_ms";
    /** System property: when the process was started, milliseconds of the epoch by its parent's clock. */
    static final String STARTED = "nadir.bench.started";

    private static final Logger LOG = Logger.getLogger(WindowProbe.class.getName());
    private static final long LOOK_EVERY_MILLIS = 5;
    private static final long LIMIT_SECONDS = 60;

    private final Path answer;
    private final boolean waitForScene;
    private final Instant processStart;
    private Optional<Instant> shown = Optional.empty();
    private int pulses;
    private int settled;

    private WindowProbe(Path answer, boolean waitForScene) {
        this.answer = answer;
        this.waitForScene = waitForScene;
        this.processStart = processStart();
    }

    /** The parent's clock first: Linux tells a process its start only against a boot time in whole seconds. */
    private static Instant processStart() {
        return Optional.ofNullable(Long.getLong(STARTED))
                .map(Instant::ofEpochMilli)
                .or(() -> ProcessHandle.current().info().startInstant())
                .orElseGet(Instant::now);
    }

    public static void main(String[] words) {
        List<Path> scenes = List.of(words).stream().skip(1).map(Path::of).toList();
        WindowProbe probe = new WindowProbe(Path.of(words[0]), !scenes.isEmpty());
        ScheduledExecutorService watch =
                Executors.newSingleThreadScheduledExecutor(BackgroundTasks.daemons("nadir-window-probe"));
        watch.scheduleWithFixedDelay(() -> probe.look(watch), 0, LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
        watch.schedule(WindowProbe::giveUp, LIMIT_SECONDS, TimeUnit.SECONDS);
        Workbench.open(new WorkbenchSettings(scenes, Optional.of(ThemeChoice.LIGHT)));
    }

    /** Without an answer the parent says so; a scene that cannot be opened would be waited for without end. */
    private static void giveUp() {
        LOG.severe("No picture within " + LIMIT_SECONDS + " s");
        System.exit(1);
    }

    /** Waits for the toolkit, then hands over to its pulses. */
    private void look(ScheduledExecutorService watch) {
        try {
            Platform.runLater(() -> {
                if (!watch.isShutdown() && Window.getWindows().stream().anyMatch(Window::isShowing)) {
                    watch.shutdown();
                    pulses();
                }
            });
        } catch (IllegalStateException toolkitNotStarted) {
            // the next look comes in a few milliseconds
            return;
        }
    }

    private void pulses() {
        new AnimationTimer() {
            @Override
            public void handle(long now) {
                // the second pulse after showing: the first has been painted
                if (++pulses == 2) {
                    shown = Optional.of(Instant.now());
                }
                if (shown.isPresent() && (!waitForScene || sceneIsPainted())) {
                    stop();
                    finish();
                }
            }
        }.start();
    }

    /** True one pulse after no visible tile was missing any more. */
    private boolean sceneIsPainted() {
        boolean loaded = Window.getWindows().stream()
                .map(Window::getScene)
                .flatMap(scene -> Optional.ofNullable(scene).map(Scene::getRoot).stream())
                .flatMap(root -> find(root).stream())
                .flatMap(map -> map.layers().stream())
                .anyMatch(layer -> layer instanceof SceneLayer tiles
                        && tiles.sourceProperty().get().isPresent()
                        && !tiles.loadingProperty().get());
        settled = loaded ? settled + 1 : 0;
        return settled > 1;
    }

    private static Optional<MapView> find(Node node) {
        if (node instanceof MapView map) {
            return Optional.of(map);
        }
        return node instanceof Parent parent
                ? parent.getChildrenUnmodifiable().stream()
                        .flatMap(child -> find(child).stream())
                        .findFirst()
                : Optional.empty();
    }

    private void finish() {
        Instant now = Instant.now();
        Instant window = shown.orElse(now);
        JsonObject figures = new JsonObject();
        figures.addProperty(START, Duration.between(processStart, window).toMillis());
        if (waitForScene) {
            figures.addProperty(FIRST_PAINT, Duration.between(window, now).toMillis());
        }
        AtomicFile.writeString(answer, figures.toString());
        // the window is not closed first, so that the person's settings stay as they were
        System.exit(0);
    }
}
