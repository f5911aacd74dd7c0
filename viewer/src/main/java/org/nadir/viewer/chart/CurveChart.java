package org.nadir.viewer.chart;

import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.layout.Region;
import org.nadir.viewer.timeline.TimelineModel;

/**
 * Curves over steps, epochs or time with a freeze band under the x axis. The picture is painted by JFreeChart on a
 * background thread from the latest state, at most one painting at a time, so that the FX thread only shows it. The
 * properties belong to the FX thread; the {@link CurveModel} may be filled from anywhere.
 */
public final class CurveChart extends Region {
    private final CurveModel model;
    private final ObjectProperty<CurveSettings> settings;
    private final ObjectProperty<Optional<TimelineModel>> freezeBand =
            new SimpleObjectProperty<>(this, "freezeBand", Optional.empty());
    private final ObjectProperty<Optional<Double>> crosshair =
            new SimpleObjectProperty<>(this, "crosshair", Optional.empty());

    public CurveChart(CurveModel model, CurveSettings settings) {
        this.model = model;
        this.settings = new SimpleObjectProperty<>(this, "settings", settings);
        getStyleClass().add("curve-chart");
    }

    public CurveModel model() {
        return model;
    }

    /** How the curves are shown, as a whole; change it by {@code settings.with...}. */
    public ObjectProperty<CurveSettings> settingsProperty() {
        return settings;
    }

    /** The timeline shown under the x axis; its epochs are laid out along what the axis counts. */
    public ObjectProperty<Optional<TimelineModel>> freezeBandProperty() {
        return freezeBand;
    }

    /** x of the crosshair in units of the axis; empty when the cursor is elsewhere. Bind it to link several charts. */
    public ObjectProperty<Optional<Double>> crosshairProperty() {
        return crosshair;
    }
}
