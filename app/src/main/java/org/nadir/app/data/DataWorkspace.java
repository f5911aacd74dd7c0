package org.nadir.app.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.material2.Material2MZ;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;
import org.nadir.app.desk.Command;
import org.nadir.app.desk.Desk;
import org.nadir.app.desk.EmptyState;
import org.nadir.app.desk.Job;
import org.nadir.app.desk.Parts;
import org.nadir.app.desk.Workspace;
import org.nadir.app.desk.WorkspaceKind;
import org.nadir.data.DataSet;

/** Data: the gallery, one image large, facts and the import report. FX thread only. */
public final class DataWorkspace implements Workspace {
    private final Desk desk;
    private final DataModel model = new DataModel();
    private final DataController controller;
    private final List<Command> commands;

    public DataWorkspace(Desk desk) {
        this.desk = desk;
        controller = new DataController(desk, model);
        BooleanBinding open =
                Bindings.createBooleanBinding(() -> model.selected().get().isPresent(), model.selected());
        commands = List.of(
                Command.of("data.open", "Open data set", Material2OutlinedAL.FOLDER_OPEN, controller::choose)
                        .key("Shortcut+O"),
                Command.of("data.again", "Read again", Material2MZ.REFRESH, controller::again)
                        .key("F5")
                        .when(open));
    }

    @Override
    public WorkspaceKind kind() {
        return WorkspaceKind.DATA;
    }

    @Override
    public List<Command> commands() {
        return commands;
    }

    @Override
    public Node work() {
        Gallery gallery = new Gallery(model);
        ImageView image = new ImageView(model, controller);
        Parts.present(image, model.large().map(Optional::isPresent));
        gallery.visibleProperty().bind(model.large().map(Optional::isEmpty));
        Tab report = new Tab("Import report", new ReportTable(model));
        report.textProperty().bind(model.selected().map(DataWorkspace::reportTitle));
        TabPane tabs = new TabPane(new Tab("Images", new StackPane(gallery, image)), report);
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        BorderPane pane = new BorderPane(tabs);
        pane.setLeft(list());
        pane.visibleProperty().bind(model.selected().map(Optional::isPresent));
        return new StackPane(pane, empty(), loading());
    }

    private static String reportTitle(Optional<DataSet> set) {
        int rows = set.map(s -> s.report().rows().size()).orElse(0);
        return rows == 0 ? "Import report" : "Import report (" + rows + ")";
    }

    private Node list() {
        ListView<DataSet> list = new ListView<>(model.sets());
        list.setCellFactory(view -> new SetCell());
        list.getSelectionModel().selectedItemProperty().addListener((property, before, now) -> {
            if (now != null) {
                model.selected().set(Optional.of(now));
            }
        });
        model.selected().addListener((property, before, now) -> now.ifPresent(list.getSelectionModel()::select));
        model.selected().get().ifPresent(list.getSelectionModel()::select);
        VBox.setVgrow(list, Priority.ALWAYS);
        VBox box = new VBox(Parts.heading("Data sets"), list);
        box.getStyleClass().add("side-list");
        return box;
    }

    private Node empty() {
        EmptyState state = new EmptyState(
                Material2OutlinedMZ.PHOTO_LIBRARY,
                "No data set is open",
                "Open a folder with images and labels of DOTA (images, labelTxt), COCO (annotations/*.json), PASCAL VOC, DIOR "
                        + "or HRSC2016 (.xml) or YOLO-OBB (images, labels, data.yaml). Nothing in it is changed.",
                List.of(commands.get(0)));
        VBox recent = new VBox(2);
        recent.setAlignment(javafx.geometry.Pos.CENTER);
        desk.settings().recentDataSets().addListener((ListChangeListener<Path>) change -> recent(recent));
        recent(recent);
        VBox page = new VBox(24, state, recent);
        page.setAlignment(javafx.geometry.Pos.CENTER);
        page.getStyleClass().add("empty-page");
        Parts.present(page, model.selected().map(Optional::isEmpty));
        return page;
    }

    private void recent(VBox box) {
        box.getChildren().clear();
        if (!desk.settings().recentDataSets().isEmpty()) {
            box.getChildren().add(Parts.heading("Recent data sets"));
        }
        desk.settings().recentDataSets().stream().limit(6).forEach(path -> {
            Hyperlink link = new Hyperlink(String.valueOf(path.getFileName()));
            link.setTooltip(Parts.tip(path.toString()));
            link.setOnAction(event -> controller.open(path));
            box.getChildren().add(link);
        });
    }

    private Node loading() {
        Label what = Parts.muted("");
        ProgressBar bar = new ProgressBar(-1);
        bar.setPrefWidth(280);
        Hyperlink cancel = new Hyperlink("Cancel");
        VBox box = new VBox(8, what, bar, cancel);
        box.setAlignment(javafx.geometry.Pos.CENTER);
        box.getStyleClass().add("empty-page");
        Parts.present(box, model.loading().map(Optional::isPresent));
        model.loading().addListener((property, before, now) -> {
            bar.progressProperty().unbind();
            now.ifPresent(job -> {
                what.setText(job.what());
                bar.progressProperty().bind(job.fraction());
                cancel.setOnAction(event -> cancel(job));
            });
        });
        return box;
    }

    private void cancel(Job job) {
        job.cancel();
        model.loading().set(Optional.empty());
    }

    @Override
    public Node inspector() {
        return new DataInspector(model, controller);
    }

    /** Reads a data set and shows it. */
    public void open(Path folder) {
        controller.open(folder);
    }

    private static final class SetCell extends ListCell<DataSet> {
        @Override
        protected void updateItem(@Nullable DataSet set, boolean empty) {
            super.updateItem(set, empty);
            setText(null);
            setGraphic(
                    empty || set == null
                            ? null
                            : new VBox(new Label(set.name()), Parts.styled(set.format(), "muted", "small-text")));
        }
    }
}
