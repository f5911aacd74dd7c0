package org.nadir.app.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.nadir.app.desk.Job;
import org.nadir.data.DataSet;
import org.nadir.data.DataSplit;
import org.nadir.data.LabelledImage;

/** The data sets that are open, the chosen one, the filter, and the image that is looked at. FX thread only. */
final class DataModel {
    private final ObservableList<DataSet> sets = FXCollections.observableArrayList();
    private final ObjectProperty<Optional<DataSet>> selected = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<ImageFilter> filter = new SimpleObjectProperty<>(ImageFilter.ALL);
    private final ObservableList<ImageEntry> shown = FXCollections.observableArrayList();
    private final ObjectProperty<Optional<ImageEntry>> looked = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<ImageEntry>> large = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<Job>> loading = new SimpleObjectProperty<>(Optional.empty());

    DataModel() {
        selected.addListener((property, before, now) -> {
            large.set(Optional.empty());
            looked.set(Optional.empty());
            filter.set(ImageFilter.ALL);
            refill();
        });
        filter.addListener((property, before, now) -> refill());
    }

    ObservableList<DataSet> sets() {
        return sets;
    }

    ObjectProperty<Optional<DataSet>> selected() {
        return selected;
    }

    ObjectProperty<ImageFilter> filter() {
        return filter;
    }

    /** The images that pass the filter. */
    ObservableList<ImageEntry> shown() {
        return shown;
    }

    /** The image chosen in the gallery. */
    ObjectProperty<Optional<ImageEntry>> looked() {
        return looked;
    }

    /** The image that is shown large in the place of the gallery. */
    ObjectProperty<Optional<ImageEntry>> large() {
        return large;
    }

    ObjectProperty<Optional<Job>> loading() {
        return loading;
    }

    /** Adds a data set, or puts it in the place of an older reading of the same folder, and chooses it. */
    void add(DataSet set) {
        sets.removeIf(other -> other.root().equals(set.root()));
        sets.add(0, set);
        selected.set(Optional.of(set));
    }

    /** Goes to the next (or, for -1, the previous) image of the gallery while one is shown large. */
    void step(int places) {
        large.get().ifPresent(entry -> {
            int next = shown.indexOf(entry) + places;
            if (next >= 0 && next < shown.size()) {
                large.set(Optional.of(shown.get(next)));
                looked.set(large.get());
            }
        });
    }

    private void refill() {
        List<ImageEntry> entries = new ArrayList<>();
        selected.get().ifPresent(set -> {
            for (DataSplit split : set.splits()) {
                for (LabelledImage image : split.images()) {
                    ImageEntry entry = new ImageEntry(split.name(), image);
                    if (filter.get().accepts(entry)) {
                        entries.add(entry);
                    }
                }
            }
        });
        shown.setAll(entries);
    }
}
