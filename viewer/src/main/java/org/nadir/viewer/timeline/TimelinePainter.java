package org.nadir.viewer.timeline;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.nadir.viewer.style.ChartTheme;

/**
 * Paints the cells of a freezing timeline by Java2D: on a picture, in a chart or on a canvas. Trained spans are filled
 * with the accent colour; frozen ones with ice blue and fine slanting lines, which stay visible in greyscale. Stateless.
 */
public final class TimelinePainter {
    private static final double HATCH_SPACING = 5;
    private static final double SMALLEST_HATCHED = 3;
    private static final int FADING = 0x80;

    private TimelinePainter() {}

    /**
     * Where the cells lie.
     *
     * @param area room for all rows; nothing is painted outside of it
     * @param xOfEpoch x of the start of an epoch (fractions lie within it), rising
     * @param rowGap free space between rows
     */
    public record Placement(Rectangle2D area, DoubleUnaryOperator xOfEpoch, double rowGap) {
        double rowHeight(int rows) {
            return (area.getHeight() - rowGap * (rows - 1)) / rows;
        }

        double rowTop(int row, int rows) {
            return area.getY() + row * (rowHeight(rows) + rowGap);
        }

        /** Upper edge of a row on a whole pixel, so that rows have sharp edges. */
        private double sharpTop(int row, int rows) {
            return Math.rint(rowTop(row, rows));
        }
    }

    /** A span and where it lies. */
    private record Placed(TimelineSnapshot.Span span, Rectangle2D box) {}

    /** Paints all rows and the line of the current epoch. */
    public static void paint(Graphics2D pen, TimelineSnapshot timeline, Placement placement, ChartTheme theme) {
        int rows = timeline.rows().size();
        List<List<Placed>> placed = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            placed.add(new ArrayList<>());
        }
        timeline.forEachSpan(span -> place(span, placement, rows)
                .ifPresent(box -> placed.get(span.row()).add(new Placed(span, box))));
        placed.forEach(row -> paintRow(pen, row, theme));
        paintCurrent(pen, timeline, placement, theme);
    }

    private static Optional<Rectangle2D> place(TimelineSnapshot.Span span, Placement placement, int rows) {
        double left = Math.max(placement.area().getMinX(), placement.xOfEpoch().applyAsDouble(span.from()));
        double right = Math.min(placement.area().getMaxX(), placement.xOfEpoch().applyAsDouble(span.to()));
        double top = placement.sharpTop(span.row(), rows);
        double bottom = placement.sharpTop(span.row() + 1, rows) - placement.rowGap();
        return right > left
                ? Optional.of(new Rectangle2D.Double(left, top, right - left, Math.max(1, bottom - top)))
                : Optional.empty();
    }

    /** The hatch lies below the whole row in one go and the other spans upon it: lines cut at every cell are slow. */
    private static void paintRow(Graphics2D pen, List<Placed> row, ChartTheme theme) {
        row.stream()
                .filter(placed -> placed.span().state() == CellState.FROZEN)
                .map(Placed::box)
                .reduce(Rectangle2D::createUnion)
                .ifPresent(hull -> paint(pen, hull, CellState.FROZEN, theme.freeze()));
        for (Placed placed : row) {
            if (placed.span().state() != CellState.FROZEN) {
                paint(pen, placed.box(), placed.span().state(), theme.freeze());
            }
        }
        for (Placed placed : row) {
            if (placed.span().locked()) {
                fade(pen, placed.box(), theme.background());
            }
        }
    }

    /** Paints one cell or a sample of it for a legend. */
    public static void paint(Graphics2D pen, Rectangle2D cell, CellState state, ChartTheme.FreezeColours colours) {
        pen.setPaint(new Color(
                switch (state) {
                    case TRAINED -> colours.trained();
                    case FROZEN -> colours.frozen();
                    case UNKNOWN -> colours.unknown();
                },
                true));
        pen.fill(cell);
        if (state == CellState.FROZEN && cell.getHeight() >= SMALLEST_HATCHED) {
            hatch(pen, cell, colours.hatch());
        }
    }

    /** Takes the strength out of cells that cannot be painted. */
    private static void fade(Graphics2D pen, Rectangle2D cell, int ground) {
        pen.setPaint(new Color(ground & 0xFFFFFF | FADING << 24, true));
        pen.fill(cell);
    }

    /** Lines with x + y = constant, each cut at the borders of the cell; anchored so that neighbouring cells join. */
    private static void hatch(Graphics2D pen, Rectangle2D cell, int argb) {
        pen.setPaint(new Color(argb, true));
        pen.setStroke(new BasicStroke(1f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER));
        double first = Math.ceil((cell.getMinX() + cell.getMinY()) / HATCH_SPACING) * HATCH_SPACING;
        Path2D lines = new Path2D.Double();
        for (double sum = first; sum < cell.getMaxX() + cell.getMaxY(); sum += HATCH_SPACING) {
            double x0 = Math.max(cell.getMinX(), sum - cell.getMaxY());
            double x1 = Math.min(cell.getMaxX(), sum - cell.getMinY());
            if (x1 > x0) {
                lines.moveTo(x0, sum - x0);
                lines.lineTo(x1, sum - x1);
            }
        }
        pen.draw(lines);
    }

    private static void paintCurrent(Graphics2D pen, TimelineSnapshot timeline, Placement placement, ChartTheme theme) {
        if (timeline.currentEpoch() < 0 || timeline.currentEpoch() >= timeline.epochs()) {
            return;
        }
        double x = Math.rint(placement.xOfEpoch().applyAsDouble(timeline.currentEpoch() + 0.5));
        if (x >= placement.area().getMinX() && x <= placement.area().getMaxX()) {
            pen.setPaint(new Color(theme.background(), true));
            pen.setStroke(new BasicStroke(4f));
            pen.draw(new Line2D.Double(
                    x, placement.area().getMinY() - 2, x, placement.area().getMaxY() + 2));
            pen.setPaint(new Color(theme.title(), true));
            pen.setStroke(new BasicStroke(2f));
            pen.draw(new Line2D.Double(
                    x, placement.area().getMinY() - 2, x, placement.area().getMaxY() + 2));
        }
    }
}
