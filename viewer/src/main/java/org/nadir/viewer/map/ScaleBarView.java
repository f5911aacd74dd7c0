package org.nadir.viewer.map;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The scale bar in the corner of a map. */
final class ScaleBarView extends VBox {
    private static final double LONGEST = 120;

    private final MapModel model;
    private final Label text = new Label();
    private final Region bar = new Region();

    ScaleBarView(MapModel model) {
        this.model = model;
        getStyleClass().add("map-scale-bar");
        bar.getStyleClass().add("bar");
        text.getStyleClass().add("text");
        setAlignment(Pos.CENTER_LEFT);
        setMouseTransparent(true);
        getChildren().addAll(text, bar);
        bar.setMaxWidth(Region.USE_PREF_SIZE);
        model.viewportProperty().addListener(o -> update());
        model.metresPerPixelProperty().addListener(o -> update());
        model.extentProperty().addListener(o -> update());
        update();
    }

    private void update() {
        setVisible(model.extent().width() > 0);
        ScaleBar now = ScaleBar.of(
                model.viewport().scale(), model.metresPerPixelProperty().get(), LONGEST);
        text.setText(now.text());
        bar.setPrefWidth(Math.rint(now.pixels()));
    }
}
