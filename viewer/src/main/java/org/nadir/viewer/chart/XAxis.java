package org.nadir.viewer.chart;

/** What a chart counts along its x axis. */
public enum XAxis {
    STEP("Step"),
    EPOCH("Epoch"),
    /** Seconds since the start of the run. */
    TIME("Time (s)"),
    /** Seconds in optimiser steps since the start, on the graphics device or the processor. */
    DEVICE("Device time (s)");

    private final String title;

    XAxis(String title) {
        this.title = title;
    }

    /** Title of the axis with its unit. */
    public String title() {
        return title;
    }
}
