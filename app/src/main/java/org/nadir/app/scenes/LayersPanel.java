package org.nadir.app.scenes;

import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;
import org.nadir.app.desk.Parts;

/** The layers over the map's upper left: eye, name, opacity, order, remove; the topmost layer first. FX thread only. */
final class LayersPanel extends TitledPane {
    private final ScenesModel model;
    private final VBox rows = new VBox(6);

    LayersPanel(ScenesModel model) {
        this.model = model;
        setText("Layers");
        setContent(rows);
        setAnimated(false);
        getStyleClass().addAll("overlay", "dense");
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        setPrefWidth(232);
        setId("layers-panel");
        model.sets().addListener((ListChangeListener<DetectionResult>) change -> rebuild());
        model.scene().addListener((property, before, now) -> rebuild());
        model.current().addListener((property, before, now) -> rebuild());
        rebuild();
    }

    private void rebuild() {
        rows.getChildren().clear();
        model.sets().forEach(set -> rows.getChildren().add(row(set)));
        model.scene().get().ifPresent(open -> rows.getChildren()
                .add(row(open.name(), model.sceneVisible(), model.sceneOpacity())));
    }

    private VBox row(DetectionResult set) {
        VBox row = row(set.name(), set.visible(), set.opacity());
        HBox top = (HBox) row.getChildren().get(0);
        int place = model.sets().indexOf(set);
        if (model.sets().size() > 1) {
            Button up = Parts.iconButton(Material2AL.EXPAND_LESS, "Move up", () -> model.move(set, -1));
            up.setDisable(place == 0);
            top.getChildren().add(up);
        }
        top.getChildren().add(Parts.iconButton(Material2AL.CLOSE, "Remove layer", () -> model.remove(set)));
        boolean chosen = model.current().get().equals(Optional.of(set));
        row.pseudoClassStateChanged(javafx.css.PseudoClass.getPseudoClass("chosen"), chosen);
        row.setOnMouseClicked(event -> model.current().set(Optional.of(set)));
        return row;
    }

    private static VBox row(String name, BooleanProperty visible, DoubleProperty opacity) {
        Button eye =
                Parts.iconButton(Material2OutlinedMZ.VISIBILITY, "Show or hide", () -> visible.set(!visible.get()));
        FontIcon icon = (FontIcon) eye.getGraphic();
        icon.iconCodeProperty()
                .bind(Bindings.when(visible)
                        .<org.kordamp.ikonli.Ikon>then(Material2OutlinedMZ.VISIBILITY)
                        .otherwise(Material2OutlinedMZ.VISIBILITY_OFF));
        Label label = new Label(name);
        label.setTooltip(Parts.tip(name));
        label.setMaxWidth(Double.MAX_VALUE);
        label.setMinWidth(40);
        HBox.setHgrow(label, Priority.ALWAYS);
        HBox top = new HBox(4, eye, label);
        top.setAlignment(Pos.CENTER_LEFT);
        Slider slider = new Slider(0, 1, 1);
        slider.valueProperty().bindBidirectional(opacity);
        slider.getStyleClass().add("small");
        slider.setTooltip(Parts.tip("Opacity"));
        HBox.setHgrow(slider, Priority.ALWAYS);
        HBox below = new HBox(slider);
        below.getStyleClass().add("layer-opacity");
        VBox row = new VBox(0, top, below);
        row.getStyleClass().add("layer-row");
        return row;
    }
}
