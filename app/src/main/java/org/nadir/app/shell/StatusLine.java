package org.nadir.app.shell;

import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.material2.Material2AL;
import org.nadir.app.desk.Job;
import org.nadir.app.desk.Parts;
import org.nadir.app.desk.StatusModel;

/** The lowest line of the window: cursor, coordinates, band values, scale; then background work, device and memory. */
final class StatusLine extends HBox {
    private final HBox work = new HBox(8);
    private final ObservableList<Job> jobs;

    StatusLine(StatusModel status, ObservableList<Job> jobs) {
        this.jobs = jobs;
        getStyleClass().add("status-line");
        setAlignment(Pos.CENTER_LEFT);
        getChildren()
                .addAll(
                        field(status.cursor(), 120),
                        field(status.coordinates(), 0),
                        field(status.values(), 0),
                        field(status.scale(), 0),
                        Parts.spring(),
                        work,
                        field(status.device(), 0),
                        field(status.memory(), 0));
        work.setAlignment(Pos.CENTER_RIGHT);
        jobs.addListener((ListChangeListener<Job>) change -> showWork());
        showWork();
    }

    private static Label field(ObservableValue<String> text, double width) {
        Label label = Parts.styled("", "status-field", "figures");
        label.textProperty().bind(text);
        label.setMinWidth(width);
        Parts.present(label, text.map(t -> !t.isEmpty()));
        return label;
    }

    private void showWork() {
        work.getChildren().clear();
        if (jobs.isEmpty()) {
            return;
        }
        Job job = jobs.get(jobs.size() - 1);
        Label what = Parts.styled(job.what(), "status-field");
        if (jobs.size() > 1) {
            what.setText(job.what() + " (+" + (jobs.size() - 1) + ")");
        }
        what.setTooltip(Parts.tip("Background work"));
        ProgressBar bar = new ProgressBar();
        bar.progressProperty().bind(job.fraction());
        bar.getStyleClass().add("small");
        bar.setPrefWidth(96);
        Button cancel = Parts.iconButton(Material2AL.CLOSE, "Cancel " + job.what(), job::cancel);
        work.getChildren().addAll(what, bar, cancel);
    }
}
