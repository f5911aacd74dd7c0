package org.nadir.app.experiments;

import java.nio.file.Path;
import java.util.Map;
import javafx.animation.PauseTransition;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.nadir.app.desk.Parts;
import org.nadir.base.UserProblem;

/**
 * The schedule as YAML; typing changes the draft a moment later, painting changes the text. What is wrong stands below. FX
 * thread only.
 */
final class ScheduleText extends VBox {
    private static final Path NAME = Path.of("schedule.yaml");

    private final ReadOnlyObjectProperty<ExperimentDraft> selected;
    private final TextArea text = new TextArea();
    private final Label problem = Parts.styled("", "field-error");
    private final PauseTransition pause = new PauseTransition(Duration.millis(300));
    private boolean filling;

    ScheduleText(ReadOnlyObjectProperty<ExperimentDraft> selected) {
        super(4);
        this.selected = selected;
        text.setId("schedule-yaml");
        text.getStyleClass().add("mono");
        text.setAccessibleText("Schedule as YAML");
        text.setPrefRowCount(5);
        text.setWrapText(true);
        problem.setId("schedule-yaml-problem");
        problem.setMinHeight(Label.USE_PREF_SIZE);
        Parts.present(problem, problem.textProperty().map(sentence -> !sentence.isEmpty()));
        Label counting = Parts.styled("The text counts epochs from 0, the timeline from 1.", "muted", "small-text");
        getChildren().addAll(text, problem, counting);
        pause.setOnFinished(event -> take());
        text.textProperty().addListener((property, before, now) -> {
            if (!filling) {
                pause.playFromStart();
            }
        });
        text.focusedProperty().addListener((property, before, now) -> {
            if (!now && problem.getText().isEmpty()) {
                fill();
            }
        });
        selected.addListener((property, before, now) -> {
            follow(now);
            fill();
        });
        follow(selected.get());
        fill();
    }

    private void follow(ExperimentDraft draft) {
        draft.revision().addListener((property, before, now) -> {
            if (!text.isFocused() && draft.equals(selected.get())) {
                fill();
            }
        });
    }

    private void take() {
        try {
            Map<String, String> values = ScheduleYaml.read(text.getText(), NAME);
            ExperimentDraft draft = selected.get();
            draft.setAll(values);
            problem.setText(draft.problems().stream()
                    .filter(p -> values.containsKey(p.key()))
                    .map(p -> p.sentence())
                    .findFirst()
                    .orElse(""));
        } catch (UserProblem e) {
            problem.setText(String.valueOf(e.getMessage()));
        }
    }

    private void fill() {
        filling = true;
        pause.stop();
        problem.setText("");
        String now = ScheduleYaml.write(selected.get().valuesOf(ScheduleDesign.CARD));
        if (!now.equals(text.getText())) {
            text.setText(now);
        }
        filling = false;
    }
}
