package org.nadir.app.compare;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;
import org.nadir.app.desk.Command;
import org.nadir.app.desk.Desk;
import org.nadir.app.desk.EmptyState;
import org.nadir.app.desk.Parts;
import org.nadir.app.desk.Workspace;
import org.nadir.app.desk.WorkspaceKind;
import org.nadir.base.LineLook;
import org.nadir.run.compare.Comparison;
import org.nadir.viewer.chart.CurvePick;

/** Compare: chosen runs beside each other. FX thread only. */
public final class CompareWorkspace implements Workspace {
    private final Desk desk;
    private final CompareModel model = new CompareModel();
    private final CompareController controller;
    private final ReadOnlyBooleanWrapper dark = new ReadOnlyBooleanWrapper();
    private final List<Command> commands = new ArrayList<>();
    private final TabPane tables = new TabPane();
    private final DetectionsPane detections;

    public CompareWorkspace(Desk desk) {
        this.desk = desk;
        controller = new CompareController(desk, model);
        CompareExports exports = new CompareExports(desk, model);
        detections = new DetectionsPane(desk, model);
        BooleanBinding some = Bindings.isNotEmpty(model.runs());
        commands.add(Command.of(
                "compare.folder", "Add folder", Material2OutlinedAL.CREATE_NEW_FOLDER, controller::chooseFolder));
        commands.add(Command.of("compare.all", "Add all runs", Material2AL.ADD, this::addAll));
        commands.add(Command.of("compare.report", "Export report", Material2OutlinedAL.ARTICLE, exports::report)
                .when(some));
        commands.add(Command.of("compare.pictures", "Export pictures", Material2OutlinedAL.IMAGE, exports::pictures)
                .when(some));
        commands.add(Command.of("compare.csv", "Export CSV", Material2OutlinedMZ.TABLE_CHART, exports::csv)
                .when(some));
        commands.add(Command.of("compare.clear", "Clear", Material2OutlinedAL.CLEAR_ALL, controller::clear)
                .when(some));
    }

    private void addAll() {
        controller.add(List.of(desk.settings().runsFolder().get()));
    }

    @Override
    public WorkspaceKind kind() {
        return WorkspaceKind.COMPARE;
    }

    @Override
    public List<Command> commands() {
        return List.copyOf(commands);
    }

    @Override
    public void shown() {
        controller.restore();
    }

    @Override
    public Node work() {
        CompareCharts charts = new CompareCharts(
                desk, model, controller, new CompareCharts.Look(dark.getReadOnlyProperty(), this::look));
        SettingsTable settings = new SettingsTable(model);
        SplitPane upper = new SplitPane(settings, charts);
        upper.setDividerPositions(0.3);
        tables.getTabs()
                .setAll(
                        tab("Results", new ResultTable(model)),
                        tab("Runs", new ComparedTable(model)),
                        tab("Detections", detections));
        tables.setId("compare-tabs");
        SplitPane split = new SplitPane(upper, tables);
        split.setOrientation(Orientation.VERTICAL);
        split.setDividerPositions(0.62);
        BorderPane page = new BorderPane(split);
        page.setTop(new ChipRow(model, controller));
        StackPane all = new StackPane(page, empty());
        Parts.present(
                all.getChildren().get(1),
                Bindings.createObjectBinding(() -> model.runs().isEmpty(), model.runs()));
        page.visibleProperty().bind(Bindings.isNotEmpty(model.runs()));
        return all;
    }

    /** A click on a point of a curve leads to what the run finds with the checkpoint of that epoch. */
    private void look(CurvePick point) {
        Optional<ComparedRun> run = model.find(point.series()).or(() -> model.comparison().get().groups().stream()
                .filter(group -> group.title().equals(point.series()))
                .findFirst()
                .flatMap(group -> model.find(group.runs().get(0).folder())));
        int epoch = Math.max(0, (int) Math.ceil(point.epoch() - 1e-6) - 1);
        run.ifPresent(one -> one.summary().get().ifPresent(summary -> desk.tasks()
                .latest("Looking for the checkpoint", progress -> CheckpointChoice.of(summary, epoch), choice -> {
                    tables.getSelectionModel().selectLast();
                    detections.show(one.label(), choice);
                })));
    }

    private static Tab tab(String title, Node content) {
        Tab tab = new Tab(title, content);
        tab.setClosable(false);
        return tab;
    }

    private Node empty() {
        EmptyState state = new EmptyState(
                Material2OutlinedAL.COMPARE_ARROWS,
                "Nothing to compare yet",
                "Set runs beside each other: their curves and schedules, what differs in their settings, what they reach and"
                        + " what it costs. Runs that differ in their seed only become one row with an interval.",
                List.of(commands.get(1), commands.get(0)));
        state.getStyleClass().add("empty-page");
        return state;
    }

    @Override
    public Node inspector() {
        return new CompareInspector(model, dark.getReadOnlyProperty());
    }

    @Override
    public void close() {
        controller.close();
    }

    /** Charts paint their own colours. */
    public void dark(boolean now) {
        dark.set(now);
    }

    /** What the shown runs say together. */
    Comparison compared() {
        return model.comparison().get();
    }

    void clear() {
        controller.clear();
    }

    /** Fills the curves of a run that has no folder, for measuring. */
    RunLines lines(String label, int place) {
        LineLook look = LineLook.of(place);
        model.curves().expect(label, look);
        return new RunLines(model.curves(), label, look);
    }

    /** Adds runs, sets of runs or folders of runs. */
    public void add(List<Path> folders) {
        controller.restore();
        controller.add(folders);
    }
}
