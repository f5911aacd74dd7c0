package org.nadir.viewer.map;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.collections.ObservableSet;
import javafx.collections.SetChangeListener;
import javafx.scene.canvas.GraphicsContext;

/**
 * Oriented boxes on a map: culled by a spatial index, dots where they are small, with label and score where they are
 * large, the chosen one and the one under the cursor brought out. Filters work without a rebuild of the index. FX thread
 * only.
 */
public final class BoxLayer extends MapLayer {
    private static final int HALO_UP_TO = 1500;
    private static final double PICK_SLACK = 4;

    private final ObservableList<MapBox> boxes = FXCollections.observableArrayList();
    private final ObservableSet<String> hiddenClasses = FXCollections.observableSet();
    private final DoubleProperty scoreThreshold = new SimpleDoubleProperty(this, "scoreThreshold", 0);
    private final ObjectProperty<Optional<Object>> selectedKey =
            new SimpleObjectProperty<>(this, "selectedKey", Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Object>> hoveredKey =
            new ReadOnlyObjectWrapper<>(this, "hoveredKey", Optional.empty());
    private final PixelSheet sheet = new PixelSheet();
    private final BoxLabels labels = new BoxLabels();
    private BoxSet set = new BoxSet(List.of());
    private boolean outdated;

    public BoxLayer() {
        nameProperty().set("Boxes");
        boxes.addListener((ListChangeListener<MapBox>) change -> {
            outdated = true;
            requestRepaint();
        });
        hiddenClasses.addListener((SetChangeListener<String>) change -> refilter());
        scoreThreshold.addListener(o -> refilter());
        selectedKey.addListener(o -> requestRepaint());
        hoveredKey.addListener(o -> requestRepaint());
    }

    /** The boxes; use {@code setAll} for many. */
    public ObservableList<MapBox> boxes() {
        return boxes;
    }

    /** Labels whose boxes are not shown. */
    public ObservableSet<String> hiddenClasses() {
        return hiddenClasses;
    }

    /** Boxes with a lower score are not shown. */
    public DoubleProperty scoreThresholdProperty() {
        return scoreThreshold;
    }

    /** Key of the chosen box; set by a click and by whoever wants to show one. */
    public ObjectProperty<Optional<Object>> selectedKeyProperty() {
        return selectedKey;
    }

    /** Key of the box under the cursor. */
    public ReadOnlyObjectProperty<Optional<Object>> hoveredKeyProperty() {
        return hoveredKey.getReadOnlyProperty();
    }

    /** The chosen box, when it is among the boxes. */
    public Optional<MapBox> selected() {
        return selectedKey.get().flatMap(current()::find);
    }

    /** Number of boxes that the filters let through. */
    public int shownCount() {
        BoxSet now = current();
        int count = 0;
        for (int i = 0; i < now.size(); i++) {
            count += now.isShown(i) ? 1 : 0;
        }
        return count;
    }

    @Override
    protected void paint(GraphicsContext pen, MapFrame frame) {
        BoxSet now = current();
        int[] places = now.within(frame.visible());
        if (places.length == 0) {
            return;
        }
        double device = frame.outputScale();
        SceneRect view = frame.visible();
        BoxStrokes.Placement placement =
                new BoxStrokes.Placement(view.x(), view.y(), frame.viewport().scale() * device);
        boolean halo = places.length <= HALO_UP_TO;
        BoxStrokes strokes = new BoxStrokes(sheet.begin(frame), new BoxStrokes.Look(placement, 1.6 * device, halo));
        for (int place : places) {
            strokes.draw(now.get(place));
        }
        hoveredKey.get().flatMap(now::findShown).ifPresent(b -> strokes.draw(b, b.colour(), 3 * device));
        selectedKey.get().flatMap(now::findShown).ifPresent(strokes::drawChosen);
        sheet.end(pen);
        labels.paint(pen, frame, now, places);
    }

    @Override
    protected Optional<Object> pick(MapFrame frame, double screenX, double screenY) {
        double slack = PICK_SLACK / frame.viewport().scale();
        return current()
                .at(frame.toSceneX(screenX), frame.toSceneY(screenY), slack)
                .map(MapBox::key);
    }

    @Override
    protected void hovered(Optional<Object> key) {
        hoveredKey.set(key);
    }

    @Override
    protected void chosen(Optional<Object> key) {
        selectedKey.set(key);
    }

    @Override
    protected Optional<String> describe(Object key) {
        return current()
                .find(key)
                .map(b -> String.format(
                        Locale.ROOT,
                        "%s%s  %.1f \u00d7 %.1f px  %.1f\u00b0",
                        b.label(),
                        b.dashed() ? "" : String.format(Locale.ROOT, " %.2f", b.score()),
                        b.box().width(),
                        b.box().height(),
                        Math.toDegrees(b.box().angle())));
    }

    private BoxSet current() {
        if (outdated) {
            set = new BoxSet(boxes);
            outdated = false;
            set.filter(hiddenClasses, scoreThreshold.get());
        }
        return set;
    }

    private void refilter() {
        current().filter(hiddenClasses, scoreThreshold.get());
        requestRepaint();
    }
}
