package org.nadir.app.scenes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import org.nadir.app.desk.Figures;
import org.nadir.app.desk.HistogramBars;
import org.nadir.app.desk.Parts;
import org.nadir.app.desk.TitleConverter;
import org.nadir.scene.PixelWindow;
import org.nadir.scene.Rendering;
import org.nadir.scene.SceneInfo;
import org.nadir.scene.ValueRange;
import org.nadir.viewer.map.MapModel;
import org.nadir.viewer.map.SceneRect;

/** Bands for red, green and blue, the stretch, and the histogram of each with the shown range. FX thread only. */
final class StretchPane extends VBox {
    private static final List<String> NAMES = List.of("Red", "Green", "Blue");
    private static final List<Color> COLOURS =
            List.of(Color.web("#d1495b"), Color.web("#3a9d5d"), Color.web("#3b7dd8"));

    private final ScenesModel model;
    private final ScenesController controller;
    private final MapModel map;
    private final List<ComboBox<String>> bands = new ArrayList<>();
    private final List<HistogramBars> histograms = new ArrayList<>();
    private final List<Label> ranges = new ArrayList<>();
    private final List<Optional<BandHistogram>> read = new ArrayList<>();
    private final ComboBox<StretchChoice.Kind> kind = new ComboBox<>();
    private final TextField low = new TextField("0");
    private final TextField high = new TextField("255");
    private final TextField factor = new TextField("2");
    private final CheckBox viewOnly = new CheckBox("Use the values in view");
    private final Label problem = Parts.styled("", "field-error");
    private boolean filling;

    StretchPane(ScenesModel model, ScenesController controller, MapModel map) {
        super(8);
        this.model = model;
        this.controller = controller;
        this.map = map;
        getStyleClass().add("section");
        getChildren().addAll(Parts.heading("Bands and stretch"), grid(), stretch(), problem);
        Parts.present(problem, problem.textProperty().map(text -> !text.isEmpty()));
        model.scene().addListener((property, before, now) -> now.ifPresent(this::fill));
        model.rendering().addListener((property, before, now) -> now.ifPresent(this::follow));
        model.scene().get().ifPresent(this::fill);
        model.rendering().get().ifPresent(this::follow);
    }

    private Node grid() {
        GridPane grid = new GridPane();
        grid.setHgap(8);
        grid.setVgap(8);
        for (int i = 0; i < 3; i++) {
            ComboBox<String> box = new ComboBox<>();
            box.setMaxWidth(Double.MAX_VALUE);
            box.setPrefWidth(112);
            box.setAccessibleText(NAMES.get(i) + " band");
            box.setOnAction(event -> apply());
            HistogramBars bars = new HistogramBars();
            bars.fill(COLOURS.get(i));
            bars.setPrefHeight(28);
            Label range = Parts.styled("", "muted", "figures", "small-text");
            VBox right = new VBox(0, bars, range);
            GridPane.setHgrow(right, Priority.ALWAYS);
            bands.add(box);
            histograms.add(bars);
            ranges.add(range);
            read.add(Optional.empty());
            grid.addRow(i, new Label(NAMES.get(i)), box, right);
        }
        return grid;
    }

    private Node stretch() {
        kind.getItems().addAll(StretchChoice.Kind.values());
        kind.setConverter(new TitleConverter<>(StretchChoice.Kind::title));
        kind.setValue(StretchChoice.Kind.AUTOMATIC);
        kind.setMaxWidth(Double.MAX_VALUE);
        kind.setOnAction(event -> apply());
        for (TextField field : List.of(low, high, factor)) {
            field.setPrefColumnCount(6);
            field.setOnAction(event -> apply());
        }
        HBox fixed = row(new Label("From"), low, new Label("to"), high);
        HBox sigma = row(new Label("k ="), factor);
        Parts.present(fixed, kind.valueProperty().map(k -> k == StretchChoice.Kind.FIXED));
        Parts.present(sigma, kind.valueProperty().map(k -> k == StretchChoice.Kind.SIGMA));
        Parts.present(
                viewOnly,
                kind.valueProperty().map(k -> k != StretchChoice.Kind.FIXED && k != StretchChoice.Kind.AUTOMATIC));
        viewOnly.setOnAction(event -> apply());
        return new VBox(8, kind, fixed, sigma, viewOnly);
    }

    private static HBox row(Node... nodes) {
        HBox row = new HBox(8, nodes);
        row.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        return row;
    }

    private void fill(OpenScene open) {
        filling = true;
        List<String> names = new ArrayList<>();
        for (int i = 0; i < open.info().bands(); i++) {
            names.add((i + 1) + "  " + open.info().bandNames().get(i));
        }
        bands.forEach(box -> box.getItems().setAll(names));
        kind.setValue(StretchChoice.Kind.AUTOMATIC);
        read.replaceAll(old -> Optional.empty());
        histograms.forEach(bars -> bars.show(new long[0]));
        filling = false;
    }

    private void follow(Rendering rendering) {
        filling = true;
        int[] shown = {rendering.red(), rendering.green(), rendering.blue()};
        for (int i = 0; i < 3; i++) {
            int place = i;
            bands.get(i).getSelectionModel().select(shown[i]);
            ValueRange range = rendering.ranges().get(i);
            ranges.get(i).setText(Figures.three(range.low()) + " – " + Figures.three(range.high()));
            controller.histogram(shown[i], i, found -> {
                read.set(place, Optional.of(found));
                histograms.get(place).show(found.counts());
                histograms.get(place).range(found.share(range.low()), found.share(range.high()));
            });
        }
        filling = false;
    }

    private void apply() {
        if (filling || model.scene().get().isEmpty()) {
            return;
        }
        int[] chosen = bands.stream()
                .mapToInt(box -> Math.max(0, box.getSelectionModel().getSelectedIndex()))
                .toArray();
        StretchChoice.Kind how = kind.getValue();
        Rendering shown = model.rendering().get().orElseThrow();
        boolean other = chosen[0] != shown.red() || chosen[1] != shown.green() || chosen[2] != shown.blue();
        if (how == StretchChoice.Kind.AUTOMATIC && other) {
            how = StretchChoice.Kind.PERCENT;
            filling = true;
            kind.setValue(how);
            filling = false;
        }
        try {
            double upper = Double.parseDouble(
                    (how == StretchChoice.Kind.SIGMA ? factor : high).getText().strip());
            StretchChoice choice = new StretchChoice(
                    how, chosen, Double.parseDouble(low.getText().strip()), upper);
            problem.setText(choice.problem());
            if (choice.problem().isEmpty()) {
                controller.colour(choice, window(model.scene().get().get().info()));
            }
        } catch (NumberFormatException e) {
            problem.setText("The ends of the range must be numbers.");
        }
    }

    private PixelWindow window(SceneInfo info) {
        if (!viewOnly.isSelected() || map.view().isEmpty()) {
            return new PixelWindow(0, 0, info.width(), info.height());
        }
        SceneRect seen = map.viewport().visible(map.view());
        int x = (int) Math.max(0, Math.min(info.width() - 1.0, seen.x()));
        int y = (int) Math.max(0, Math.min(info.height() - 1.0, seen.y()));
        int right = (int) Math.min(info.width(), Math.ceil(seen.x() + seen.width()));
        int bottom = (int) Math.min(info.height(), Math.ceil(seen.y() + seen.height()));
        return new PixelWindow(x, y, Math.max(1, right - x), Math.max(1, bottom - y));
    }
}
