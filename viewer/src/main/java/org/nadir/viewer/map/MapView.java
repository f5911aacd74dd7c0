package org.nadir.viewer.map;

import java.util.Optional;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Rectangle;
import org.nadir.viewer.style.ViewerSheet;

/**
 * A map: layers on canvases of the size of the view, moved by wheel, drag and keys, with scale bar, overview, a tip for
 * the thing under the cursor and a read-out in its {@link MapModel}. FX thread only; rendering and reading happen on
 * background threads.
 */
public final class MapView extends Region {
    private static final double TIP_OFFSET = 14;
    private static final double CORNER = 12;

    private final MapModel model;
    private final ObservableList<MapLayer> layers = FXCollections.observableArrayList();
    private final ObjectProperty<Optional<MapProbe>> probe =
            new SimpleObjectProperty<>(this, "probe", Optional.empty());
    private final LayerStack stack;
    private final ScaleBarView scaleBar;
    private final OverviewInset overview;
    private final Label tip = new Label();
    private final StackPane state = new StackPane();
    private final Rectangle clip = new Rectangle();

    public MapView(MapModel model) {
        this.model = model;
        this.stack = new LayerStack(model, layers);
        this.scaleBar = new ScaleBarView(model);
        this.overview = new OverviewInset(model, layers);
        getStyleClass().add("map-view");
        tip.getStyleClass().add("map-tip");
        tip.setMouseTransparent(true);
        tip.setVisible(false);
        state.getStyleClass().add("map-state-ground");
        state.setVisible(false);
        setClip(clip);
        setFocusTraversable(true);
        setAccessibleRoleDescription("Map");
        getChildren().addAll(stack, scaleBar, overview, tip, state);
        new MapNavigation(this);
        watchCursor();
    }

    public MapModel model() {
        return model;
    }

    /** The layers, the lowest first. */
    public ObservableList<MapLayer> layers() {
        return layers;
    }

    /** Where map coordinates and band values under the cursor come from. */
    public ObjectProperty<Optional<MapProbe>> probeProperty() {
        return probe;
    }

    /** Covers the map with a state, such as one of {@link MapStatePane}. */
    public void showState(Node node) {
        state.getChildren().setAll(node);
        state.setVisible(true);
    }

    /** Takes the state away and shows the map. */
    public void clearState() {
        state.getChildren().clear();
        state.setVisible(false);
    }

    @Override
    public String getUserAgentStylesheet() {
        return ViewerSheet.address();
    }

    /** A click at a place of the view: the topmost thing there is chosen, and nothing on the other layers. */
    void choose(double x, double y) {
        Optional<LayerStack.Picked> picked = stack.pick(x, y);
        stack.forEachLayer(
                layer -> layer.chosen(picked.filter(p -> p.layer() == layer).map(LayerStack.Picked::key)));
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight();
        clip.setWidth(width);
        clip.setHeight(height);
        model.resizeView(new ViewSize(width, height));
        stack.resizeRelocate(0, 0, width, height);
        state.resizeRelocate(0, 0, width, height);
        scaleBar.autosize();
        scaleBar.relocate(CORNER, Math.rint(height - scaleBar.getHeight() - CORNER));
        overview.autosize();
        overview.relocate(
                Math.rint(width - overview.getWidth() - CORNER), Math.rint(height - overview.getHeight() - CORNER));
    }

    private void watchCursor() {
        CursorReader reader = new CursorReader(model, MapThreads.probe(), Platform::runLater);
        probe.addListener((o, old, now) -> reader.probe(now.orElse(null)));
        addEventHandler(MouseEvent.MOUSE_MOVED, e -> {
            reader.moved(model.toSceneX(e.getX()), model.toSceneY(e.getY()));
            hover(e);
        });
        addEventHandler(
                MouseEvent.MOUSE_DRAGGED, e -> reader.moved(model.toSceneX(e.getX()), model.toSceneY(e.getY())));
        addEventHandler(MouseEvent.MOUSE_EXITED, e -> {
            reader.left();
            stack.forEachLayer(layer -> layer.hovered(Optional.empty()));
            tip.setVisible(false);
        });
        addEventHandler(MouseEvent.MOUSE_PRESSED, e -> tip.setVisible(false));
    }

    private void hover(MouseEvent event) {
        Optional<LayerStack.Picked> picked = stack.pick(event.getX(), event.getY());
        stack.forEachLayer(
                layer -> layer.hovered(picked.filter(p -> p.layer() == layer).map(LayerStack.Picked::key)));
        Optional<String> words = picked.flatMap(p -> p.layer().describe(p.key()));
        tip.setVisible(words.isPresent());
        if (words.isPresent()) {
            tip.setText(words.get());
            tip.autosize();
            double x = event.getX() + TIP_OFFSET;
            double y = event.getY() + TIP_OFFSET;
            double left = x + tip.getWidth() > getWidth() ? event.getX() - TIP_OFFSET - tip.getWidth() : x;
            double top = y + tip.getHeight() > getHeight() ? event.getY() - TIP_OFFSET - tip.getHeight() : y;
            tip.relocate(Math.rint(left), Math.rint(top));
        }
    }
}
