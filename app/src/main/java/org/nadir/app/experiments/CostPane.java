package org.nadir.app.experiments;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;
import org.nadir.app.desk.FactGrid;
import org.nadir.app.desk.Parts;

/**
 * What the schedule in the designer costs: counted, with the formula folded away below, and estimated from measured steps,
 * with the button that measures them. FX thread only.
 */
final class CostPane extends VBox {
    private final SchedulePreview preview;
    private final ScheduleCalibration calibration;
    private final FactGrid facts = new FactGrid();
    private final Label explanation = Parts.muted("");

    CostPane(SchedulePreview preview, ScheduleCalibration calibration) {
        super(6);
        this.preview = preview;
        this.calibration = calibration;
        setId("schedule-cost");
        ToggleButton how = new ToggleButton("How it is counted", Parts.icon(Material2AL.FUNCTIONS));
        how.setId("schedule-formula");
        how.getStyleClass().addAll("flat", "tool");
        how.setTooltip(Parts.tip("Shows the formula and what it leaves out"));
        how.setMaxWidth(Double.MAX_VALUE);
        explanation.setMinHeight(Label.USE_PREF_SIZE);
        Parts.present(explanation, how.selectedProperty());
        VBox actions = new VBox(4, how, measure());
        actions.setMinWidth(VBox.USE_PREF_SIZE);
        HBox.setHgrow(facts, Priority.ALWAYS);
        getChildren()
                .addAll(
                        new HBox(8, facts, actions),
                        new JobRow(calibration.measuring(), "schedule-calibrate-cancel", calibration::cancel),
                        explanation);
        preview.cost().addListener((property, before, now) -> show());
        calibration.known().addListener((property, before, now) -> show());
        show();
    }

    private Button measure() {
        Button measure = new Button("Calibrate", Parts.icon(Material2MZ.SPEED));
        measure.setId("schedule-calibrate");
        measure.getStyleClass().add("tool");
        measure.setMaxWidth(Double.MAX_VALUE);
        measure.setTooltip(Parts.tip("Makes some training steps of this model on this machine, with images of the data"
                + " set, to estimate seconds and memory. Takes some seconds to minutes."));
        measure.disableProperty().bind(calibration.measuring().map(Optional::isPresent));
        measure.setOnAction(event -> calibration.measure());
        return measure;
    }

    private void show() {
        ScheduleCost cost = preview.cost().get();
        Map<String, String> all = new LinkedHashMap<>(cost.facts());
        all.putAll(calibration.facts(cost));
        facts.show(all);
        explanation.setText(cost.explanation());
    }
}
