package org.nadir.app.scenes;

import java.util.Optional;
import javafx.beans.value.ChangeListener;
import javafx.collections.SetChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.nadir.app.desk.Figures;
import org.nadir.app.desk.HistogramBars;
import org.nadir.app.desk.Parts;
import org.nadir.viewer.style.Palette;

/**
 * The legend over the map's lower left: how many detections are shown, a chip per class that hides it, and the score slider
 * with the histogram of scores behind it. FX thread only.
 */
final class LegendPanel extends VBox {
    private static final PseudoClass OFF = PseudoClass.getPseudoClass("off");

    private final FlowPane chips = new FlowPane(6, 6);
    private final Label total = Parts.styled("", "muted", "figures");
    private final Label score = Parts.styled("", "figures");
    private final HistogramBars histogram = new HistogramBars();
    private final Slider slider = new Slider(0, 1, 0);
    private final ChangeListener<Number> moved = (property, before, now) -> refresh();
    private final SetChangeListener<String> toggled = change -> refresh();
    private Optional<DetectionResult> set = Optional.empty();

    LegendPanel(ScenesModel model) {
        getStyleClass().add("overlay");
        setId("legend");
        setSpacing(8);
        setPrefWidth(280);
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        slider.setId("score-slider");
        slider.setBlockIncrement(0.05);
        slider.setAccessibleText("Lowest score shown");
        StackPane behind = new StackPane(histogram, slider);
        behind.getStyleClass().add("score-range");
        StackPane.setAlignment(slider, Pos.BOTTOM_CENTER);
        Label title = Parts.heading("Detections");
        HBox top = new HBox(8, title, Parts.spring(), total);
        top.setAlignment(Pos.BASELINE_LEFT);
        HBox low = new HBox(8, Parts.styled("Score at least", "muted"), Parts.spring(), score);
        getChildren().addAll(top, chips, low, behind);
        Parts.present(this, model.current().map(Optional::isPresent));
        model.current().addListener((property, before, now) -> change(now));
        change(model.current().get());
    }

    private void change(Optional<DetectionResult> now) {
        set.ifPresent(old -> {
            slider.valueProperty().unbindBidirectional(old.threshold());
            old.threshold().removeListener(moved);
            old.hidden().removeListener(toggled);
        });
        set = now;
        now.ifPresent(shown -> {
            slider.valueProperty().bindBidirectional(shown.threshold());
            shown.threshold().addListener(moved);
            shown.hidden().addListener(toggled);
            histogram.show(shown.scoreHistogram());
            build(shown);
        });
        refresh();
    }

    private void build(DetectionResult shown) {
        Palette colours = Palette.of(shown.classes());
        chips.getChildren().clear();
        for (String name : shown.classes()) {
            Region dot = new Region();
            dot.setMinSize(10, 10);
            dot.setMaxSize(10, 10);
            dot.setBackground(HistogramBars.ground(colours.color(name), 3));
            ToggleButton chip = new ToggleButton(name, dot);
            chip.getStyleClass().add("chip");
            chip.setUserData(name);
            chip.setTooltip(Parts.tip("Show or hide " + name));
            chip.setOnAction(event -> shown.toggle(name));
            chips.getChildren().add(chip);
        }
    }

    private void refresh() {
        set.ifPresent(shown -> {
            int[] counts = shown.counts();
            for (int i = 0; i < chips.getChildren().size(); i++) {
                ToggleButton chip = (ToggleButton) chips.getChildren().get(i);
                String name = (String) chip.getUserData();
                chip.setText(name + "  " + Figures.count(counts[i]));
                chip.setSelected(!shown.hidden().contains(name));
                chip.pseudoClassStateChanged(OFF, shown.hidden().contains(name));
            }
            total.setText(Figures.count(shown.shown().size()) + " of "
                    + Figures.count(shown.detections().size()));
            score.setText(Figures.score(shown.threshold().get()));
            histogram.range(shown.threshold().get(), 1);
        });
    }
}
