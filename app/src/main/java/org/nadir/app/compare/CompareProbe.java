package org.nadir.app.compare;

import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javafx.animation.AnimationTimer;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.nadir.app.desk.BackgroundTasks;
import org.nadir.app.desk.Crossing;
import org.nadir.app.desk.Desk;
import org.nadir.app.desk.FilePicker;
import org.nadir.app.desk.Notices;
import org.nadir.app.desk.Parts;
import org.nadir.app.desk.SettingsModel;
import org.nadir.app.desk.StatusModel;
import org.nadir.app.desk.WorkspaceKind;
import org.nadir.base.AtomicFile;
import org.nadir.training.RunEvent;
import org.nadir.viewer.chart.CurveChart;

/**
 * Opens the compare workspace in a window of its own process and measures it; its words are the file for the answer, a folder
 * of finished runs, the cache folder to use, and {@link #OPEN_ONLY} where curves that grow are not to be measured.
 */
public final class CompareProbe {
    /** The word that has the probe end when the runs are open. */
    public static final String OPEN_ONLY = "open";
    /** From the request to open the runs to the pulse that finds all of them painted. */
    public static final String OPEN = "open_50_runs_ms";
    /** Time that all cores worked meanwhile. */
    public static final String OPEN_CPU = "open_50_runs_cpu_ms";

    private static final int RUNS = 12;
    private static final int POINTS = 100_000;
    private static final int PER_SECOND = 1000;
    private static final int SLICES_PER_SECOND = 10;
    private static final int STEPS_PER_EPOCH = 1000;
    private static final long SECONDS = 20;
    private static final double INSPECTOR_WIDTH = 304;

    private final JsonObject figures = new JsonObject();
    private final List<RunLines> lines = new ArrayList<>();
    private final ExecutorService worker = Executors.newSingleThreadExecutor(BackgroundTasks.daemons("nadir-probe"));
    private final CompareWorkspace workspace;
    private final Path answer;
    private final boolean openOnly;
    private long steps;

    private CompareProbe(Path answer, Path runs, boolean openOnly) {
        this.answer = answer;
        this.openOnly = openOnly;
        Notices notices = new Notices();
        workspace = new CompareWorkspace(new Desk(
                BackgroundTasks.onFxThread(notices),
                notices,
                new SettingsModel(runs.resolveSibling("none")),
                new StatusModel(),
                FilePicker.nobody(),
                new Nowhere()));
    }

    public static void main(String[] words) {
        Path runs = Path.of(words[1]);
        System.setProperty("nadir.cache", words[2]);
        boolean openOnly = List.of(words).contains(OPEN_ONLY);
        Platform.startup(() -> new CompareProbe(Path.of(words[0]), runs, openOnly).open(runs));
    }

    /** A step as a training would tell it, with a loss that falls and wavers. */
    public static RunEvent.Step step(Instant at, long iteration, int epoch) {
        double loss = 1 + 1 / (1 + iteration * 1e-3) + 0.2 * Math.sin(iteration * 12.9898);
        Map<String, Double> terms = Map.of("classification", loss / 2, "regression", loss / 2);
        return new RunEvent.Step(at, iteration, epoch, terms, loss, 1e-3, 1, 700, 1, 1L << 30, 1L << 30, 0);
    }

    private void open(Path runs) {
        javafx.scene.Node work = workspace.work();
        javafx.scene.layout.BorderPane page = new javafx.scene.layout.BorderPane(work);
        // as wide as in the workbench, whatever stands in it
        javafx.scene.control.ScrollPane inspector = Parts.scrolling(workspace.inspector());
        inspector.setMinWidth(INSPECTOR_WIDTH);
        inspector.setMaxWidth(INSPECTOR_WIDTH);
        page.setRight(inspector);
        Stage stage = new Stage();
        stage.setScene(new Scene(page, 1440, 900));
        stage.show();
        // a window that stands, as a person finds it
        PauseTransition standing = new PauseTransition(javafx.util.Duration.seconds(2));
        standing.setOnFinished(event -> compare(stage, runs));
        standing.play();
    }

    private void compare(Stage stage, Path runs) {
        long start = System.nanoTime();
        Duration before = busy();
        workspace.add(List.of(runs));
        new AnimationTimer() {
            private int after;
            private int settled;

            @Override
            public void handle(long now) {
                boolean there = !workspace.compared().runs().isEmpty();
                after += there ? 1 : 0;
                settled = there && painted(stage.getScene()) ? settled + 1 : 0;
                // the first pulse lays out, the next one finds it painted; charts paint beside the pulses
                if (after >= 3 && settled >= 2) {
                    stop();
                    figures.addProperty(OPEN, (System.nanoTime() - start) / 1e6);
                    figures.addProperty(OPEN_CPU, busy().minus(before).toMillis());
                    opened(stage.getScene());
                }
            }
        }.start();
    }

