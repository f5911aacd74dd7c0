package org.nadir.viewer.map;

import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/**
 * Numbers of a grid as coloured cells over a scene, with the number under the cursor in the map's tip. Made to be laid
 * half transparent over a {@link SceneLayer} by its opacity. FX thread only.
 */
public final class ValueLayer extends MapLayer {
    private final ObjectProperty<Optional<ValueGrid>> grid = new SimpleObjectProperty<>(this, "grid", Optional.empty());
    private final ObjectProperty<ColourScale> scale =
            new SimpleObjectProperty<>(this, "scale", new ColourScale(ColourScale.Ramp.AMOUNT, 0, 1));
    private Optional<WritableImage> image = Optional.empty();

    public ValueLayer() {
        nameProperty().set("Values");
        grid.addListener(o -> repaintAnew());
        scale.addListener(o -> repaintAnew());
    }

    /** What is shown; empty for nothing. */
    public ObjectProperty<Optional<ValueGrid>> gridProperty() {
        return grid;
    }

    /** Colours of the numbers. */
    public ObjectProperty<ColourScale> scaleProperty() {
        return scale;
    }

    private void repaintAnew() {
        image = Optional.empty();
        requestRepaint();
    }

    @Override
    protected void paint(GraphicsContext pen, MapFrame frame) {
        grid.get().ifPresent(shown -> {
            WritableImage cells = image.orElseGet(() -> painted(shown));
            image = Optional.of(cells);
            SceneRect area = shown.area();
            double x = frame.toScreenX(area.x());
            double y = frame.toScreenY(area.y());
            pen.setImageSmoothing(false);
            pen.drawImage(cells, x, y, frame.toScreenX(area.maxX()) - x, frame.toScreenY(area.maxY()) - y);
        });
    }

    private WritableImage painted(ValueGrid shown) {
        int[] argb = new int[shown.values().length];
        for (int i = 0; i < argb.length; i++) {
            argb[i] = scale.get().argb(shown.values()[i]);
        }
        WritableImage cells = new WritableImage(shown.columns(), shown.rows());
        PixelFormat<java.nio.IntBuffer> format = PixelFormat.getIntArgbInstance();
        cells.getPixelWriter().setPixels(0, 0, shown.columns(), shown.rows(), format, argb, 0, shown.columns());
        return cells;
    }

    @Override
    protected Optional<Object> pick(MapFrame frame, double screenX, double screenY) {
        return grid.get()
                .map(shown -> shown.cell(frame.toSceneX(screenX), frame.toSceneY(screenY)))
                .filter(cell -> cell >= 0)
                .map(cell -> cell);
    }

    @Override
    protected Optional<String> describe(Object key) {
        return grid.get().filter(shown -> key instanceof Integer).map(shown -> words(shown, (Integer) key));
    }

    private static String words(ValueGrid shown, int cell) {
        return String.format(
                Locale.ROOT,
                "%.4g  (column %d, row %d)",
                shown.values()[cell],
                cell % shown.columns(),
                cell / shown.columns());
    }
}
