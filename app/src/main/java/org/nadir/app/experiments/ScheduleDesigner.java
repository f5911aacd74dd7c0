package org.nadir.app.experiments;

import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;
import org.nadir.app.desk.Command;
import org.nadir.app.desk.Figures;
import org.nadir.app.desk.Parts;
import org.nadir.freezing.FreezeTable;
import org.nadir.viewer.style.ChartTheme;
import org.nadir.viewer.timeline.FreezeTimeline;

/**
 * The schedule designer below the fields of the card Freezing: a row of tools, the timeline to paint on, what it cannot show
 * in words, and the same schedule as text. FX thread only.
 */
final class ScheduleDesigner extends VBox {
    private static final double ZOOM_STEP = 1.5;

    private final ScheduleDesign design;
    private final FreezeTimeline timeline;

    ScheduleDesigner(ScheduleDesign design, ScheduleMenu menu, CostPane cost, ScheduleText text) {
        super(6);
        this.design = design;
        timeline = new FreezeTimeline(design.editor());
        timeline.setId("freeze-designer");
        Label rule = Parts.muted("");
        rule.setId("schedule-rule");
        rule.textProperty().bind(design.rule());
        rule.setMinHeight(Label.USE_PREF_SIZE);
        Parts.present(rule, design.rule().map(words -> !words.isEmpty()));
        ToggleButton asText = toggle(
                "As text",
                Parts.icon(Material2MZ.NOTES),
                "The schedule as YAML: typing changes the timeline, painting changes the text");
        asText.setId("schedule-as-text");
        Parts.present(text, asText.selectedProperty());
        getChildren().add(tools(menu.button(), asText));
        getChildren().addAll(menu.rows());
        getChildren().addAll(timeline, hint(), rule, outgrown(), cost, text);
    }

    /** The colours of the cells. */
    ObjectProperty<ChartTheme> theme() {
        return timeline.themeProperty();
    }

    private HBox tools(Node menu, Node asText) {
        ToggleButton unlock = toggle(
                "Unlock fixed rows",
                Parts.icon(Material2AL.LOCK_OPEN),
                "Lets neck, head and the always fixed parts of the backbone be painted too; they are pale while locked");
        unlock.setId("schedule-unlock");
        unlock.selectedProperty().bindBidirectional(design.unlocked());
        HBox tools = new HBox(
                4,
                tool(
                        "schedule.undo",
                        "Undo (Ctrl+Z in the timeline)",
                        Material2MZ.UNDO,
                        design::undo,
                        design.canUndo()),
                tool(
                        "schedule.redo",
                        "Redo (Ctrl+Y in the timeline)",
                        Material2MZ.REDO,
                        design::redo,
                        design.canRedo()),
                zoom("Show fewer epochs, wider (Ctrl+wheel)", Material2MZ.ZOOM_IN, ZOOM_STEP),
                zoom("Show more epochs, narrower (Ctrl+wheel)", Material2MZ.ZOOM_OUT, 1 / ZOOM_STEP),
                zoom("Show all epochs", Material2MZ.ZOOM_OUT_MAP, 0),
                unlock,
                Parts.spring(),
                menu,
                asText);
        tools.setAlignment(Pos.CENTER_LEFT);
        return tools;
    }

    private static ToggleButton toggle(String words, Node icon, String tip) {
        ToggleButton button = new ToggleButton(words, icon);
        button.getStyleClass().addAll("flat", "tool");
        button.setTooltip(Parts.tip(tip));
        button.setMinWidth(ToggleButton.USE_PREF_SIZE);
        return button;
    }

    private static Button tool(String id, String label, Ikon icon, Runnable action, ObservableBooleanValue enabled) {
        return Parts.iconButton(Command.of(id, label, icon, action).when(enabled));
    }

    private Button zoom(String label, Ikon icon, double factor) {
        return Parts.iconButton(icon, label, () -> timeline.zoomInTheMiddle(factor));
    }

    private static Label hint() {
        Label hint = Parts.styled(
                "Drag over cells, names or epochs to paint; the right button freezes. Keys: arrows, Shift, Space, T, F.",
                "muted",
                "small-text");
        hint.setWrapText(true);
        hint.setMinHeight(Label.USE_PREF_SIZE);
        return hint;
    }

    /** Shown while the run has become longer or shorter than the table. */
    private HBox outgrown() {
        Label words = Parts.styled("", "warning-line");
        words.setWrapText(true);
        words.textProperty().bind(design.outgrown().map(table -> table.map(ScheduleDesigner::words)
                .orElse("")));
        Button stretch = new Button("Stretch to the run");
        stretch.setId("schedule-stretch");
        stretch.setTooltip(Parts.tip("Every span takes the same share of the run as it did"));
        stretch.setOnAction(event -> design.stretch());
        Button fit = new Button("Keep the epochs");
        fit.setId("schedule-fit");
        fit.setTooltip(Parts.tip("Cuts off what lies beyond the run, or goes on with the last epoch of the table"));
        fit.setOnAction(event -> design.fit());
        stretch.setMinWidth(Button.USE_PREF_SIZE);
        fit.setMinWidth(Button.USE_PREF_SIZE);
        HBox row = new HBox(8, words, Parts.spring(), stretch, fit);
        row.setAlignment(Pos.CENTER_LEFT);
        return Parts.present(row, design.outgrown().map(Optional::isPresent));
    }

    private static String words(FreezeTable table) {
        return "The table was made for " + Figures.counted(table.epochs(), "epoch", "epochs")
                + ", the run has another number.";
    }
}
