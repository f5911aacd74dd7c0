package org.nadir.app.scenes;

import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.nadir.app.desk.Job;
import org.nadir.scene.Rendering;

/** What the workspace Scenes shows. Holds no node; FX thread only. */
final class ScenesModel {
    private final ObjectProperty<Optional<OpenScene>> scene = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<Rendering>> rendering = new SimpleObjectProperty<>(Optional.empty());
    private final BooleanProperty sceneVisible = new SimpleBooleanProperty(true);
    private final DoubleProperty sceneOpacity = new SimpleDoubleProperty(1);
    private final ObservableList<DetectionResult> sets = FXCollections.observableArrayList();
    private final ObjectProperty<Optional<DetectionResult>> current = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<Job>> loading = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<Job>> detecting = new SimpleObjectProperty<>(Optional.empty());

    /** The scene on the map. */
    ObjectProperty<Optional<OpenScene>> scene() {
        return scene;
    }

    /** How its values become colours. */
    ObjectProperty<Optional<Rendering>> rendering() {
        return rendering;
    }

    BooleanProperty sceneVisible() {
        return sceneVisible;
    }

    DoubleProperty sceneOpacity() {
        return sceneOpacity;
    }

    /** The detections on the map, the topmost first. */
    ObservableList<DetectionResult> sets() {
        return sets;
    }

    /** The set whose legend and numbers are shown. */
    ObjectProperty<Optional<DetectionResult>> current() {
        return current;
    }

    /** The opening of a scene that is under way. */
    ObjectProperty<Optional<Job>> loading() {
        return loading;
    }

    /** The detector that is running. */
    ObjectProperty<Optional<Job>> detecting() {
        return detecting;
    }

    /** Puts a scene on the map; detections of another scene leave with it. Gives back the one before. */
    Optional<OpenScene> show(OpenScene opened) {
        Optional<OpenScene> before = scene.get();
        boolean same = before.map(OpenScene::file).filter(opened.file()::equals).isPresent();
        // detections that came before any scene have been waiting for this one
        if (!same && before.isPresent()) {
            sets.clear();
            current.set(Optional.empty());
        }
        // two scenes often have equal renderings: without the gap nobody would hear of the change
        rendering.set(Optional.empty());
        scene.set(Optional.of(opened));
        rendering.set(Optional.of(opened.initial()));
        return before;
    }

    void add(DetectionResult set) {
        sets.add(0, set);
        current.set(Optional.of(set));
    }

    void remove(DetectionResult set) {
        sets.remove(set);
        if (current.get().filter(set::equals).isPresent()) {
            current.set(sets.stream().findFirst());
        }
    }

    /** Moves a set one place up (nearer to the eye) or down. */
    void move(DetectionResult set, int places) {
        int from = sets.indexOf(set);
        int to = from + places;
        if (from >= 0 && to >= 0 && to < sets.size()) {
            sets.remove(from);
            sets.add(to, set);
        }
    }
}
