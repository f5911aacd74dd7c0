package org.nadir.viewer.timeline;

/** A cell of a timeline: the row from above and the epoch, both counted from 0. */
public record TimelineCell(int row, int epoch) {}
