package org.nadir.viewer.chart;

/**
 * A point of a curve that a person has clicked on.
 *
 * @param series name of the curve
 * @param epoch where it lies in epochs since the start, whatever the axis counts; 3.0 is the end of the third
 * @param value of the point
 */
public record CurvePick(String series, double epoch, double value) {}
