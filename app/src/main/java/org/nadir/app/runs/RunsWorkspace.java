package org.nadir.app.runs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.ListChangeListener;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;
import org.nadir.app.desk.Command;
import org.nadir.app.desk.Desk;
import org.nadir.app.desk.EmptyState;
import org.nadir.app.desk.Workspace;
import org.nadir.app.desk.WorkspaceKind;
import org.nadir.run.RunStatus;

/** Runs: the table of runs, their live curves and control, and the strip of active runs for the shell. FX thread only. */
public final class RunsWorkspace implements Workspace {
    private final Desk desk;
    private final RunsModel model = new RunsModel();
    private final RunsController controller;
    private final RunStrip strip;
    private final LogImport logs;
    private final ReadOnlyBooleanWrapper dark = new ReadOnlyBooleanWrapper();
    private final List<Command> commands = new ArrayList<>();
    private Optional<RunDetails> details = Optional.empty();

    public RunsWorkspace(Desk desk) {
        this.desk = desk;
        controller = new RunsController(desk, model);
        strip = new RunStrip(desk, model, controller);
        logs = new LogImport(desk);
        add("runs.pause", "Pause", Material2MZ.PAUSE, this::pausable, controller::pause);
        add("runs.resume", "Resume", Material2MZ.PLAY_ARROW, this::resumable, controller::resume);
        add("runs.stop", "Stop", Material2MZ.STOP, RunItem::active, controller::stop);
        add("runs.duplicate", "Duplicate", Material2AL.CONTENT_COPY, run -> !run.recorded(), controller::duplicate);
        add("runs.detect", "Show on a scene", Material2OutlinedMZ.MAP, RunsWorkspace::detects, run -> desk.crossing()
                .detectWith(run.folder().path()));
        commands.add(Command.of("runs.import", "Import run", Material2OutlinedAL.FILE_UPLOAD, logs::choose));
        add("runs.compare", "Compare", Material2OutlinedAL.COMPARE_ARROWS, run -> true, run -> desk.crossing()
                .compareRun(run.folder().path()));
        commands.add(Command.of("runs.folder", "Runs folder", Material2OutlinedAL.FOLDER_OPEN, this::chooseFolder));
        controller.start();
    }

    private void add(String id, String label, Ikon icon, Predicate<RunItem> allowed, Consumer<RunItem> action) {
        commands.add(Command.of(id, label, icon, () -> model.selected().get().ifPresent(action))
                .when(allowed(allowed)));
    }

    private BooleanBinding allowed(Predicate<RunItem> condition) {
        BooleanProperty now = new SimpleBooleanProperty();
        model.selected().addListener((property, before, run) -> {
            now.unbind();
            now.set(false);
            run.ifPresent(r -> now.bind(r.status().map(status -> condition.test(r))));
        });
        return now.and(new SimpleBooleanProperty(true));
    }

    private boolean pausable(RunItem run) {
        return state(run) == RunStatus.State.RUNNING;
    }

    private boolean resumable(RunItem run) {
        return switch (state(run)) {
            case PAUSED, STOPPED, FAILED, DIED -> true;
            case STARTING, RUNNING, FINISHED -> false;
        };
    }

    private static boolean detects(RunItem run) {
        return !run.recorded()
                && run.status()
                        .get()
                        .map(s -> s.bestEpoch() >= 0 || s.epoch() > 0)
                        .orElse(false);
    }

    private static RunStatus.State state(RunItem run) {
        return run.status().get().map(RunStatus::state).orElse(RunStatus.State.STARTING);
    }

    private void chooseFolder() {
        desk.files().folder("Folder for runs").ifPresent(desk.settings().runsFolder()::set);
    }

    @Override
    public WorkspaceKind kind() {
        return WorkspaceKind.RUNS;
    }

    @Override
    public List<Command> commands() {
        return List.copyOf(commands);
    }

    @Override
    public Node work() {
        RunTable table = new RunTable(model, dark.getReadOnlyProperty());
        RunDetails tabs = new RunDetails(desk, model, controller, new RunCharts(dark.getReadOnlyProperty()));
        details = Optional.of(tabs);
        BorderPane list = new BorderPane(table);
        list.setTop(new RunSetBar(model, new RunSetsController(desk)));
        SplitPane split = new SplitPane(list, tabs);
        split.setOrientation(Orientation.VERTICAL);
        split.setDividerPositions(0.32);
        SplitPane.setResizableWithParent(list, false);
        StackPane page = new StackPane(split, empty());
        Node cover = page.getChildren().get(1);
        Runnable choose = () -> {
            boolean none = model.runs().isEmpty();
            cover.setVisible(none);
            split.setVisible(!none);
        };
        model.runs().addListener((ListChangeListener<RunItem>) change -> choose.run());
        choose.run();
        return page;
    }

    private Node empty() {
        Command design =
                Command.of("runs.design", "Design an experiment", Material2OutlinedMZ.SCIENCE, () -> desk.crossing()
                        .show(WorkspaceKind.EXPERIMENTS));
        EmptyState state = new EmptyState(
                Material2OutlinedAL.INSIGHTS,
                "No runs yet",
                "A run is one training of one experiment. It lives in a folder of its own, goes on when this window is closed, "
                        + "and is found again when it opens.",
                List.of(design, commands.get(commands.size() - 1)));
        state.getStyleClass().add("empty-page");
        return state;
    }

    @Override
    public Node inspector() {
        return new RunInspector(model, controller);
    }

    @Override
    public void close() {
        details.ifPresent(RunDetails::close);
        strip.close();
        controller.close();
    }

    /** The line of active runs below all workspaces. */
    public Node strip() {
        return strip;
    }

    /** Charts paint their own colours. */
    public void dark(boolean now) {
        dark.set(now);
    }

    /** Takes over what another program logged of a training. */
    public void importLog(Path log) {
        logs.take(log);
    }

    /** Selects a run, as soon as its folder has been found. */
    public void watch(Path folder) {
        controller.watch(folder);
    }
}
