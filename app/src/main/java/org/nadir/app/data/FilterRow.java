package org.nadir.app.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.nadir.app.desk.Figures;
import org.nadir.app.desk.Parts;
import org.nadir.app.desk.TitleConverter;
import org.nadir.data.DataSet;
import org.nadir.data.DataSplit;

/** The filters above the gallery: split, class, number of boxes; and how many images pass. FX thread only. */
final class FilterRow extends HBox {
    private final DataModel model;
    private final ComboBox<String> split = new ComboBox<>();
    private final ComboBox<String> className = new ComboBox<>();
    private final ComboBox<ImageFilter.Count> count = new ComboBox<>();
    private boolean filling;

    FilterRow(DataModel model) {
        this.model = model;
        getStyleClass().add("filter-row");
        split.setConverter(new TitleConverter<>(name -> name.isEmpty() ? "All splits" : name));
        split.setId("filter-split");
        className.setConverter(new TitleConverter<>(name -> name.isEmpty() ? "All classes" : name));
        className.setId("filter-class");
        count.setConverter(new TitleConverter<>(ImageFilter.Count::title));
        count.getItems().setAll(ImageFilter.Count.values());
        Label passing = Parts.styled("", "muted", "figures");
        model.shown().addListener((ListChangeListener<ImageEntry>)
                change -> passing.setText(Figures.counted(model.shown().size(), "image", "images")));
        passing.setText(Figures.counted(model.shown().size(), "image", "images"));
        List.of(split, className, count).forEach(box -> box.setOnAction(event -> apply()));
        getChildren().addAll(split, className, count, Parts.spring(), passing);
        model.selected().addListener((property, before, now) -> fill(now));
        fill(model.selected().get());
    }

    private void fill(Optional<DataSet> set) {
        filling = true;
        fill(
                split,
                set.map(s -> s.splits().stream().map(DataSplit::name).toList()).orElse(List.of()));
        fill(className, set.map(DataSet::classes).orElse(List.of()));
        count.setValue(ImageFilter.Count.ANY);
        filling = false;
    }

    private static void fill(ComboBox<String> box, List<String> names) {
        List<String> all = new ArrayList<>(List.of(""));
        all.addAll(names);
        box.getItems().setAll(all);
        box.setValue("");
    }

    private void apply() {
        if (!filling) {
            model.filter().set(new ImageFilter(split.getValue(), className.getValue(), count.getValue()));
        }
    }
}
