package org.nadir.app.experiments;

import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.material2.Material2AL;
import org.nadir.app.desk.FactGrid;
import org.nadir.app.desk.Parts;

/** What the schedule in the designer costs, with the formula folded away below. FX thread only. */
final class CostPane extends VBox {
    private final FactGrid facts = new FactGrid();
    private final Label explanation = Parts.muted("");

    CostPane(SchedulePreview preview) {
        super(6);
        setId("schedule-cost");
        ToggleButton how = new ToggleButton("How it is counted", Parts.icon(Material2AL.FUNCTIONS));
        how.setId("schedule-formula");
        how.getStyleClass().addAll("flat", "tool");
        how.setTooltip(Parts.tip("Shows the formula and what it leaves out"));
        how.setMinWidth(ToggleButton.USE_PREF_SIZE);
        explanation.setMinHeight(Label.USE_PREF_SIZE);
        Parts.present(explanation, how.selectedProperty());
        HBox line = new HBox(8, facts, Parts.spring(), how);
        HBox.setHgrow(facts, javafx.scene.layout.Priority.ALWAYS);
        getChildren().addAll(line, explanation);
        preview.cost().addListener((property, before, now) -> show(now));
        show(preview.cost().get());
    }

    private void show(ScheduleCost cost) {
        facts.show(cost.facts());
        explanation.setText(cost.explanation());
    }
}
