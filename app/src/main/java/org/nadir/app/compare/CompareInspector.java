package org.nadir.app.compare;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.nadir.app.desk.Parts;
import org.nadir.app.desk.TitleConverter;
import org.nadir.run.compare.Comparison;
import org.nadir.run.compare.Measure;
import org.nadir.run.compare.RunGroup;
import org.nadir.run.compare.Spread;
import org.nadir.run.report.ReportText;
import org.nadir.viewer.chart.ScatterChart;
import org.nadir.viewer.style.ChartTheme;

/** Accuracy against cost with the Pareto front, and what must be known of the comparison. FX thread only. */
final class CompareInspector extends VBox {
    private static final List<Measure> COSTS =
            List.of(Measure.DEVICE, Measure.WALL, Measure.PEAK, Measure.STEP, Measure.WORK_SHARE, Measure.PARAMETERS);

    private final CompareModel model;
    private final ScatterChart scatter = new ScatterChart();
    private final Label key = Parts.muted("");
    private final VBox front = new VBox(10);
    private final VBox warnings = new VBox(6);
    private final VBox warningSection = Parts.section("To be known", warnings);

    CompareInspector(CompareModel model, ReadOnlyBooleanProperty dark) {
        this.model = model;
        getStyleClass().add("inspector-content");
        ComboBox<Measure> cost = new ComboBox<>();
        cost.getItems().setAll(COSTS);
        cost.setConverter(new TitleConverter<>(Measure::title));
        cost.valueProperty().bindBidirectional(model.cost());
        HBox row = new HBox(8, new Label("Cost"), cost);
        row.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        scatter.setId("compare-scatter");
        scatter.themeProperty().bind(dark.map(d -> d ? ChartTheme.dark() : ChartTheme.light()));
        key.setId("compare-scatter-key");
        key.getStyleClass().add("small-text");
        getChildren()
                .addAll(
                        warningSection,
                        Parts.section("Accuracy against cost", row, scatter, key),
                        Parts.section("Pareto front", front));
        model.comparison().addListener(o -> refresh());
        model.cost().addListener(o -> refresh());
        refresh();
    }

    private void refresh() {
        Comparison comparison = model.comparison().get();
        Measure cost = model.cost().get();
        List<Integer> best = comparison.front(cost);
        List<ScatterChart.Dot> dots = new ArrayList<>();
        for (RunGroup group : comparison.groups()) {
            Spread score = group.spread(Measure.BEST);
            dots.add(new ScatterChart.Dot(
                    group.title(),
                    model.look(group),
                    group.spread(cost).mean(),
                    score.mean(),
                    score.count() < 2 ? 0 : score.deviation()));
        }
        String unit = cost.unit().isEmpty() ? "" : " (" + cost.unit() + ")";
        scatter.contentProperty()
                .set(new ScatterChart.Content(cost.title() + unit, Measure.BEST.title(comparison.runs()), dots, best));
        key.setText(ReportText.scatterKey(comparison.groups()) + ", the runs that no other beats in both.");
        front.getChildren()
                .setAll(best.stream()
                        .map(place -> onFront(comparison.groups().get(place), cost))
                        .toList());
        warnings.getChildren()
                .setAll(comparison.warnings().stream()
                        .map(words -> Parts.styled(words, "warning-line"))
                        .toList());
        warningSection.setVisible(!comparison.warnings().isEmpty());
        warningSection.setManaged(!comparison.warnings().isEmpty());
    }

    /** A name with the line to itself: beside its numbers it would be broken within words. */
    private VBox onFront(RunGroup group, Measure cost) {
        Label name = new Label(group.title(), RunMark.of(model.look(group)));
        name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        name.setTooltip(Parts.tip(group.title()));
        Label numbers = Parts.muted(ReportText.of(Measure.BEST, group.spread(Measure.BEST)) + "   "
                + ReportText.of(cost, group.spread(cost)));
        numbers.getStyleClass().add("figures");
        return new VBox(2, name, numbers);
    }
}
