package org.nadir.app.desk;

import java.nio.file.Path;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** What the workbench remembers from one day to the next. FX thread only; {@link SettingsFile} keeps it on disk. */
public final class SettingsModel {
    private static final int RECENT = 12;

    private final ObjectProperty<ThemeChoice> theme = new SimpleObjectProperty<>(ThemeChoice.SYSTEM);
    private final ObjectProperty<Path> runsFolder;
    private final StringProperty device = new SimpleStringProperty("auto");
    private final ObjectProperty<WorkspaceKind> workspace = new SimpleObjectProperty<>(WorkspaceKind.SCENES);
    private final ObjectProperty<WindowPlace> window = new SimpleObjectProperty<>(WindowPlace.DESIGN);
    private final BooleanProperty inspectorOpen = new SimpleBooleanProperty(true);
    private final ObservableList<Path> recentScenes = FXCollections.observableArrayList();
    private final ObservableList<Path> recentDataSets = FXCollections.observableArrayList();
    private final ObservableList<Path> openSets = FXCollections.observableArrayList();

    public SettingsModel(Path runsFolder) {
        this.runsFolder = new SimpleObjectProperty<>(runsFolder);
    }

    /** Size and place of the window; x and y are NaN while the system may choose. */
    public record WindowPlace(double x, double y, double width, double height, boolean maximised) {
        public static final WindowPlace DESIGN = new WindowPlace(Double.NaN, Double.NaN, 1440, 900, false);
    }

    public ObjectProperty<ThemeChoice> theme() {
        return theme;
    }

    /** The folder whose sub-folders are the runs. */
    public ObjectProperty<Path> runsFolder() {
        return runsFolder;
    }

    /** Device string of the engine: auto, cpu, gpu:0. */
    public StringProperty device() {
        return device;
    }

    public ObjectProperty<WorkspaceKind> workspace() {
        return workspace;
    }

    public ObjectProperty<WindowPlace> window() {
        return window;
    }

    public BooleanProperty inspectorOpen() {
        return inspectorOpen;
    }

    /** Latest first. */
    public ObservableList<Path> recentScenes() {
        return recentScenes;
    }

    /** Latest first. */
    public ObservableList<Path> recentDataSets() {
        return recentDataSets;
    }

    /** Rows of the list of runs that are open: sets of runs, and runs with stages of their own. Latest first. */
    public ObservableList<Path> openSets() {
        return openSets;
    }

    /** Puts a path at the head of one of the recent lists. */
    public static void remember(ObservableList<Path> recent, Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        if (List.of(absolute).equals(recent.stream().limit(1).toList())) {
            return;
        }
        recent.remove(absolute);
        recent.add(0, absolute);
        if (recent.size() > RECENT) {
            recent.remove(RECENT, recent.size());
        }
    }
}
