package org.nadir.viewer.timeline;

import java.awt.geom.Rectangle2D;

/**
 * Where the parts of a timeline lie in its control: the cells, and in a designer the names of the rows at their left, the
 * numbers of the epochs below and the cost curve under those.
 *
 * @param cells room of all cells that are on the screen
 * @param costs room of the cost curve; of no height where none is shown
 * @param view the epochs on the screen
 * @param rows number of rows
 * @param pitch from the upper edge of a row to that of the next
 */
record TimelineFrame(Rectangle2D cells, Rectangle2D costs, EpochWindow.View view, int rows, double pitch) {
    static final double NUMBERS = 20;
    static final double SCROLL = 14;
    private static final double COSTS = 36;
    private static final double COST_GAP = 6;
    private static final double LETTER = 6.4;
    private static final double NAME_MARGIN = 16;
    private static final double NARROWEST_NAMES = 72;
    private static final double NARROWEST_RULED = 7;

    /** The frame of a control; a designer that does not show all epochs keeps room for a scroll bar at its foot. */
    static TimelineFrame of(FreezeTimeline.Size size, Rectangle2D control, TimelineModel model, EpochWindow window) {
        if (size != FreezeTimeline.Size.DESIGNER) {
            Rectangle2D all = box(0, 2, control.getWidth() - 2, control.getHeight() - 4);
            return new TimelineFrame(
                    all, box(0, 0, 0, 0), window.view(), model.rows().size(), pitch(all, size, model));
        }
        double left = names(model);
        double width = control.getWidth() - left - 2;
        double below = belowCells(model, window.showsAll());
        Rectangle2D cells = box(left, 2, width, control.getHeight() - 2 - below);
        double costTop = cells.getMaxY() + NUMBERS + COST_GAP;
        Rectangle2D costs = box(left, costTop, width, model.costs().isEmpty() ? 0 : COSTS);
        return new TimelineFrame(cells, costs, window.view(), model.rows().size(), pitch(cells, size, model));
    }

    private static double pitch(Rectangle2D cells, FreezeTimeline.Size size, TimelineModel model) {
        return (cells.getHeight() + size.rowGap()) / model.rows().size();
    }

    static double height(FreezeTimeline.Size size, TimelineModel model, boolean showsAll) {
        int rows = model.rows().size();
        double cells = rows * size.rowHeight() + (rows - 1) * size.rowGap();
        return Math.ceil(cells + (size == FreezeTimeline.Size.DESIGNER ? 2 + belowCells(model, showsAll) : 4));
    }

    private static double belowCells(TimelineModel model, boolean showsAll) {
        return NUMBERS + (model.costs().isEmpty() ? 0 : COST_GAP + COSTS + 4) + (showsAll ? 0 : SCROLL);
    }

    private static double names(TimelineModel model) {
        int longest = model.rows().stream().mapToInt(String::length).max().orElse(0);
        return Math.max(NARROWEST_NAMES, Math.rint(longest * LETTER + NAME_MARGIN));
    }

    private static Rectangle2D box(double x, double y, double width, double height) {
        return new Rectangle2D.Double(x, y, Math.max(0, width), Math.max(0, height));
    }

    double xOf(double epoch) {
        return cells.getX() + (epoch - view.from()) / Math.max(1e-9, view.span()) * cells.getWidth();
    }

    /** True when epochs are wide enough to be hit one by one and are parted by lines. */
    boolean ruled() {
        return epochWidth() >= NARROWEST_RULED;
    }

    /** Where a cell is painted from: on a whole pixel where lines part the cells, so that both have sharp edges. */
    double edgeOf(double epoch) {
        return ruled() ? Math.rint(xOf(epoch)) : xOf(epoch);
    }

    double epochAt(double x) {
        return view.from() + (x - cells.getX()) / Math.max(1, cells.getWidth()) * view.span();
    }

    double epochWidth() {
        return cells.getWidth() / Math.max(1, view.span());
    }

    /** The cell at a point, or the nearest on the screen. */
    TimelineCell nearest(double x, double y) {
        double row = Math.floor((y - cells.getY()) / Math.max(1, pitch));
        double epoch = Math.floor(epochAt(x));
        double last = Math.ceil(view.to()) - 1;
        return new TimelineCell((int) Math.max(0, Math.min(rows - 1, row)), (int)
                Math.max(0, Math.min(last, Math.max(Math.floor(view.from()), epoch))));
    }

    /** Height of the middle of a row. */
    double middleOf(int row, double gap) {
        return cells.getY() + row * pitch + (pitch - gap) / 2;
    }

    boolean inNames(double x, double y) {
        return x < cells.getX() && y >= cells.getY() && y < cells.getMaxY();
    }

    boolean inNumbers(double x, double y) {
        return x >= cells.getX() && y >= cells.getMaxY() && y < cells.getMaxY() + NUMBERS;
    }

    boolean inCosts(double x, double y) {
        return costs.contains(x, y);
    }
}
