package org.nadir.viewer.chart;

/** A part of the x axis, in units of the axis; {@code to} lies above {@code from}. */
public record XRange(double from, double to) {
    public XRange {
        if (!(to > from) || !Double.isFinite(to - from)) {
            throw new IllegalArgumentException("Not a range: " + from + " to " + to);
        }
    }

    public double length() {
        return to - from;
    }
}
