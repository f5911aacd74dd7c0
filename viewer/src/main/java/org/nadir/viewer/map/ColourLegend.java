package org.nadir.viewer.map;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.paint.CycleMethod;
import javafx.scene.paint.LinearGradient;
import javafx.scene.paint.Stop;
import javafx.scene.shape.Rectangle;
import org.nadir.viewer.style.Palette;
import org.nadir.viewer.style.ViewerSheet;

/** The colours of a scale with the numbers of its ends and its middle below. FX thread only. */
public final class ColourLegend extends Region {
    private static final int BAR = 10;
    private static final int STEPS = 16;

    private final ObjectProperty<ColourScale> scale =
            new SimpleObjectProperty<>(this, "scale", new ColourScale(ColourScale.Ramp.AMOUNT, 0, 1));
    private final Rectangle bar = new Rectangle(0, 0, 0, BAR);
    private final Label low = tick();
    private final Label middle = tick();
    private final Label high = tick();

    public ColourLegend() {
        getStyleClass().add("colour-legend");
        bar.setManaged(false);
        getChildren().addAll(bar, low, middle, high);
        scale.addListener(o -> show());
        show();
    }

    /** The scale that is explained. */
    public ObjectProperty<ColourScale> scaleProperty() {
        return scale;
    }

    @Override
    public String getUserAgentStylesheet() {
        return ViewerSheet.address();
    }

    private static Label tick() {
        Label tick = new Label();
        tick.getStyleClass().add("ticks");
        return tick;
    }

    private void show() {
        ColourScale now = scale.get();
        List<Stop> stops = new ArrayList<>();
        for (int i = 0; i <= STEPS; i++) {
            double share = i / (double) STEPS;
            stops.add(new Stop(share, Palette.fx(now.argb(now.low() + (now.high() - now.low()) * share))));
        }
        bar.setFill(new LinearGradient(0, 0, 1, 0, true, CycleMethod.NO_CYCLE, stops));
        low.setText(number(now.low()));
        middle.setText(number((now.low() + now.high()) / 2));
        high.setText(number(now.high()));
        setAccessibleText("Colours from " + low.getText() + " to " + high.getText());
        requestLayout();
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e5
                ? Long.toString((long) value)
                : String.format(Locale.ROOT, "%.3g", value);
    }

    @Override
    protected double computePrefWidth(double height) {
        return 220;
    }

    @Override
    protected double computeMinWidth(double height) {
        return 120;
    }

    @Override
    protected double computePrefHeight(double width) {
        return BAR + 4 + low.prefHeight(-1);
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        bar.setWidth(width);
        double top = BAR + 2;
        double height = getHeight() - top;
        layoutInArea(low, 0, top, width / 3, height, 0, HPos.LEFT, VPos.TOP);
        layoutInArea(middle, width / 3, top, width / 3, height, 0, HPos.CENTER, VPos.TOP);
        layoutInArea(high, width * 2 / 3, top, width / 3, height, 0, HPos.RIGHT, VPos.TOP);
    }
}
