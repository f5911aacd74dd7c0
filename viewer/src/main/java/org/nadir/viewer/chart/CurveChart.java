package org.nadir.viewer.chart;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.nio.IntBuffer;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ChangeListener;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import org.nadir.viewer.style.ViewerSheet;
import org.nadir.viewer.timeline.TimelineModel;

/**
 * Curves over steps, epochs or time with a freeze band under the x axis. The picture is painted by JFreeChart on a
 * background thread from the latest state, one painting at a time, so that the FX thread only shows it, however many
 * points there are. The properties belong to the FX thread; the {@link CurveModel} may be filled from anywhere. A drag
 * over the plot zooms into a part of the x axis, a double click shows all of it again, a click on the legend hides or
 * shows a curve.
 */
public final class CurveChart extends Region {
    private static final double PREF_WIDTH = 480;
    private static final double PREF_HEIGHT = 280;

    private final CurveModel model;
    private final ObjectProperty<CurveSettings> settings;
    private final ObjectProperty<Optional<TimelineModel>> freezeBand =
            new SimpleObjectProperty<>(this, "freezeBand", Optional.empty());
    private final ObjectProperty<Optional<Double>> crosshair =
            new SimpleObjectProperty<>(this, "crosshair", Optional.empty());
    private final ObjectProperty<Optional<XRange>> xRange =
            new SimpleObjectProperty<>(this, "xRange", Optional.empty());
    private final ImageView picture = new ImageView();
    private final CrosshairOverlay overlay;
    private final Repainter<CurvePicture.Painted> repainter;
    private final Runnable onModelChange;
    private final ChangeListener<Number> onBandChange;
    private final ReadOnlyLongWrapper paintings = new ReadOnlyLongWrapper(this, "paintings", 0);
    private Optional<CurveLayout> layout = Optional.empty();
    private Consumer<CurvePick> onPick = point -> {};

    public CurveChart(CurveModel model, CurveSettings settings) {
        this.model = model;
        this.settings = new SimpleObjectProperty<>(this, "settings", settings);
        this.overlay = new CrosshairOverlay(this);
        this.repainter = new Repainter<>(this::painting, this::show);
        this.onModelChange = repainter::dataChanged;
        this.onBandChange = (o, was, is) -> repainter.dataChanged();
        getStyleClass().add("curve-chart");
        setAccessibleRoleDescription("Chart");
        setAccessibleText(settings.yTitle() + " by " + settings.xAxis().title());
        picture.setManaged(false);
        getChildren().addAll(picture, overlay);
        new CurveMouse(this);
        this.settings.addListener(o -> repainter.viewChanged());
        xRange.addListener(o -> repainter.viewChanged());
        crosshair.addListener(o -> overlay.update());
        freezeBand.addListener((o, was, is) -> {
            was.ifPresent(band -> band.revisionProperty().removeListener(onBandChange));
            is.ifPresent(band -> band.revisionProperty().addListener(onBandChange));
            repainter.viewChanged();
        });
        sceneProperty().addListener((o, was, is) -> listenWhileShown(is != null));
    }

    public CurveModel model() {
        return model;
    }

    /** How the curves are shown, as a whole; change it by {@code settings.with...}. */
    public ObjectProperty<CurveSettings> settingsProperty() {
        return settings;
    }

    /** The timeline shown under the x axis; its epochs are laid out along what the axis counts. */
    public ObjectProperty<Optional<TimelineModel>> freezeBandProperty() {
        return freezeBand;
    }

    /** x of the crosshair in units of the axis; empty when the cursor is elsewhere. Bind it to link several charts. */
    public ObjectProperty<Optional<Double>> crosshairProperty() {
        return crosshair;
    }

    /** The part of the x axis that is shown; empty for all of it. Bind it to link several charts. */
    public ObjectProperty<Optional<XRange>> xRangeProperty() {
        return xRange;
    }

    @Override
    public String getUserAgentStylesheet() {
        return ViewerSheet.address();
    }

    /** Is told of the point that a person clicks on; nothing happens on a click before it is set. */
    public void onPick(Consumer<CurvePick> receiver) {
        onPick = receiver;
    }

    void pick(Optional<CurvePick> point) {
        point.ifPresent(onPick);
    }

    /** True when the picture shows all points that there are, at the size that the chart has; for measuring. */
    public boolean upToDate() {
        return layout.isPresent() && repainter.upToDate();
    }

    /** Rises with every picture, for what is laid out along with it. */
    ReadOnlyLongProperty paintings() {
        return paintings.getReadOnlyProperty();
    }

    /** Where things lie in the picture that is shown now. */
    Optional<CurveLayout> painted() {
        return layout;
    }

    CrosshairOverlay overlay() {
        return overlay;
    }

    @Override
    protected void layoutChildren() {
        overlay.resizeRelocate(0, 0, getWidth(), getHeight());
        if (layout.isEmpty()
                || Math.abs(picture.getFitWidth() - getWidth()) >= 1
                || Math.abs(picture.getFitHeight() - getHeight()) >= 1) {
            repainter.viewChanged();
        }
    }

    @Override
    protected double computePrefWidth(double height) {
        return PREF_WIDTH;
    }

    @Override
    protected double computePrefHeight(double width) {
        return PREF_HEIGHT;
    }

    /** A chart that is not on screen costs nothing and is not kept alive by its model. */
    private void listenWhileShown(boolean shown) {
        model.removeListener(onModelChange);
        if (shown) {
            model.addListener(onModelChange);
            repainter.viewChanged();
        }
    }

    private Callable<CurvePicture.Painted> painting() {
        CurveRequest request = new CurveRequest(
                model.all(), settings.get(), freezeBand.get().map(TimelineModel::snapshot), xRange.get());
        CurvePicture.Size size =
                new CurvePicture.Size((int) Math.max(1, getWidth()), (int) Math.max(1, getHeight()), outputScale());
        return () -> CurvePicture.render(request, size);
    }

    private double outputScale() {
        boolean inWindow = getScene() != null && getScene().getWindow() != null;
        double scale = inWindow ? getScene().getWindow().getOutputScaleX() : 1;
        return scale > 0 ? scale : 1;
    }

    private void show(CurvePicture.Painted painted) {
        BufferedImage image = painted.image();
        int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        picture.setImage(new WritableImage(new PixelBuffer<>(
                image.getWidth(), image.getHeight(), IntBuffer.wrap(pixels), PixelFormat.getIntArgbPreInstance())));
        picture.setFitWidth(image.getWidth() / outputScale());
        picture.setFitHeight(image.getHeight() / outputScale());
        layout = Optional.of(painted.layout());
        paintings.set(paintings.get() + 1);
        overlay.update();
    }
}
