package org.nadir.app.runs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.collections.ListChangeListener;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;
import org.nadir.app.desk.Command;
import org.nadir.app.desk.Desk;
import org.nadir.app.desk.EmptyState;
import org.nadir.app.desk.Parts;
import org.nadir.app.desk.Workspace;
import org.nadir.app.desk.WorkspaceKind;

/** Runs: the table of runs, their live curves and control, and the strip of active runs for the shell. FX thread only. */
public final class RunsWorkspace implements Workspace {
    private final Desk desk;
    private final RunsModel model = new RunsModel();
    private final RunsController controller;
    private final RunSetsController sets;
    private final RunStrip strip;
    private final LogImport logs;
    private final ReadOnlyBooleanWrapper dark = new ReadOnlyBooleanWrapper();
    private final List<Command> commands = new ArrayList<>();
    private final List<Command> more = new ArrayList<>();
    private final List<Command> menu = new ArrayList<>();
    private Optional<RunDetails> details = Optional.empty();
    private Optional<RunSetPane> setPane = Optional.empty();

    public RunsWorkspace(Desk desk) {
        this.desk = desk;
        controller = new RunsController(desk, model);
        sets = new RunSetsController(desk);
        strip = new RunStrip(desk, model, controller);
        logs = new LogImport(desk);
        RunsCommands asked = new RunsCommands(desk, model, controller, sets);
        Command compare = asked.compare();
        commands.addAll(asked.control());
        commands.add(asked.duplicate());
        commands.add(asked.detect());
        commands.add(Command.of("runs.import", "Import run", Material2OutlinedAL.FILE_UPLOAD, logs::choose));
        commands.add(compare);
        commands.add(Command.of("runs.folder", "Runs folder", Material2OutlinedAL.FOLDER_OPEN, this::chooseFolder));
        more.addAll(asked.more(() -> setPane.ifPresent(RunSetPane::askForSeeds)));
        menu.add(compare);
        menu.addAll(asked.control());
        menu.addAll(List.of(asked.duplicate(), asked.detect()));
        menu.addAll(more);
        controller.start();
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
    public List<Command> more() {
        return List.copyOf(more);
    }

    @Override
    public Node work() {
        RunTable table =
                new RunTable(model, dark.getReadOnlyProperty(), desk.settings().openSets());
        table.offer(menu, menu.get(0));
        RunDetails tabs = new RunDetails(desk, model, controller, new RunCharts(dark.getReadOnlyProperty()));
        details = Optional.of(tabs);
        RunSetPane set = new RunSetPane(model, sets);
        setPane = Optional.of(set);
        Parts.present(set, model.selectedSet().map(Optional::isPresent));
        tabs.visibleProperty().bind(set.visibleProperty().not());
        SplitPane split = new SplitPane(table, new StackPane(tabs, set));
        split.setOrientation(Orientation.VERTICAL);
        split.setDividerPositions(0.32);
        SplitPane.setResizableWithParent(table, false);
        StackPane page = new StackPane(split, empty());
        Node cover = page.getChildren().get(1);
        Runnable choose = () -> {
            boolean none = model.runs().isEmpty() && model.sets().isEmpty();
            cover.setVisible(none);
            split.setVisible(!none);
        };
        model.runs().addListener((ListChangeListener<RunItem>) change -> choose.run());
        model.sets().addListener((ListChangeListener<RunSetItem>) change -> choose.run());
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

    /** Chooses a run or a set of runs, as soon as its folder has been found. */
    public void watch(Path folder) {
        controller.watch(folder);
    }
}
