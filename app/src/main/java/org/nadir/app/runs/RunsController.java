package org.nadir.app.runs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.util.Duration;
import org.nadir.app.desk.Desk;
import org.nadir.run.RunControl;
import org.nadir.run.RunLauncher;
import org.nadir.run.calibration.Calibrations;

/** Finds runs, follows those that are looked at or active, and passes on what is asked of them. FX thread only. */
final class RunsController {
    private static final Duration SCAN = Duration.seconds(2);

    private final Desk desk;
    private final RunsModel model;
    private final Timeline clock = new Timeline(new KeyFrame(SCAN, event -> scan()));
    private final Set<Path> extra = new HashSet<>();
    private final AtomicBoolean looking = new AtomicBoolean();
    private final RunFinder finder;

    RunsController(Desk desk, RunsModel model) {
        this.desk = desk;
        this.model = model;
        finder = new RunFinder(desk.tasks()::onScreen);
        clock.setCycleCount(Timeline.INDEFINITE);
        desk.settings().runsFolder().addListener((property, before, now) -> {
            model.clear();
            scan();
        });
        model.selected().addListener((property, before, now) -> now.ifPresent(RunItem::watch));
    }

    void start() {
        scan();
        clock.play();
    }

    void close() {
        clock.stop();
        model.runs().forEach(RunItem::close);
    }

    /** Chooses the run or the set of a folder, which may lie outside of the runs folder. */
    void watch(Path folder) {
        Path runs = desk.settings().runsFolder().get().toAbsolutePath().normalize();
        Path absolute = folder.toAbsolutePath().normalize();
        if (!runs.equals(absolute.getParent())) {
            extra.add(absolute);
        }
        model.want(folder);
        scan();
    }

    /** Begins a look at the disk, unless the last one still goes on: on a slow disk each would end the one before it. */
    private void scan() {
        if (!looking.compareAndSet(false, true)) {
            return;
        }
        Path folder = desk.settings().runsFolder().get();
        List<RunItem> waiting = model.runs().stream()
                .filter(run -> run.status().get().isEmpty())
                .toList();
        RunFinder.Wanted wanted = new RunFinder.Wanted(folder, List.copyOf(extra), List.copyOf(model.runs()), waiting);
        desk.tasks().latest("Looking for runs", progress -> look(wanted), found -> {
            if (folder.equals(desk.settings().runsFolder().get())) {
                take(found);
            }
        });
    }

    private RunFinder.Found look(RunFinder.Wanted wanted) {
        try {
            return finder.look(wanted);
        } finally {
            looking.set(false);
        }
    }

    private void take(RunFinder.Found found) {
        model.remove(found.gone());
        model.take(found.runs(), found.sets(), found.stages());
        found.begun().forEach(RunItem::watch);
        model.runs().stream().filter(RunItem::active).forEach(RunItem::watch);
        for (RunSetState set : found.sets()) {
            set.members().stream().filter(RunSetState.Member::active).forEach(member -> model.find(member.folder())
                    .ifPresent(RunItem::watch));
        }
        model.selected().get().ifPresent(RunItem::watch);
    }

    void pause(RunItem run) {
        ask("Pausing " + run.name(), () -> new RunControl(run.folder()).pause());
    }

    /** A paused run goes on in its process; one without a process gets a new one from its last checkpoint. */
    void resume(RunItem run) {
        boolean alive = run.active();
        ask("Resuming " + run.name(), () -> {
            if (alive) {
                new RunControl(run.folder()).resume();
            } else {
                RunLauncher.resume(run.folder(), Map.of());
            }
        });
    }

    /** A run that is over goes on in a new process with some settings changed, see {@link TrainOn}. */
    void trainOn(RunItem run, Map<String, String> changes) {
        ask("Training on with " + run.name(), () -> RunLauncher.resume(run.folder(), changes));
    }

    void stop(RunItem run) {
        ask("Stopping " + run.name(), () -> new RunControl(run.folder()).stop());
    }

    private void ask(String what, Runnable request) {
        desk.tasks()
                .run(
                        what,
                        progress -> {
                            request.run();
                            return what;
                        },
                        done -> {});
    }

    void duplicate(RunItem run) {
        text(run.folder().path().resolve("spec.yaml"), yaml -> desk.crossing().editExperiment(run.name(), yaml));
    }

    /** Sets what a run took beside what its schedule was estimated to take. */
    void estimate(RunItem run, Consumer<Map<String, String>> done) {
        desk.tasks()
                .latest(
                        "Reading what " + run.name() + " took",
                        progress -> RunEstimate.facts(run.folder(), Calibrations.ofUser(), progress),
                        done);
    }

    /** Looks how far the runs are that a distillation needs. */
    void stages(RunItem run, Consumer<List<StageLine>> done) {
        run.spec().ifPresent(spec -> desk.tasks()
                .latest("Looking at the stages", progress -> StageLine.of(run.folder(), spec), done));
    }

    /** Reads the end of a file of a run. */
    void text(Path file, Consumer<String> done) {
        desk.tasks().latest("Reading " + file, progress -> tail(file), done);
    }

    private static String tail(Path file) throws IOException {
        if (!Files.exists(file)) {
            return "";
        }
        long size = Files.size(file);
        long skip = Math.max(0, size - (256 << 10));
        try (var in = Files.newInputStream(file)) {
            in.skipNBytes(skip);
            String text = new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            return skip == 0 ? text : "…" + text.substring(text.indexOf('\n') + 1);
        }
    }
}
