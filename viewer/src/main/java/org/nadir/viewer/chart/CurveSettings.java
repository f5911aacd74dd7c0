package org.nadir.viewer.chart;

import org.nadir.viewer.style.ChartTheme;

/**
 * How curves are shown.
 *
 * @param yTitle title of the y axis with its unit, such as "Loss" or "Step time (ms)"
 * @param xAxis what the x axis counts
 * @param smoothing weight of the past in 0..1 (an exponential mean over all points); 0 shows the points as they are
 * @param logarithmic whether the y axis is logarithmic; values of 0 and below are left out
 * @param legend whether the curves are named above the plot; not needed where something else names their colours
 * @param theme colours
 */
public record CurveSettings(
        String yTitle, XAxis xAxis, double smoothing, boolean logarithmic, boolean legend, ChartTheme theme) {
    public CurveSettings {
        if (!(smoothing >= 0 && smoothing < 1)) {
            throw new IllegalArgumentException("Smoothing lies in 0..1, without 1: " + smoothing);
        }
    }

    /** By epoch, without smoothing, linear, light. */
    public static CurveSettings of(String yTitle) {
        return new CurveSettings(yTitle, XAxis.EPOCH, 0, false, true, ChartTheme.light());
    }

    public CurveSettings withXAxis(XAxis axis) {
        return new CurveSettings(yTitle, axis, smoothing, logarithmic, legend, theme);
    }

    public CurveSettings withSmoothing(double weight) {
        return new CurveSettings(yTitle, xAxis, weight, logarithmic, legend, theme);
    }

    public CurveSettings withLogarithmic(boolean log) {
        return new CurveSettings(yTitle, xAxis, smoothing, log, legend, theme);
    }

    public CurveSettings withLegend(boolean shown) {
        return new CurveSettings(yTitle, xAxis, smoothing, logarithmic, shown, theme);
    }

    public CurveSettings withTheme(ChartTheme newTheme) {
        return new CurveSettings(yTitle, xAxis, smoothing, logarithmic, legend, newTheme);
    }
}
