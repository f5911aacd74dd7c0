package org.nadir.app.experiments;

import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import org.nadir.app.desk.Job;
import org.nadir.app.desk.Parts;

/** How far a job is, with a button that cancels it; gone while there is none. FX thread only. */
final class JobRow extends HBox {
    private final ProgressBar bar = new ProgressBar(-1);
    private final Label doing = Parts.styled("", "muted", "small-text");

    /** @param cancelId of the button */
    JobRow(ObservableValue<Optional<Job>> job, String cancelId, Runnable cancel) {
        super(8);
        bar.setPrefWidth(160);
        Button button = new Button("Cancel");
        button.setId(cancelId);
        button.setOnAction(event -> cancel.run());
        getChildren().addAll(bar, doing, Parts.spring(), button);
        setAlignment(Pos.CENTER_LEFT);
        Parts.present(this, job.map(Optional::isPresent));
        job.addListener((property, before, now) -> follow(now));
        follow(job.getValue());
    }

    private void follow(Optional<Job> job) {
        bar.progressProperty().unbind();
        doing.textProperty().unbind();
        job.ifPresent(running -> {
            bar.progressProperty().bind(running.fraction());
            doing.textProperty().bind(running.detail());
        });
    }
}
