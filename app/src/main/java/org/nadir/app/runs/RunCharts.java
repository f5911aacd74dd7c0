package org.nadir.app.runs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.RowConstraints;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.nadir.app.desk.EmptyState;
import org.nadir.app.desk.Parts;
import org.nadir.app.desk.TitleConverter;
import org.nadir.viewer.chart.CurveChart;
import org.nadir.viewer.chart.CurveModel;
import org.nadir.viewer.chart.CurveSettings;
import org.nadir.viewer.chart.XAxis;
import org.nadir.viewer.style.ChartTheme;

/** The curves of the chosen run in a grid, one x axis and one crosshair for all, the freeze band under each. FX thread only. */
final class RunCharts extends BorderPane {
    private final ReadOnlyBooleanProperty dark;
    private final GridPane grid = new GridPane();
    private final Node curves = Parts.scrolling(new VBox(grid));
    private final ComboBox<XAxis> axis = new ComboBox<>();
    private final Slider smoothing = new Slider(0, 0.98, 0.6);
    private final CheckBox logarithmic = new CheckBox("Logarithmic loss");
    private final List<CurveChart> charts = new ArrayList<>();

    RunCharts(ReadOnlyBooleanProperty dark) {
        this.dark = dark;
        getStyleClass().add("run-charts");
        setTop(tools());
        setCenter(curves);
        VBox.setVgrow(grid, Priority.ALWAYS);
        grid.setHgap(8);
        grid.setVgap(8);
        grid.getStyleClass().add("chart-grid");
        for (int i = 0; i < 2; i++) {
            ColumnConstraints half = new ColumnConstraints();
            half.setPercentWidth(50);
            half.setHgrow(Priority.ALWAYS);
            grid.getColumnConstraints().add(half);
        }
        dark.addListener((property, before, now) -> change(s -> s.withTheme(theme())));
    }

    private HBox tools() {
        axis.getItems().addAll(XAxis.EPOCH, XAxis.STEP, XAxis.TIME);
        axis.setConverter(new TitleConverter<>(XAxis::title));
        axis.setValue(XAxis.EPOCH);
        axis.valueProperty().addListener((property, before, now) -> change(s -> s.withXAxis(now)));
        smoothing.setPrefWidth(120);
        smoothing.getStyleClass().add("small");
        smoothing.setTooltip(Parts.tip("Weight of the past in the thick line; the thin line behind is the raw curve"));
        smoothing.valueProperty().addListener((property, before, now) -> smooth());
        logarithmic.setOnAction(event -> charts.stream()
                .limit(1)
                .forEach(chart -> set(chart, s -> s.withLogarithmic(logarithmic.isSelected()))));
        HBox row = new HBox(8, new Label("Along"), axis, new Label("Smoothing"), smoothing, logarithmic);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("filter-row");
        return row;
    }

    /** Shows another run; its curves go on growing by themselves. */
    void show(Optional<RunItem> run) {
        grid.getChildren().clear();
        grid.getRowConstraints().clear();
        charts.clear();
        boolean imported = run.map(RunItem::imported).orElse(false);
        setCenter(imported ? noTraining() : curves);
        run.filter(shown -> !imported).ifPresent(this::build);
    }

    private static Node noTraining() {
        return new EmptyState(
                Material2OutlinedAL.INSIGHTS,
                "Trained elsewhere",
                "Another program trained this detector, so there are no curves of it. In Scenes it finds objects as any run does.",
                List.of());
    }

    private void build(RunItem run) {
        RunCurves curves = run.curves();
        add(run, curves.loss(), new Titles("Loss", "loss"), true);
        add(run, curves.score(), new Titles("Validation", "mAP"), false);
        add(run, curves.rate(), new Titles("Learning rate", "rate"), false);
        add(run, curves.time(), new Titles("Time per step", "ms"), true);
        add(run, curves.memory(), new Titles("Memory", "MiB"), false);
        for (int row = 0; row < 3; row++) {
            RowConstraints constraints = new RowConstraints(224, 240, Double.MAX_VALUE);
            constraints.setVgrow(Priority.ALWAYS);
            grid.getRowConstraints().add(constraints);
        }
        CurveChart first = charts.get(0);
        charts.stream().skip(1).forEach(chart -> chart.crosshairProperty()
                .bindBidirectional(first.crosshairProperty()));
    }

    private void add(RunItem run, CurveModel curve, Titles titles, boolean smoothed) {
        CurveSettings settings = CurveSettings.of(titles.axis())
                .withTheme(theme())
                .withXAxis(axis.getValue())
                .withSmoothing(smoothed ? smoothing.getValue() : 0)
                .withLogarithmic(charts.isEmpty() && logarithmic.isSelected());
        CurveChart chart = new CurveChart(curve, settings);
        chart.freezeBandProperty().set(Optional.of(run.timeline()));
        VBox.setVgrow(chart, Priority.ALWAYS);
        VBox card = new VBox(Parts.heading(titles.heading()), chart);
        card.getStyleClass().add("chart-card");
        // the terms of a teacher would fill half of a narrow chart with their names
        boolean wide = run.hasTeacher();
        int place = wide && !charts.isEmpty() ? charts.size() + 1 : charts.size();
        grid.add(card, place % 2, place / 2, wide && charts.isEmpty() ? 2 : 1, 1);
        charts.add(chart);
    }

    /** What a chart is called, and its y axis with the unit. */
    private record Titles(String heading, String axis) {}

    private void smooth() {
        for (int i : new int[] {0, 3}) {
            if (i < charts.size()) {
                set(charts.get(i), s -> s.withSmoothing(smoothing.getValue()));
            }
        }
    }

    private void change(UnaryOperator<CurveSettings> edit) {
        charts.forEach(chart -> set(chart, edit));
    }

    private static void set(CurveChart chart, UnaryOperator<CurveSettings> edit) {
        chart.settingsProperty().set(edit.apply(chart.settingsProperty().get()));
    }

    private ChartTheme theme() {
        return dark.get() ? ChartTheme.dark() : ChartTheme.light();
    }
}
