package org.nadir.viewer.map;

import java.util.Optional;
import javafx.beans.value.ChangeListener;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.geometry.Rectangle2D;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;

/**
 * The whole scene in a corner of the map with the part in view framed; shown while the map does not show all of it. A
 * click or drag moves the map there. FX thread only.
 */
final class OverviewInset extends Region {
    private static final double LONGEST = 128;

    private final MapModel model;
    private final ObservableList<MapLayer> layers;
    private final ImageView picture = new ImageView();
    private final Rectangle frame = new Rectangle();
    private final ChangeListener<Boolean> onLoaded = (o, was, is) -> update();

    OverviewInset(MapModel model, ObservableList<MapLayer> layers) {
        this.model = model;
        this.layers = layers;
        getStyleClass().add("map-overview");
        frame.getStyleClass().add("frame");
        frame.setManaged(false);
        picture.setManaged(false);
        picture.setSmooth(true);
        getChildren().addAll(picture, frame);
        layers.addListener((ListChangeListener<MapLayer>) change -> watch(change));
        model.viewportProperty().addListener(o -> update());
        model.viewProperty().addListener(o -> update());
        addEventHandler(MouseEvent.ANY, this::steer);
        setVisible(false);
    }

    @Override
    protected double computePrefWidth(double height) {
        return scale() * model.extent().width();
    }

    @Override
    protected double computePrefHeight(double width) {
        return scale() * model.extent().height();
    }

    private void watch(ListChangeListener.Change<? extends MapLayer> change) {
        while (change.next()) {
            change.getRemoved().stream()
                    .filter(SceneLayer.class::isInstance)
                    .forEach(l -> ((SceneLayer) l).loadingProperty().removeListener(onLoaded));
            change.getAddedSubList().stream()
                    .filter(SceneLayer.class::isInstance)
                    .forEach(l -> ((SceneLayer) l).loadingProperty().addListener(onLoaded));
        }
        update();
    }

    private double scale() {
        double longest = Math.max(model.extent().width(), model.extent().height());
        return longest <= 0 ? 0 : LONGEST / longest;
    }

    private void update() {
        SceneRect view = model.viewport().visible(model.view());
        SceneRect all = model.extent();
        boolean whole =
                view.x() <= all.x() && view.y() <= all.y() && view.maxX() >= all.maxX() && view.maxY() >= all.maxY();
        Optional<Image> image = whole || model.view().isEmpty()
                ? Optional.empty()
                : layers.stream()
                        .filter(SceneLayer.class::isInstance)
                        .flatMap(l -> ((SceneLayer) l).overview().stream())
                        .findFirst();
        setVisible(image.isPresent());
        if (image.isPresent()) {
            show(image.get(), all, view);
        }
    }

    private void show(Image image, SceneRect all, SceneRect view) {
        double scale = scale();
        if (picture.getImage() != image) {
            picture.setImage(image);
            // the coarsest tile is square; the scene fills only its upper left part
            double pixel = Math.max(1, Math.scalb(1, levelsAbove(all, image.getWidth())));
            picture.setViewport(new Rectangle2D(0, 0, all.width() / pixel, all.height() / pixel));
        }
        picture.setFitWidth(scale * all.width());
        picture.setFitHeight(scale * all.height());
        double left = clamp((view.x() - all.x()) * scale, all.width() * scale);
        double top = clamp((view.y() - all.y()) * scale, all.height() * scale);
        frame.setX(left);
        frame.setY(top);
        frame.setWidth(Math.max(2, clamp((view.maxX() - all.x()) * scale, all.width() * scale) - left));
        frame.setHeight(Math.max(2, clamp((view.maxY() - all.y()) * scale, all.height() * scale) - top));
        if (Math.abs(getWidth() - scale * all.width()) > 1 || Math.abs(getHeight() - scale * all.height()) > 1) {
            requestLayout();
        }
    }

    private static int levelsAbove(SceneRect all, double tile) {
        int level = 0;
        while (tile * (1L << level) < Math.max(all.width(), all.height())) {
            level++;
        }
        return level;
    }

    private void steer(MouseEvent event) {
        boolean pointing =
                event.getEventType() == MouseEvent.MOUSE_PRESSED || event.getEventType() == MouseEvent.MOUSE_DRAGGED;
        if (pointing && scale() > 0) {
            SceneRect all = model.extent();
            model.centreOn(
                    all.x() + clamp(event.getX(), getWidth()) / scale(),
                    all.y() + clamp(event.getY(), getHeight()) / scale());
        }
        event.consume();
    }

    private static double clamp(double value, double most) {
        return Math.max(0, Math.min(most, value));
    }
}
