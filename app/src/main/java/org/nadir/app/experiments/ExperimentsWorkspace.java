package org.nadir.app.experiments;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.Node;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.BorderPane;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;
import org.nadir.app.desk.Command;
import org.nadir.app.desk.Desk;
import org.nadir.app.desk.Workspace;
import org.nadir.app.desk.WorkspaceKind;
import org.nadir.experiment.ScheduleLibrary;
import org.nadir.run.calibration.Calibrations;
import org.nadir.viewer.style.ChartTheme;

/** Experiments: presets and files, the form, the YAML, the summary. FX thread only. */
public final class ExperimentsWorkspace implements Workspace {
    private final Desk desk;
    private final ExperimentsModel model = new ExperimentsModel(Presets.all());
    private final ScheduleDesign design = new ScheduleDesign(model.selected());
    private final ScheduleShelf shelf;
    private final PairDesign pair;
    private final ExperimentsController controller;
    private final ReadOnlyBooleanWrapper dark = new ReadOnlyBooleanWrapper();
    private final List<Command> commands;

    public ExperimentsWorkspace(Desk desk) {
        this.desk = desk;
        shelf = new ScheduleShelf(desk, design, ScheduleLibrary.ofUser());
        pair = new PairDesign(desk.tasks(), model.selected());
        controller = new ExperimentsController(desk, model);
        commands = List.of(
                Command.of("experiments.open", "Open experiment", Material2OutlinedAL.FOLDER_OPEN, controller::choose)
                        .key("Shortcut+O"),
                Command.of("experiments.save", "Save", Material2OutlinedMZ.SAVE, controller::save)
                        .key("Shortcut+S"),
                Command.of("experiments.saveAs", "Save as", Material2OutlinedMZ.SAVE_ALT, controller::saveAs)
                        .key("Shortcut+Shift+S"),
                Command.of("experiments.start", "Start training", Material2OutlinedMZ.PLAY_ARROW, controller::start)
                        .key("Shortcut+Enter")
                        .when(model.reason().isEmpty().and(model.starting().not())));
    }

    @Override
    public WorkspaceKind kind() {
        return WorkspaceKind.EXPERIMENTS;
    }

    @Override
    public List<Command> commands() {
        return commands;
    }

    @Override
    public Node work() {
        ScheduleDesigner designer = new ScheduleDesigner(
                design,
                new ScheduleMenu(shelf),
                new CostPane(
                        new SchedulePreview(design, model.selected()),
                        new ScheduleCalibration(desk.tasks(), model.selected(), Calibrations.ofUser())),
                new ScheduleText(model.selected()));
        designer.theme().bind(dark.map(d -> d ? ChartTheme.dark() : ChartTheme.light()));
        PairPane pairPane = new PairPane(
                pair,
                new PairMenus(pair, desk.files()),
                new PairCheckPane(new PairChecking(desk.tasks(), model.selected(), PairProcess::check)));
        ExperimentForm form = new ExperimentForm(
                model, desk.files(), Map.of(ScheduleDesign.CARD, designer, PairDesign.CARD, pairPane));
        SeenImagesPane seen = new SeenImagesPane(desk, model);
        Tab images = new Tab("Training images", seen);
        images.setId("tab-training-images");
        images.selectedProperty().addListener((property, before, now) -> seen.looking(now));
        TabPane tabs = new TabPane(
                new Tab("Form", form),
                new Tab("YAML", new YamlPane(model)),
                images,
                new Tab("Sweep", new SweepPane(model, new SweepPlanner(desk, model))));
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        BorderPane pane = new BorderPane(tabs);
        pane.setLeft(new DraftList(model));
        return pane;
    }

    @Override
    public Node inspector() {
        return new SummaryPane(model, commands.get(3));
    }

    @Override
    public void shown() {
        controller.look();
        shelf.load();
        pair.look(desk.settings().runsFolder().get());
    }

    /** Opens a YAML file as a form. */
    public void open(Path file) {
        controller.open(file);
    }

    /** Opens the text of an experiment as a new form. */
    public void edit(String name, String yaml) {
        controller.edit(name, yaml);
    }

    /** The timeline paints its own colours. */
    public void dark(boolean now) {
        dark.set(now);
    }
}
