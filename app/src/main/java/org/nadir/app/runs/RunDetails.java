package org.nadir.app.runs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextArea;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.nadir.app.desk.Desk;
import org.nadir.app.desk.FactGrid;
import org.nadir.app.desk.Figures;
import org.nadir.app.desk.Parts;

/** The tabs below the table: charts, log, specification, environment, files of the chosen run. FX thread only. */
final class RunDetails extends TabPane {
    private final Desk desk;
    private final RunsModel model;
    private final RunsController controller;
    private final TextArea log = text();
    private final TextArea spec = text();
    private final FactGrid environment = new FactGrid();
    private final ListView<String> files = new ListView<>();
    private final PairMapsModel maps;
    private final Timeline clock = new Timeline(new KeyFrame(Duration.seconds(2), event -> refresh()));

    RunDetails(Desk desk, RunsModel model, RunsController controller, RunCharts charts) {
        this.desk = desk;
        this.model = model;
        this.controller = controller;
        maps = new PairMapsModel(desk.tasks(), MapsProcess::look);
        setTabClosingPolicy(TabClosingPolicy.UNAVAILABLE);
        getStyleClass().add("run-details");
        VBox environmentPage = new VBox(environment);
        environmentPage.getStyleClass().add("form-page");
        files.setPlaceholder(Parts.muted("The folder is empty"));
        getTabs()
                .addAll(
                        tab("Charts", charts),
                        tab("Log", log),
                        tab("Specification", spec),
                        tab("Environment", Parts.scrolling(environmentPage)),
                        tab("Files", files),
                        tab("Teacher and student", new PairMapsPane(desk, maps)));
        getSelectionModel().selectedItemProperty().addListener((property, before, now) -> refresh());
        model.selected().addListener((property, before, now) -> {
            log.clear();
            spec.clear();
            files.getItems().clear();
            charts.show(now);
            refresh();
        });
        charts.show(model.selected().get());
        clock.setCycleCount(javafx.animation.Animation.INDEFINITE);
        clock.play();
    }

    void close() {
        clock.stop();
    }

    private static TextArea text() {
        TextArea area = new TextArea();
        area.setEditable(false);
        area.getStyleClass().addAll("mono", "page-text");
        return area;
    }

    private static Tab tab(String title, Node content) {
        return new Tab(title, content);
    }

    private void refresh() {
        Optional<RunItem> run = model.selected().get();
        if (run.isEmpty() || getScene() == null) {
            maps.show(Optional.empty());
            return;
        }
        RunItem shown = run.get();
        Path folder = shown.folder().path();
        switch (getSelectionModel().getSelectedIndex()) {
            case 1 -> controller.text(shown.folder().log(), text -> put(log, text));
            case 2 -> controller.text(folder.resolve("spec.yaml"), text -> put(spec, text));
            case 3 -> environment.show(shown.environment().get());
            case 5 -> maps.show(run);
            case 4 -> desk.tasks().latest("Listing " + folder, progress -> list(folder), this::show);
            default -> {
                // the charts follow their models by themselves
            }
        }
    }

    private void show(List<String> lines) {
        if (!files.getItems().equals(lines)) {
            files.getItems().setAll(lines);
        }
    }

    /** Keeps the end in view when it was in view, as one who follows a log expects. */
    private static void put(TextArea area, String text) {
        if (text.equals(area.getText())) {
            return;
        }
        boolean following = area.getText().isEmpty() || area.getScrollTop() > area.getHeight();
        double top = area.getScrollTop();
        area.setText(text);
        if (following) {
            area.positionCaret(text.length());
        } else {
            area.setScrollTop(top);
        }
    }

    private static List<String> list(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder, 4)) {
            return all.filter(Files::isRegularFile)
                    .sorted()
                    .map(file -> line(folder, file))
                    .toList();
        }
    }

    private static String line(Path folder, Path file) {
        try {
            return folder.relativize(file) + "   " + Figures.bytes(Files.size(file));
        } catch (IOException e) {
            // it went away between listing and looking, as temporary files do
            return folder.relativize(file).toString();
        }
    }
}
