package org.nadir.viewer.timeline;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.layout.Region;
import org.nadir.viewer.style.ChartTheme;

/**
 * The freezing timeline as a control: trained and frozen spans per part of the network over the epochs. FX thread only.
 */
public final class FreezeTimeline extends Region {
    /** In how much room the timeline is shown. */
    public enum Size {
        /** Names of the rows, numbers of the epochs, tall rows. */
        DESIGNER,
        /** Flat, without names and numbers, under the x axis of a chart. */
        BAND,
        /** 120 x 20 pixels in a cell of a table: the backbone alone. */
        CELL
    }

    private final TimelineModel model;
    private final ObjectProperty<ChartTheme> theme = new SimpleObjectProperty<>(this, "theme", ChartTheme.light());

    public FreezeTimeline(TimelineModel model, Size size) {
        this.model = model;
        getStyleClass().addAll("freeze-timeline", size.name().toLowerCase(java.util.Locale.ROOT));
    }

    public TimelineModel model() {
        return model;
    }

    public ObjectProperty<ChartTheme> themeProperty() {
        return theme;
    }
}
