package org.nadir.viewer.timeline;

import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import org.nadir.viewer.style.ChartTheme;
import org.nadir.viewer.style.Palette;

/**
 * Paints what a designer has beyond the cells: names of rows, numbers of epochs, lines between epochs, the cost curve, and
 * the cells that keys would paint. For one painting; FX thread only.
 */
final class DesignerPainter {
    private static final Font FONT = Font.font(11);
    private static final double NUMBER_ROOM = 28;
    private static final double HALF_DIGIT = 3.5;

    private final GraphicsContext pen;
    private final TimelineFrame frame;
    private final TimelineModel model;
    private final ChartTheme theme;

    DesignerPainter(GraphicsContext pen, TimelineFrame frame, TimelineModel model, ChartTheme theme) {
        this.pen = pen;
        this.frame = frame;
        this.model = model;
        this.theme = theme;
    }

    void paint() {
        pen.setFont(FONT);
        pen.setTextBaseline(VPos.CENTER);
        rules();
        names();
        numbers();
        if (frame.costs().getHeight() > 0) {
            costs();
        }
    }

    /** Lines of the ground's colour part the epochs where they are wide enough to be hit one by one. */
    private void rules() {
        if (!frame.ruled()) {
            return;
        }
        pen.setStroke(Palette.fx(theme.background()).deriveColor(0, 1, 1, 0.55));
        pen.setLineWidth(1);
        for (int epoch = firstShown() + 1; epoch <= lastShown(); epoch++) {
            double x = frame.edgeOf(epoch) + 0.5;
            if (x > frame.cells().getX() && x < frame.cells().getMaxX()) {
                pen.strokeLine(x, frame.cells().getY(), x, frame.cells().getMaxY());
            }
        }
    }

    private void names() {
        pen.setFill(Palette.fx(theme.text()));
        pen.setTextAlign(TextAlignment.RIGHT);
        for (int row = 0; row < frame.rows(); row++) {
            double middle = frame.middleOf(row, FreezeTimeline.Size.DESIGNER.rowGap());
            pen.fillText(model.rows().get(row), frame.cells().getX() - 8, middle);
        }
    }

    private void numbers() {
        pen.setFill(Palette.fx(theme.text()));
        pen.setTextAlign(TextAlignment.CENTER);
        int step = numberStep(frame.epochWidth());
        for (int epoch = firstShown(); epoch <= lastShown(); epoch++) {
            double x = frame.xOf(epoch + 0.5);
            String number = Integer.toString(epoch + 1);
            double half = number.length() * HALF_DIGIT;
            boolean fits =
                    x >= frame.cells().getX() && x + half <= frame.cells().getMaxX() + 2;
            boolean first = epoch == 0 && (step - 1) * frame.epochWidth() >= NUMBER_ROOM - 8;
            if (fits && ((epoch + 1) % step == 0 || first)) {
                pen.fillText(number, x, frame.cells().getMaxY() + 11);
            }
        }
    }

    private int firstShown() {
        return (int) Math.floor(frame.view().from());
    }

    private int lastShown() {
        return Math.min(model.epochs(), (int) Math.ceil(frame.view().to())) - 1;
    }

    /** Every how many epochs a number fits: 1, 2, 5, 10 ... */
    static int numberStep(double epochWidth) {
        int step = 1;
        int[] factors = {2, 5, 10};
        for (int i = 0; step * epochWidth < NUMBER_ROOM && step < 1_000_000; i++) {
            step = (int) Math.pow(10, i / 3) * factors[i % 3];
        }
        return step;
    }

    /** Steps between nothing and a fully trained epoch. */
    private void costs() {
        double left = frame.costs().getX();
        double right = frame.costs().getMaxX();
        double top = Math.rint(frame.costs().getMinY()) + 0.5;
        double foot = Math.rint(frame.costs().getMaxY()) + 0.5;
        pen.setLineWidth(1);
        pen.setStroke(Palette.fx(theme.grid()));
        pen.strokeLine(left, top, right, top);
        pen.setStroke(Palette.fx(theme.axis()));
        pen.strokeLine(left, foot, right, foot);
        costSteps(top, foot);
        costWords(top, foot);
    }

    private void costSteps(double top, double foot) {
        Color accent = Palette.fx(theme.freeze().trained());
        pen.setFill(accent.deriveColor(0, 1, 1, 0.16));
        pen.setStroke(accent);
        pen.setLineWidth(1.5);
        List<TimelineModel.EpochCost> costs = model.costs();
        int end = Math.min(costs.size(), lastShown() + 1);
        double before = Double.NaN;
        // equal neighbours are one step: cells of their own would show seams
        for (int epoch = firstShown(); epoch < end; ) {
            int next = epoch + 1;
            while (next < end && costs.get(next).share() == costs.get(epoch).share()) {
                next++;
            }
            double from = Math.max(frame.costs().getX(), frame.edgeOf(epoch));
            double to = Math.min(frame.costs().getMaxX(), frame.edgeOf(next));
            double y = foot
                    + (top - foot) * Math.max(0, Math.min(1, costs.get(epoch).share()));
            pen.fillRect(from, y, to - from, foot - y);
            pen.strokeLine(from, y, to, y);
            if (!Double.isNaN(before)) {
                pen.strokeLine(from, before, from, y);
            }
            before = y;
            epoch = next;
        }
    }

    private void costWords(double top, double foot) {
        pen.setFill(Palette.fx(theme.text()));
        pen.setTextAlign(TextAlignment.RIGHT);
        pen.fillText("Cost 100 %", frame.costs().getX() - 8, top + 3);
        pen.fillText("0 %", frame.costs().getX() - 8, foot - 3);
    }

    /** The cells that keys paint, and the cursor in them. */
    void selection(TimelineBlock block, TimelineCell cursor) {
        pen.setStroke(Palette.fx(theme.background()));
        pen.setLineWidth(4);
        outline(block);
        pen.setStroke(Palette.fx(theme.title()));
        pen.setLineWidth(2);
        outline(block);
        if (!block.isOneCell()) {
            pen.setLineWidth(1);
            outline(TimelineBlock.spanning(cursor, cursor));
        }
    }

    private void outline(TimelineBlock block) {
        double left = Math.max(frame.cells().getX(), frame.xOf(block.fromEpoch()));
        double right = Math.min(frame.cells().getMaxX(), frame.xOf(block.toEpoch()));
        double top = frame.cells().getY() + block.fromRow() * frame.pitch();
        double bottom = frame.cells().getY() + block.toRow() * frame.pitch();
        if (right > left) {
            pen.strokeRect(left, top - 1, right - left, bottom - top);
        }
    }
}
