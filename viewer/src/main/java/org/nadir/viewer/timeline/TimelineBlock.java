package org.nadir.viewer.timeline;

/**
 * A rectangle of cells.
 *
 * @param fromRow first row
 * @param toRow row after the last
 * @param fromEpoch first epoch
 * @param toEpoch epoch after the last
 */
public record TimelineBlock(int fromRow, int toRow, int fromEpoch, int toEpoch) {
    /** The smallest block with both cells in it. */
    static TimelineBlock spanning(TimelineCell a, TimelineCell b) {
        return new TimelineBlock(
                Math.min(a.row(), b.row()),
                Math.max(a.row(), b.row()) + 1,
                Math.min(a.epoch(), b.epoch()),
                Math.max(a.epoch(), b.epoch()) + 1);
    }

    boolean isOneCell() {
        return toRow - fromRow == 1 && toEpoch - fromEpoch == 1;
    }
}
