package org.nadir.app.data;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.nadir.app.desk.FactGrid;
import org.nadir.app.desk.Figures;
import org.nadir.app.desk.HistogramBars;
import org.nadir.app.desk.Parts;
import org.nadir.data.DataSet;
import org.nadir.data.DataStatistics;
import org.nadir.data.Distribution;
import org.nadir.viewer.style.Palette;

/** Facts of the data set, bars per class, sizes and angles; and the image chosen in the gallery. FX thread only. */
final class DataInspector extends VBox {
    private final DataController controller;
    private final VBox content = new VBox();
    private final FactGrid imageFacts = new FactGrid();
    private final Hyperlink asScene = new Hyperlink("Open as a scene");
    private final VBox imageSection = Parts.section("Selected image", imageFacts, asScene);

    DataInspector(DataModel model, DataController controller) {
        this.controller = controller;
        getStyleClass().add("inspector-content");
        getChildren().addAll(imageSection, content);
        model.selected().addListener((property, before, now) -> show(now));
        model.looked().addListener((property, before, now) -> showImage(now));
        show(model.selected().get());
        showImage(model.looked().get());
    }

    private void showImage(Optional<ImageEntry> entry) {
        imageSection.setVisible(entry.isPresent());
        imageSection.setManaged(entry.isPresent());
        entry.ifPresent(shown -> {
            Map<String, String> facts = new LinkedHashMap<>();
            facts.put("Name", shown.image().name());
            facts.put("Split", shown.split());
            facts.put("Boxes", Figures.count(shown.boxes()) + (shown.difficult() ? ", some difficult (dashed)" : ""));
            shown.image().gsd().ifPresent(gsd -> facts.put("Pixel size", Figures.three(gsd) + " m"));
            facts.put("File", shown.image().file().toString());
            imageFacts.show(facts);
            asScene.setOnAction(event -> controller.asScene(shown));
        });
    }

    private void show(Optional<DataSet> set) {
        content.getChildren().clear();
        set.ifPresent(shown -> {
            DataStatistics statistics = shown.statistics();
            content.getChildren()
                    .addAll(
                            Parts.section("Data set", new FactGrid(facts(shown, statistics))),
                            Parts.section("Classes", classBars(shown, statistics)),
                            Parts.section("Box sizes", new FactGrid(sizes(statistics))),
                            angles(statistics));
        });
    }

    private static Map<String, String> facts(DataSet set, DataStatistics statistics) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Name", set.name());
        facts.put("Format", set.format());
        statistics
                .splits()
                .forEach(split -> facts.put(
                        split.name().isEmpty() ? "All" : "Split " + split.name(),
                        Figures.counted(split.images(), "image", "images") + "\n"
                                + Figures.counted(split.boxes(), "box", "boxes")
                                + (split.negatives() > 0
                                        ? "\n" + Figures.count(split.negatives()) + " without boxes"
                                        : "")));
        int leftOut = set.report().leftOut().size();
        facts.put(
                "Import",
                leftOut == 0 ? "everything was read" : Figures.counted(leftOut, "entry", "entries") + " left out");
        facts.put("Folder", set.root().toString());
        return facts;
    }

    private static GridPane classBars(DataSet set, DataStatistics statistics) {
        GridPane grid = new GridPane();
        grid.setHgap(8);
        grid.setVgap(6);
        Palette colours = Palette.of(set.classes());
        int most = statistics.boxesPerClass().values().stream()
                .mapToInt(i -> i)
                .max()
                .orElse(1);
        for (String name : set.classes()) {
            int count = statistics.boxesPerClass().getOrDefault(name, 0);
            Region bar = new Region();
            bar.setBackground(HistogramBars.ground(colours.color(name), 3));
            bar.setMinHeight(10);
            bar.setMaxHeight(10);
            StackPane track = new StackPane(bar);
            track.setAlignment(Pos.CENTER_LEFT);
            bar.maxWidthProperty().bind(track.widthProperty().multiply(Math.max(0.01, count / (double) most)));
            GridPane.setHgrow(track, Priority.ALWAYS);
            Label number = Parts.styled(Figures.count(count), "figures");
            number.setMinWidth(USE_PREF_SIZE);
            Label title = new Label(name);
            title.setMinWidth(60);
            title.setMaxWidth(110);
            grid.addRow(grid.getRowCount(), title, track, number);
        }
        return grid;
    }

    private static Map<String, String> sizes(DataStatistics statistics) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Long side", range(statistics.longSide(), " px"));
        facts.put("Short side", range(statistics.shortSide(), " px"));
        facts.put("Aspect", range(statistics.aspect(), ""));
        return facts;
    }

    private static String range(Distribution values, String unit) {
        return values.count() == 0
                ? "–"
                : String.format(
                        Locale.ROOT,
                        "median %s%s\n5–95 %%: %s–%s%s",
                        Figures.three(values.median()),
                        unit,
                        Figures.three(values.p5()),
                        Figures.three(values.p95()),
                        unit);
    }

    private static VBox angles(DataStatistics statistics) {
        HistogramBars bars = new HistogramBars();
        bars.setPrefHeight(64);
        List<Integer> counts = statistics.angleHistogram();
        bars.show(counts.stream().mapToLong(i -> i).toArray());
        HBox axis = new HBox(
                Parts.styled("−90°", "muted", "small-text"),
                Parts.spring(),
                Parts.styled("0°", "muted", "small-text"),
                Parts.spring(),
                Parts.styled("90°", "muted", "small-text"));
        return Parts.section("Angles", bars, axis);
    }
}
