package org.nadir.viewer.timeline;

import java.awt.geom.Rectangle2D;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import javafx.util.Duration;
import org.jfree.fx.FXGraphics2D;
import org.nadir.viewer.style.ChartTheme;
import org.nadir.viewer.style.Palette;
import org.nadir.viewer.style.ViewerSheet;

/**
 * The freezing timeline as a control: trained and frozen spans per part of the network over the epochs, with a tip that
 * names epoch, part, state and digest. It shows and finds cells; who wants to change them listens to the mouse, asks
 * {@link #cellAt} and writes to the model. FX thread only.
 */
public final class FreezeTimeline extends Region {
    private static final Font FONT = Font.font(11);
    private static final double LETTER = 6.4;

    /** In how much room the timeline is shown. */
    public enum Size {
        /** Names of the rows, numbers of the epochs, tall rows. */
        DESIGNER(22, 2),
        /** Flat, without names and numbers, to lie under a chart. */
        BAND(6, 1),
        /** 120 pixels wide, in a cell of a table. */
        CELL(2.5, 0);

        private final double rowHeight;
        private final double rowGap;

        Size(double rowHeight, double rowGap) {
            this.rowHeight = rowHeight;
            this.rowGap = rowGap;
        }
    }

    /** A cell of the timeline. */
    public record Cell(int row, int epoch) {}

    private final TimelineModel model;
    private final Size size;
    private final Canvas canvas = new Canvas();
    private final Tooltip tip = new Tooltip();
    private final ObjectProperty<ChartTheme> theme = new SimpleObjectProperty<>(this, "theme", ChartTheme.light());
    private final ChangeListener<Number> onChange = (o, was, is) -> requestLayout();

    public FreezeTimeline(TimelineModel model, Size size) {
        this.model = model;
        this.size = size;
        getStyleClass().addAll("freeze-timeline", size.name().toLowerCase(Locale.ROOT));
        setAccessibleRoleDescription("Freezing timeline");
        canvas.setManaged(false);
        getChildren().add(canvas);
        tip.setShowDelay(Duration.millis(250));
        Tooltip.install(this, tip);
        addEventHandler(MouseEvent.MOUSE_MOVED, e -> tip.setText(words(e)));
        // weak, so that a model that lives on does not keep the cells of a table alive
        model.revisionProperty().addListener(new WeakChangeListener<>(onChange));
        theme.addListener(o -> requestLayout());
    }

    public TimelineModel model() {
        return model;
    }

    public ObjectProperty<ChartTheme> themeProperty() {
        return theme;
    }

    /** The cell under a point of this control; empty beside the cells. */
    public Optional<Cell> cellAt(double x, double y) {
        Rectangle2D area = area();
        if (!area.contains(x, y) || model.epochs() == 0) {
            return Optional.empty();
        }
        int row = (int) ((y - area.getY()) / area.getHeight() * model.rows().size());
        int epoch = (int) ((x - area.getX()) / area.getWidth() * model.epochs());
        return Optional.of(new Cell(row, epoch));
    }

    @Override
    public String getUserAgentStylesheet() {
        return ViewerSheet.address();
    }

    @Override
    protected double computePrefWidth(double height) {
        return size == Size.CELL ? 120 : 480;
    }

    @Override
    protected double computePrefHeight(double width) {
        int rows = model.rows().size();
        return Math.ceil(rows * size.rowHeight + (rows - 1) * size.rowGap + (size == Size.DESIGNER ? 24 : 4));
    }

    @Override
    protected double computeMinHeight(double width) {
        return size == Size.DESIGNER ? computePrefHeight(width) : 4;
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        paint();
    }

    private Rectangle2D area() {
        double left = size == Size.DESIGNER ? gutter() : 0;
        double below = size == Size.DESIGNER ? 20 : 2;
        return new Rectangle2D.Double(
                left, 2, Math.max(1, getWidth() - left - 2), Math.max(1, getHeight() - 2 - below));
    }

    private double gutter() {
        int longest = model.rows().stream().mapToInt(String::length).max().orElse(0);
        return Math.rint(longest * LETTER + 16);
    }

    private void paint() {
        GraphicsContext pen = canvas.getGraphicsContext2D();
        pen.clearRect(0, 0, getWidth(), getHeight());
        Rectangle2D area = area();
        TimelinePainter.Placement placement = new TimelinePainter.Placement(
                area, epoch -> area.getX() + epoch / Math.max(1, model.epochs()) * area.getWidth(), size.rowGap);
        pen.save();
        TimelinePainter.paint(new FXGraphics2D(pen), model.snapshot(), placement, theme.get());
        pen.restore();
        if (size == Size.DESIGNER) {
            paintWords(pen, placement);
        }
    }

    private void paintWords(GraphicsContext pen, TimelinePainter.Placement placement) {
        int rows = model.rows().size();
        pen.setFont(FONT);
        pen.setFill(Palette.fx(theme.get().text()));
        pen.setTextBaseline(VPos.CENTER);
        pen.setTextAlign(TextAlignment.RIGHT);
        for (int row = 0; row < rows; row++) {
            double middle = placement.rowTop(row, rows) + placement.rowHeight(rows) / 2;
            pen.fillText(model.rows().get(row), placement.area().getX() - 8, middle);
        }
        pen.setTextAlign(TextAlignment.CENTER);
        int step = numberStep(placement.area().getWidth() / Math.max(1, model.epochs()));
        for (int epoch = 0; epoch < model.epochs(); epoch++) {
            if ((epoch + 1) % step == 0 || epoch == 0) {
                double x = placement.xOfEpoch().applyAsDouble(epoch + 0.5);
                pen.fillText(Integer.toString(epoch + 1), x, placement.area().getMaxY() + 11);
            }
        }
    }

    /** Every how many epochs a number fits: 1, 2, 5, 10 ... */
    private static int numberStep(double epochWidth) {
        int step = 1;
        int[] factors = {2, 5, 10};
        for (int i = 0; step * epochWidth < 28 && step < 1_000_000; i++) {
            step = (int) Math.pow(10, i / 3) * factors[i % 3];
        }
        return step;
    }

    private String words(MouseEvent event) {
        return cellAt(event.getX(), event.getY())
                .map(cell -> {
                    String words = model.digestWords(cell.epoch());
                    String digest = words.isEmpty() ? "" : "\n" + words;
                    return "Epoch " + (cell.epoch() + 1) + " of " + model.epochs() + "\n"
                            + model.rows().get(cell.row()) + ": "
                            + model.state(cell.row(), cell.epoch()).word() + digest;
                })
                .orElse("Freezing of " + model.epochs() + " epochs");
    }
}
