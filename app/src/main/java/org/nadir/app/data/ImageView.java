package org.nadir.app.data;

import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.nadir.app.desk.Parts;
import org.nadir.app.desk.PixelTiles;
import org.nadir.data.DataSet;
import org.nadir.viewer.map.BoxLayer;
import org.nadir.viewer.map.MapModel;
import org.nadir.viewer.map.MapView;
import org.nadir.viewer.map.SceneLayer;
import org.nadir.viewer.map.SceneRect;
import org.nadir.viewer.map.TileSource;
import org.nadir.viewer.style.Palette;

/** One image of the data set, large, with its boxes; Escape leads back to the gallery. FX thread only. */
final class ImageView extends BorderPane {
    private final DataModel model;
    private final DataController controller;
    private final MapModel map = new MapModel();
    private final MapView view = new MapView(map);
    private final SceneLayer picture = new SceneLayer();
    private final BoxLayer boxes = new BoxLayer();
    private final Label title = Parts.heading("");

    ImageView(DataModel model, DataController controller) {
        this.model = model;
        this.controller = controller;
        setId("image-view");
        view.layers().setAll(picture, boxes);
        HBox row = new HBox(
                Parts.iconButton(Material2AL.ARROW_BACK, "Back to the gallery (Escape)", this::leave),
                Parts.iconButton(Material2OutlinedAL.CHEVRON_LEFT, "Previous image", () -> model.step(-1)),
                Parts.iconButton(Material2OutlinedAL.CHEVRON_RIGHT, "Next image", () -> model.step(1)),
                title);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("filter-row");
        setTop(row);
        setCenter(view);
        setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                leave();
                event.consume();
            }
        });
        model.large().addListener((property, before, now) -> show(now));
        show(model.large().get());
    }

    private void leave() {
        model.large().set(Optional.empty());
    }

    private void show(Optional<ImageEntry> entry) {
        if (entry.isEmpty()) {
            picture.sourceProperty().set(Optional.empty());
            boxes.boxes().clear();
            return;
        }
        ImageEntry shown = entry.get();
        title.setText(shown.image().name() + "  (" + shown.split() + ")");
        controller.read(shown, pixels -> {
            Palette colours =
                    Palette.of(model.selected().get().map(DataSet::classes).orElse(java.util.List.of()));
            picture.sourceProperty().set(Optional.<TileSource>of(new PixelTiles(pixels)));
            boxes.boxes().setAll(BoxPainting.boxes(shown.image(), colours));
            map.showExtent(new SceneRect(0, 0, pixels.width(), pixels.height()));
            view.requestFocus();
        });
    }
}
