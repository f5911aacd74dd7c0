package org.nadir.app.scenes;

import java.util.Optional;
import javafx.beans.value.ChangeListener;
import javafx.collections.SetChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.shape.Line;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.Shape;
import org.nadir.app.desk.Figures;
import org.nadir.app.desk.HistogramBars;
import org.nadir.app.desk.Parts;
import org.nadir.app.desk.Verdict;
import org.nadir.viewer.map.MapBox;
import org.nadir.viewer.style.Palette;

/**
 * The legend over the map's lower left: how many detections are shown, a chip per class that hides it, for an evaluation a
 * chip per outcome too, and the score slider with the histogram of scores behind it. FX thread only.
 */
final class LegendPanel extends VBox {
    private static final PseudoClass OFF = PseudoClass.getPseudoClass("off");

    private final Label title = Parts.heading("");
    private final Label rule = Parts.styled("", "muted");
    private final FlowPane verdicts = new FlowPane(6, 6);
    private final FlowPane chips = new FlowPane(6, 6);
    private final Label total = Parts.styled("", "muted", "figures");
    private final Label score = Parts.styled("", "figures");
    private final HistogramBars histogram = new HistogramBars();
    private final Slider slider = new Slider(0, 1, 0);
    private final ChangeListener<Number> moved = (property, before, now) -> refresh();
    private final SetChangeListener<Object> toggled = change -> refresh();
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
        total.setMinWidth(USE_PREF_SIZE);
        Parts.present(rule, rule.textProperty().map(text -> !text.isEmpty()));
        HBox top = new HBox(8, title, Parts.spring(), total);
        top.setAlignment(Pos.BASELINE_LEFT);
        HBox low = new HBox(8, Parts.styled("Score at least", "muted"), Parts.spring(), score);
        getChildren().addAll(top, rule, verdicts, chips, low, behind);
        Parts.present(this, model.current().map(Optional::isPresent));
        model.current().addListener((property, before, now) -> change(now));
        change(model.current().get());
    }

    private void change(Optional<DetectionResult> now) {
        set.ifPresent(old -> {
            slider.valueProperty().unbindBidirectional(old.threshold());
            old.threshold().removeListener(moved);
            old.hidden().removeListener(toggled);
            old.hiddenVerdicts().removeListener(toggled);
        });
        set = now;
        now.ifPresent(shown -> {
            slider.valueProperty().bindBidirectional(shown.threshold());
            shown.threshold().addListener(moved);
            shown.hidden().addListener(toggled);
            shown.hiddenVerdicts().addListener(toggled);
            histogram.show(shown.scoreHistogram());
            build(shown);
        });
        refresh();
    }

    private void build(DetectionResult shown) {
        title.setText(shown.judgement().isPresent() ? "Evaluation" : "Detections");
        rule.setText(shown.judgement()
                .map(judged ->
                        "Found from an IoU of " + Figures.score(judged.rule().iou()) + " on")
                .orElse(""));
        verdicts.getChildren().clear();
        verdicts.setManaged(shown.judgement().isPresent());
        if (shown.judgement().isPresent()) {
            for (Verdict verdict : Verdict.values()) {
                ToggleButton chip = chip(verdict, swatch(verdict), () -> shown.toggle(verdict));
                chip.setTooltip(Parts.tip(verdict.words() + ": show or hide"));
                verdicts.getChildren().add(chip);
            }
        }
        Palette colours = Palette.of(shown.classes());
        chips.getChildren().clear();
        for (String name : shown.classes()) {
            // the colours of a judged layer are those of the outcomes
            Optional<Node> dot =
                    shown.judgement().isPresent() ? Optional.empty() : Optional.of(dot(colours.color(name)));
            ToggleButton chip = chip(name, dot, () -> shown.toggle(name));
            chip.setTooltip(Parts.tip("Show or hide " + name));
            chips.getChildren().add(chip);
        }
    }

    private static ToggleButton chip(Object what, Optional<Node> mark, Runnable toggle) {
        ToggleButton chip = new ToggleButton();
        mark.ifPresent(chip::setGraphic);
        chip.getStyleClass().add("chip");
        chip.setUserData(what);
        chip.setOnAction(event -> toggle.run());
        return chip;
    }

    private static Region dot(Color colour) {
        Region dot = new Region();
        dot.setMinSize(10, 10);
        dot.setMaxSize(10, 10);
        dot.setBackground(HistogramBars.ground(colour, 3));
        return dot;
    }

    /** A small box drawn as those on the map: plain, crossed or dashed. */
    private static Optional<Node> swatch(Verdict verdict) {
        Rectangle box = new Rectangle(0.5, 0.5, 14, 9);
        Group group = new Group(box);
        if (verdict.outline() == MapBox.Outline.CROSSED) {
            group.getChildren().addAll(new Line(0.5, 0.5, 14.5, 9.5), new Line(0.5, 9.5, 14.5, 0.5));
        } else if (verdict.outline() == MapBox.Outline.DASHED) {
            box.getStrokeDashArray().setAll(3.0, 3.0);
        }
        for (Node node : group.getChildren()) {
            Shape shape = (Shape) node;
            shape.setStroke(verdict.colour());
            shape.setStrokeWidth(1.5);
            shape.setFill(Color.TRANSPARENT);
        }
        return Optional.of(group);
    }

    private void refresh() {
        set.ifPresent(shown -> {
            for (Node node : verdicts.getChildren()) {
                ToggleButton chip = (ToggleButton) node;
                Verdict verdict = (Verdict) chip.getUserData();
                tell(
                        chip,
                        verdict.letters(),
                        shown.count(verdict),
                        shown.hiddenVerdicts().contains(verdict));
            }
            int[] counts = shown.counts();
            for (int i = 0; i < counts.length; i++) {
                ToggleButton chip = (ToggleButton) chips.getChildren().get(i);
                String name = shown.classes().get(i);
                tell(chip, name, counts[i], shown.hidden().contains(name));
            }
            total.setText(Figures.count(shown.shownPlaces().size()) + " of "
                    + Figures.count(shown.detections().size()));
            score.setText(Figures.score(shown.threshold().get()));
            histogram.range(shown.threshold().get(), 1);
        });
    }

    private static void tell(ToggleButton chip, String name, int count, boolean off) {
        chip.setText(name + "  " + Figures.count(count));
        chip.setSelected(!off);
        chip.pseudoClassStateChanged(OFF, off);
    }
}
