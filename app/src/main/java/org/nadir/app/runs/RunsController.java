package org.nadir.app.runs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.util.Duration;
import org.nadir.app.desk.Desk;
import org.nadir.base.UserProblem;
import org.nadir.experiment.ExperimentSpec;
import org.nadir.run.RunControl;
import org.nadir.run.RunFolder;
import org.nadir.run.RunLauncher;
import org.nadir.run.RunStatus;
import org.nadir.run.calibration.Calibrations;

/** Finds runs, follows those that are looked at or active, and passes on what is asked of them. FX thread only. */
final class RunsController {
    private static final Duration SCAN = Duration.seconds(2);

    private final Desk desk;
    private final RunsModel model;
    private final Timeline clock = new Timeline(new KeyFrame(SCAN, event -> scan()));
    private final Set<Path> extra = new HashSet<>();

    RunsController(Desk desk, RunsModel model) {
        this.desk = desk;
        this.model = model;
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

    /** Selects the run of a folder, which may lie outside of the runs folder. */
    void watch(Path folder) {
        Path runs = desk.settings().runsFolder().get().toAbsolutePath().normalize();
        Path absolute = folder.toAbsolutePath().normalize();
        if (!runs.equals(absolute.getParent())) {
            extra.add(absolute);
        }
        model.want(folder);
        scan();
    }

    private void scan() {
        Path folder = desk.settings().runsFolder().get();
        Set<Path> known = new HashSet<>();
        model.runs().forEach(run -> known.add(run.folder().path()));
        List<RunItem> waiting = model.runs().stream()
                .filter(run -> run.status().get().isEmpty())
                .toList();
        List<Path> others = List.copyOf(extra);
        desk.tasks()
                .latest(
                        "Looking for runs",
                        progress -> new Found(
                                find(folder, others, known),
                                RunSetsController.look(folder),
                                begun(waiting),
                                gone(known)),
                        found -> {
                            if (folder.equals(desk.settings().runsFolder().get())) {
                                take(found);
                            }
                        });
    }

    /**
     * What a look at the disk has found.
     *
     * @param begun runs that waited and have a status now
     * @param gone folders that are no longer there
     */
    private record Found(List<RunItem> runs, List<RunSetItem> sets, List<RunItem> begun, Set<Path> gone) {}

    private void take(Found found) {
        model.remove(found.gone());
        model.add(found.runs());
        model.take(found.sets());
        found.begun().forEach(RunItem::watch);
        model.runs().stream().filter(RunItem::active).forEach(RunItem::watch);
        found.sets()
                .forEach(set -> set.active().forEach(path -> model.find(path).ifPresent(RunItem::watch)));
        model.selected().get().ifPresent(RunItem::watch);
    }

    private static Set<Path> gone(Set<Path> known) {
        return known.stream().filter(path -> !Files.isDirectory(path)).collect(Collectors.toUnmodifiableSet());
    }

    private static List<RunItem> begun(List<RunItem> waiting) {
        return waiting.stream().filter(run -> status(run.folder()).isPresent()).toList();
    }

    private List<RunItem> find(Path folder, List<Path> others, Set<Path> known) {
        List<RunFolder> folders = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            folders.addAll(RunFolder.list(folder));
        }
        others.stream().filter(Files::isDirectory).forEach(path -> folders.add(RunFolder.open(path)));
        return folders.stream()
                .filter(run -> !known.contains(run.path()))
                .map(run -> new RunItem(run, spec(run), status(run), desk.tasks()::onScreen))
                .toList();
    }

    /** A run whose specification is damaged is still listed; its charts can be read without it. */
    private static Optional<ExperimentSpec> spec(RunFolder run) {
        try {
            return Optional.of(run.spec());
        } catch (UserProblem e) {
            return Optional.empty();
        }
    }

    private static Optional<RunStatus> status(RunFolder run) {
        try {
            return run.status();
        } catch (UserProblem e) {
            return Optional.empty();
        }
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
