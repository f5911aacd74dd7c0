package org.nadir.app.experiments;

import javafx.animation.PauseTransition;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.BorderPane;
import javafx.util.Duration;
import org.nadir.app.desk.Parts;

/** The same experiment as text; typing changes the form a moment later, the form changes the text. FX thread only. */
final class YamlPane extends BorderPane {
    private final ExperimentsModel model;
    private final TextArea text = new TextArea();
    private final PauseTransition pause = new PauseTransition(Duration.millis(300));
    private boolean filling;

    YamlPane(ExperimentsModel model) {
        this.model = model;
        text.setId("experiment-yaml");
        text.getStyleClass().addAll("mono", "page-text");
        Label problem = Parts.styled("", "field-error", "yaml-problem");
        problem.setWrapText(true);
        problem.textProperty().bind(model.yamlProblem());
        Parts.present(problem, model.yamlProblem().map(sentence -> !sentence.isEmpty()));
        setCenter(text);
        setBottom(problem);
        pause.setOnFinished(event -> take());
        text.textProperty().addListener((property, before, now) -> {
            if (!filling) {
                pause.playFromStart();
            }
        });
        text.focusedProperty().addListener((property, before, now) -> {
            if (!now && model.yamlProblem().get().isEmpty()) {
                take();
                fill();
            }
        });
        model.selected().addListener((property, before, now) -> {
            model.yamlProblem().set("");
            follow(now);
            fill();
        });
        follow(model.selected().get());
        fill();
    }

    private void follow(ExperimentDraft draft) {
        draft.revision().addListener((property, before, now) -> {
            if (!text.isFocused() && draft.equals(model.selected().get())) {
                fill();
            }
        });
    }

    private void take() {
        pause.stop();
        model.takeYaml(text.getText());
    }

    private void fill() {
        filling = true;
        String now = model.selected().get().yaml();
        if (!now.equals(text.getText())) {
            text.setText(now);
        }
        filling = false;
    }
}
