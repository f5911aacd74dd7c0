package org.nadir.app.compare;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.nadir.app.desk.Desk;
import org.nadir.app.desk.Parts;
import org.nadir.app.desk.TitleConverter;
import org.nadir.run.compare.Comparison;
import org.nadir.run.compare.EpochFacts;
import org.nadir.run.compare.RunGroup;
import org.nadir.run.compare.RunSummary;
import org.nadir.viewer.chart.CurveChart;
import org.nadir.viewer.chart.CurveModel;
import org.nadir.viewer.chart.CurvePick;
import org.nadir.viewer.chart.CurveSettings;
import org.nadir.viewer.chart.TimelineStack;
import org.nadir.viewer.chart.XAxis;
import org.nadir.viewer.style.ChartTheme;

/** The curves of all runs, one chart per quantity, one x axis and crosshair for all, the schedules below. FX thread only. */
final class CompareCharts extends BorderPane {
    private final Desk desk;
    private final CompareModel model;
    private final CompareController controller;
    private final ReadOnlyBooleanProperty dark;
    private final Consumer<CurvePick> onPick;
    private final ComboBox<XAxis> axis = new ComboBox<>();
    private final ComboBox<String> term = new ComboBox<>();
    private final Slider smoothing = new Slider(0, 0.98, 0.9);
    private final VBox page = new VBox(8);
    private final Map<Quantity, ToggleButton> chosen = new EnumMap<>(Quantity.class);
    private final List<CurveChart> charts = new ArrayList<>();

    /** Charts that tell which point of a curve a person clicked on. */
    CompareCharts(Desk desk, CompareModel model, CompareController controller, Look look) {
        this.desk = desk;
        this.model = model;
        this.controller = controller;
        this.dark = look.dark();
        this.onPick = look.onPick();
        setTop(tools());
        page.getStyleClass().add("chart-grid");
        setCenter(Parts.scrolling(page));
        dark.addListener(o -> change(s -> s.withTheme(theme())));
        model.grouped().addListener(o -> rebuild());
        model.comparison().addListener(o -> refresh());
        rebuild();
    }

    /** How the charts look, and who is told of a click on a point. */
    record Look(ReadOnlyBooleanProperty dark, Consumer<CurvePick> onPick) {}

    private FlowPane tools() {
        prepareAxis();
        CheckBox seeds = new CheckBox("Mean over seeds");
        seeds.setId("compare-grouped");
        seeds.setTooltip(
                Parts.tip("Runs that differ in their seed only as one curve: the mean with one deviation as a band"));
        seeds.selectedProperty().bindBidirectional(model.grouped());
        HBox smooth = new HBox(8, new Label("Smoothing"), smoothing);
        smooth.setAlignment(Pos.CENTER_LEFT);
        FlowPane row = new FlowPane(8, 6, quantities(), axis, term, smooth, seeds);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("filter-row");
        return row;
    }

    private HBox quantities() {
        HBox quantities = new HBox();
        for (Quantity quantity : Quantity.values()) {
            ToggleButton button = new ToggleButton(quantity.title());
            button.setId("compare-chart-" + quantity.name().toLowerCase(java.util.Locale.ROOT));
            button.setSelected(quantity == Quantity.SCORE || quantity == Quantity.LOSS);
            button.setOnAction(event -> rebuild());
            button.getStyleClass()
                    .add(
                            quantity == Quantity.SCORE
                                    ? "left-pill"
                                    : quantity == Quantity.MEMORY ? "right-pill" : "center-pill");
            chosen.put(quantity, button);
            quantities.getChildren().add(button);
        }
        return quantities;
    }

    private void prepareAxis() {
        axis.getItems().addAll(XAxis.EPOCH, XAxis.STEP, XAxis.TIME, XAxis.DEVICE);
        axis.setConverter(new TitleConverter<>(XAxis::title));
        axis.setValue(XAxis.EPOCH);
        axis.setPrefWidth(120);
        axis.setTooltip(
                Parts.tip("Device time is the time in optimiser steps; validation, data and pauses are left out"));
        axis.valueProperty().addListener((property, before, now) -> change(s -> s.withXAxis(now)));
        term.getItems().add(ComparedCurves.TOTAL);
        term.setValue(ComparedCurves.TOTAL);
        term.setPrefWidth(130);
        term.setTooltip(Parts.tip("Term of the loss"));
        term.setConverter(new TitleConverter<>(name -> "Loss: " + name));
        term.valueProperty().addListener((property, before, now) -> {
            if (now != null && before != null) {
                rebuild();
            }
        });
        smoothing.setPrefWidth(96);
        smoothing.getStyleClass().add("small");
        smoothing.setTooltip(Parts.tip("Weight of the past in the thick line; the thin line behind is the raw curve"));
        smoothing.valueProperty().addListener(o -> smooth());
    }

