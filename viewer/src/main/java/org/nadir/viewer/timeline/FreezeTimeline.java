package org.nadir.viewer.timeline;

import java.awt.geom.Rectangle2D;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.geometry.Orientation;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import org.jfree.fx.FXGraphics2D;
import org.nadir.viewer.style.ChartTheme;
import org.nadir.viewer.style.ViewerSheet;

/**
 * The freezing timeline as a control: trained and frozen spans per part of the network over the epochs, with a tip that
 * names epoch, part, state and digest. With an editor it is a designer: mouse and keys paint, the epochs can be zoomed
 * into, and a thin curve below shows what each epoch costs where the model knows it. FX thread only.
 */
public final class FreezeTimeline extends Region {
    /** In how much room the timeline is shown. */
    public enum Size {
        /** Names of the rows, numbers of the epochs, tall rows, painted by hand. */
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

        double rowHeight() {
            return rowHeight;
        }

        double rowGap() {
            return rowGap;
        }
    }

    private final TimelineModel model;
    private final Size size;
    private final Optional<TimelineEditor> editor;
    private final EpochWindow window = new EpochWindow();
    private final Canvas canvas = new Canvas();
    private final ScrollBar scroll = new ScrollBar();
    private final Tooltip tip = new Tooltip();
    private final ObjectProperty<ChartTheme> theme = new SimpleObjectProperty<>(this, "theme", ChartTheme.light());
    private final ChangeListener<Number> onChange = (o, was, is) -> modelChanged();

    /** A timeline to look at. */
    public FreezeTimeline(TimelineModel model, Size size) {
        this(model, size, Optional.empty());
    }

    /** A designer. */
    public FreezeTimeline(TimelineEditor editor) {
        this(editor.model(), Size.DESIGNER, Optional.of(editor));
        setFocusTraversable(true);
        new TimelineMouse(this, editor, window, this::frame).listen();
        new TimelineKeys(this, editor).listen();
        InvalidationListener repaint = o -> {
            setAccessibleText(editor.words());
            requestLayout();
        };
        editor.selectionProperty().addListener(repaint);
        focusedProperty().addListener(repaint);
        setAccessibleText(editor.words());
        scroll.setOrientation(Orientation.HORIZONTAL);
        scroll.setFocusTraversable(false);
        scroll.setManaged(false);
        scroll.setVisible(false);
        scroll.valueProperty().addListener((o, was, is) -> scrollTo(is.doubleValue()));
        getChildren().add(scroll);
    }

    private FreezeTimeline(TimelineModel model, Size size, Optional<TimelineEditor> editor) {
        this.model = model;
        this.size = size;
        this.editor = editor;
        getStyleClass().addAll("freeze-timeline", size.name().toLowerCase(Locale.ROOT));
        setAccessibleRoleDescription("Freezing timeline");
        canvas.setManaged(false);
        getChildren().add(canvas);
        tip.setShowDelay(Duration.millis(250));
        Tooltip.install(this, tip);
        addEventHandler(MouseEvent.MOUSE_MOVED, e -> tip.setText(words(e.getX(), e.getY())));
        window.epochs(model.epochs());
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
    public Optional<TimelineCell> cellAt(double x, double y) {
        TimelineFrame frame = frame();
        return frame.cells().contains(x, y) && model.epochs() > 0 ? Optional.of(frame.nearest(x, y)) : Optional.empty();
    }

    /** The middle of a cell that is on the screen, in points of this control. */
    public javafx.geometry.Point2D middleOf(TimelineCell cell) {
        TimelineFrame frame = frame();
        return new javafx.geometry.Point2D(frame.xOf(cell.epoch() + 0.5), frame.middleOf(cell.row(), size.rowGap));
    }

    /** Shows {@code factor} times as few epochs around one of them; a factor of 0 shows all. */
    public void zoom(double factor, double epoch) {
        if (factor == 0) {
            window.showAll();
        } else {
            window.zoom(factor, epoch);
        }
        requestLayout();
    }

    /** As {@link #zoom}, around the middle of what is on the screen. */
    public void zoomInTheMiddle(double factor) {
        EpochWindow.View view = window.view();
        zoom(factor, view.from() + view.span() / 2);
    }

    void scrollTo(double epoch) {
        window.scrollTo(epoch);
        requestLayout();
    }

    void reveal(int epoch) {
        window.reveal(epoch);
        requestLayout();
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
        return TimelineFrame.height(size, model, window.showsAll());
    }

    @Override
    protected double computeMinHeight(double width) {
        return size == Size.DESIGNER ? computePrefHeight(width) : 4;
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        layoutScroll();
        paint();
    }

    private void layoutScroll() {
        boolean needed = editor.isPresent() && !window.showsAll();
        scroll.setVisible(needed);
        if (needed) {
            EpochWindow.View view = window.view();
            double left = frame().cells().getX();
            scroll.setMax(Math.max(0, window.epochs() - view.span()));
            scroll.setVisibleAmount(view.span() / window.epochs() * scroll.getMax());
            scroll.setUnitIncrement(1);
            scroll.setBlockIncrement(view.span());
            scroll.setValue(view.from());
            scroll.resizeRelocate(
                    left, getHeight() - TimelineFrame.SCROLL + 2, getWidth() - left - 2, TimelineFrame.SCROLL - 2);
        }
    }

    private void modelChanged() {
        if (window.epochs() != model.epochs()) {
            window.epochs(model.epochs());
        }
        editor.ifPresent(e -> setAccessibleText(e.words()));
        requestLayout();
    }

    private TimelineFrame frame() {
        return TimelineFrame.of(size, new Rectangle2D.Double(0, 0, getWidth(), getHeight()), model, window);
    }

    private void paint() {
        GraphicsContext pen = canvas.getGraphicsContext2D();
        pen.clearRect(0, 0, getWidth(), getHeight());
        TimelineFrame frame = frame();
        pen.save();
        TimelinePainter.paint(
                new FXGraphics2D(pen),
                model.snapshot(),
                new TimelinePainter.Placement(frame.cells(), frame::edgeOf, size.rowGap),
                theme.get());
        pen.restore();
        if (size == Size.DESIGNER) {
            DesignerPainter designer = new DesignerPainter(pen, frame, model, theme.get());
            designer.paint();
            editor.filter(e -> isFocused() && model.epochs() > 0)
                    .ifPresent(e -> designer.selection(e.selected(), e.cursor()));
        }
    }

    private String words(double x, double y) {
        TimelineFrame frame = frame();
        int epoch = frame.nearest(x, y).epoch();
        if (frame.inCosts(x, y) && epoch < model.costs().size()) {
            return "Epoch " + (epoch + 1) + ": " + model.costs().get(epoch).words();
        }
        return cellAt(x, y)
                .map(cell -> {
                    String digest = model.digestWords(cell.epoch());
                    return model.words(cell) + (digest.isEmpty() ? "" : "\n" + digest);
                })
                .orElse("Freezing of " + model.epochs() + " epochs");
    }
}
