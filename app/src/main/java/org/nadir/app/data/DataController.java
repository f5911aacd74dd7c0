package org.nadir.app.data;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.nadir.app.desk.Desk;
import org.nadir.app.desk.Job;
import org.nadir.app.desk.SettingsModel;
import org.nadir.data.DataSet;
import org.nadir.data.DataSets;
import org.nadir.data.Pixels;

/** Opens data sets and reads their images off the FX thread. FX thread only. */
final class DataController {
    private final Desk desk;
    private final DataModel model;

    DataController(Desk desk, DataModel model) {
        this.desk = desk;
        this.model = model;
    }

    void choose() {
        desk.files().folder("Open a data set").ifPresent(this::open);
    }

    void open(Path folder) {
        Job job = desk.tasks()
                .run(
                        "Reading the data set " + folder.getFileName(),
                        progress -> DataSets.open(folder, progress),
                        this::show,
                        () -> model.loading()
                                .get()
                                .filter(running -> !desk.tasks().running().contains(running))
                                .ifPresent(over -> model.loading().set(Optional.empty())));
        model.loading().set(Optional.of(job));
    }

    private void show(DataSet set) {
        model.add(set);
        SettingsModel.remember(desk.settings().recentDataSets(), set.root());
    }

    void again() {
        model.selected().get().ifPresent(set -> open(set.root()));
    }

    /** Reads one image in full. */
    void read(ImageEntry entry, Consumer<Pixels> done) {
        desk.tasks().latest("Reading an image", progress -> entry.image().pixels(), done);
    }

    void asScene(ImageEntry entry) {
        desk.crossing().openScene(entry.image().file());
    }
}