    private void rebuild() {
        charts.clear();
        page.getChildren().clear();
        for (Quantity quantity : Quantity.values()) {
            ToggleButton button = chosen.get(quantity);
            if (button != null && button.isSelected()) {
                show(quantity);
            }
        }
        if (charts.isEmpty()) {
            page.getChildren().add(Parts.muted("Choose above what the curves show."));
            return;
        }
        CurveChart first = charts.get(0);
        charts.stream().skip(1).forEach(chart -> {
            chart.crosshairProperty().bindBidirectional(first.crosshairProperty());
            chart.xRangeProperty().bindBidirectional(first.xRangeProperty());
        });
        CurveChart last = charts.get(charts.size() - 1);
        TimelineStack schedules = new TimelineStack(last);
        schedules.entriesProperty().set(entries());
        page.getChildren().add(schedules);
    }

    private void show(Quantity quantity) {
        CurveModel runs = quantity == Quantity.LOSS
                ? model.curves().loss(term.getValue())
                : model.curves().model(quantity);
        if (!model.grouped().get()) {
            add(quantity, runs);
            return;
        }
        Comparison comparison = model.comparison().get();
        int place = charts.size();
        add(quantity, new CurveModel());
        desk.tasks()
                .latest(
                        "Mean of " + quantity.title(),
                        progress -> ComparedCurves.means(runs, comparison.groups(), controller.labels()),
                        means -> replace(place, means));
    }

    private void add(Quantity quantity, CurveModel curves) {
        CurveChart chart = chart(quantity, curves);
        VBox.setVgrow(chart, Priority.ALWAYS);
        charts.add(chart);
        page.getChildren().add(chart);
    }

    /** The means were reckoned in the background; the chart may be gone meanwhile. */
    private void replace(int place, CurveModel means) {
        if (place < charts.size() && model.grouped().get()) {
            CurveModel shown = charts.get(place).model();
            shown.adopt(means);
        }
    }

    private CurveChart chart(Quantity quantity, CurveModel curves) {
        CurveChart chart = new CurveChart(
                curves,
                CurveSettings.of(title(quantity))
                        .withTheme(theme())
                        .withXAxis(axis.getValue())
                        .withSmoothing(quantity.noisy() ? smoothing.getValue() : 0)
                        .withLegend(false));
        chart.setId("compare-curves-" + quantity.name().toLowerCase(java.util.Locale.ROOT));
        chart.setMinHeight(128);
        chart.setPrefHeight(148);
        chart.onPick(onPick);
        return chart;
    }

    private String title(Quantity quantity) {
        return quantity == Quantity.LOSS && !ComparedCurves.TOTAL.equals(term.getValue())
                ? "Loss: " + term.getValue()
                : quantity.axis();
    }

    /** The runs say more than before: schedules, loss terms and means follow; plain curves follow by themselves. */
    private void refresh() {
        for (String name : model.curves().terms()) {
            if (!term.getItems().contains(name)) {
                term.getItems().add(name);
            }
        }
        rebuildMeans();
        page.getChildren().stream()
                .filter(TimelineStack.class::isInstance)
                .map(TimelineStack.class::cast)
                .forEach(stack -> stack.entriesProperty().set(entries()));
        // at their new heights the charts paint in the background while the tables are still laid out
        layout();
    }

    private void rebuildMeans() {
        if (model.grouped().get()) {
            rebuild();
        }
    }

    private List<TimelineStack.Entry> entries() {
        List<TimelineStack.Entry> entries = new ArrayList<>();
        for (RunGroup group : model.comparison().get().groups()) {
            // seeds mostly have the same schedule, which is shown once
            boolean alike = group.runs().stream()
                            .map(run -> run.epochs().stream()
                                    .map(EpochFacts::applied)
                                    .toList())
                            .distinct()
                            .count()
                    == 1;
            List<RunSummary> drawn = alike ? group.runs().subList(0, 1) : group.runs();
            drawn.forEach(run -> entry(group, run, alike).ifPresent(entries::add));
        }
        return entries;
    }

    private Optional<TimelineStack.Entry> entry(RunGroup group, RunSummary run, boolean whole) {
        Optional<ComparedRun> shown = model.find(run.folder());
        String name = whole ? group.title() : shown.map(ComparedRun::label).orElse(run.name());
        String series = model.grouped().get()
                ? group.title()
                : shown.map(ComparedRun::label).orElse(run.name());
        return ComparedRun.timeline(run)
                .map(timeline -> new TimelineStack.Entry(
                        name,
                        shown.map(ComparedRun::look).orElse(model.look(group)).argb(),
                        timeline,
                        series));
    }

    private void smooth() {
        int place = 0;
        for (Quantity quantity : Quantity.values()) {
            ToggleButton button = chosen.get(quantity);
            if (button != null && button.isSelected() && place < charts.size()) {
                CurveChart chart = charts.get(place++);
                if (quantity.noisy()) {
                    set(chart, s -> s.withSmoothing(smoothing.getValue()));
                }
            }
        }
    }

    private void change(UnaryOperator<CurveSettings> edit) {
        charts.forEach(chart -> {
            chart.xRangeProperty().set(Optional.empty());
            set(chart, edit);
        });
    }

    private static void set(CurveChart chart, UnaryOperator<CurveSettings> edit) {
        chart.settingsProperty().set(edit.apply(chart.settingsProperty().get()));
    }

    private ChartTheme theme() {
        return dark.get() ? ChartTheme.dark() : ChartTheme.light();
    }
}