    private void opened(Scene scene) {
        figures.addProperty("runs_opened", workspace.compared().runs().size());
        if (openOnly) {
            answer();
        } else {
            workspace.clear();
            fill(scene);
        }
    }

    private static boolean painted(Scene scene) {
        return scene.getRoot().lookupAll(".curve-chart").stream()
                .allMatch(chart -> chart instanceof CurveChart curves && curves.upToDate());
    }

    /** Time that all cores together gave to this process. */
    private static Duration busy() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private void fill(Scene scene) {
        for (int run = 0; run < RUNS; run++) {
            lines.add(workspace.lines("run " + run, run));
        }
        worker.execute(() -> {
            grow(POINTS);
            double before = heapMebibytes();
            Platform.runLater(() -> watch(scene, before));
        });
    }

    private void grow(int count) {
        for (int i = 0; i < count; i++) {
            steps++;
            RunEvent step = step(Instant.EPOCH.plusMillis(700 * steps), steps, (int) (steps / STEPS_PER_EPOCH));
            lines.forEach(line -> line.take(List.of(step)));
        }
    }

    private void watch(Scene scene, double heapBefore) {
        ScheduledExecutorService clock =
                Executors.newSingleThreadScheduledExecutor(BackgroundTasks.daemons("nadir-growth"));
        clock.scheduleAtFixedRate(
                () -> grow(PER_SECOND / SLICES_PER_SECOND), 0, 1000 / SLICES_PER_SECOND, TimeUnit.MILLISECONDS);
        new Pulses(scene, pulses -> {
                    clock.shutdownNow();
                    worker.execute(() -> end(pulses, heapBefore));
                })
                .start();
    }

    private void end(Pulses pulses, double heapBefore) {
        figures.addProperty("pulse_p95_ms", Pulses.percentile(pulses.intervals(), 0.95));
        figures.addProperty("pulse_median_ms", Pulses.percentile(pulses.intervals(), 0.5));
        figures.addProperty("pulse_work_p95_ms", Pulses.percentile(pulses.work(), 0.95));
        figures.addProperty("heap_growth_mib", heapMebibytes() - heapBefore);
        figures.addProperty("points_added", (steps - POINTS) * RUNS);
        answer();
    }

    private void answer() {
        AtomicFile.writeString(answer, figures.toString());
        System.exit(0);
    }

    /** What the heap holds once what nobody needs is gone. */
    private static double heapMebibytes() {
        System.gc();
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) / (double) (1 << 20);
    }

    /** Times from pulse to pulse, and how long each keeps the FX thread busy, over some seconds. */
    private static final class Pulses extends AnimationTimer {
        private static final int WARM_UP = 60;

        private final java.util.function.Consumer<Pulses> done;
        private final List<Double> intervals = new ArrayList<>();
        private final List<Double> work = new ArrayList<>();
        private long begun;
        private long first;
        private int count;

        Pulses(Scene scene, java.util.function.Consumer<Pulses> done) {
            this.done = done;
            scene.addPostLayoutPulseListener(() -> {
                if (begun > 0 && count > WARM_UP) {
                    work.add((System.nanoTime() - begun) / 1e6);
                }
            });
        }

        List<Double> intervals() {
            return intervals;
        }

        List<Double> work() {
            return work;
        }

        @Override
        public void handle(long pulse) {
            long now = System.nanoTime();
            first = count == 0 ? now : first;
            if (count++ > WARM_UP) {
                intervals.add((now - begun) / 1e6);
            }
            begun = now;
            if (now - first > TimeUnit.SECONDS.toNanos(SECONDS)) {
                stop();
                done.accept(this);
            }
        }

        static double percentile(List<Double> values, double share) {
            List<Double> sorted = values.stream().sorted().toList();
            return sorted.isEmpty() ? Double.NaN : sorted.get((int) (share * (sorted.size() - 1)));
        }
    }

    /** There is no other workspace in this window. */
    private static final class Nowhere implements Crossing {
        @Override
        public void show(WorkspaceKind workspace) {}

        @Override
        public void openScene(Path file) {}

        @Override
        public void openDataSet(Path folder) {}

        @Override
        public void openSample() {}

        @Override
        public void editExperiment(String name, String yaml) {}

        @Override
        public void watchRun(Path folder) {}

        @Override
        public void compareRun(Path folder) {}

        @Override
        public void detectWith(Path runFolder) {}
    }
}
