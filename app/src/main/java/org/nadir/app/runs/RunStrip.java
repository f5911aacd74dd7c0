package org.nadir.app.runs;

import java.util.ArrayList;
import java.util.List;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import org.kordamp.ikonli.material2.Material2MZ;
import org.nadir.app.desk.Desk;
import org.nadir.app.desk.Figures;
import org.nadir.app.desk.Parts;
import org.nadir.run.RunStatus;
import org.nadir.viewer.timeline.CellState;
import org.nadir.viewer.timeline.TimelineModel;

/** Every active run below all workspaces: name, epoch, losses, what the backbone does, pause, stop. FX thread only. */
final class RunStrip extends HBox {
    private static final PseudoClass FROZEN = PseudoClass.getPseudoClass("frozen");

    private final Desk desk;
    private final RunsModel model;
    private final RunsController controller;
    private final List<Runnable> refreshes = new ArrayList<>();
    private final Timeline clock = new Timeline(new KeyFrame(Duration.millis(500), event -> refresh()));

    RunStrip(Desk desk, RunsModel model, RunsController controller) {
        this.desk = desk;
        this.model = model;
        this.controller = controller;
        getStyleClass().add("run-strip");
        setId("run-strip");
        clock.setCycleCount(javafx.animation.Animation.INDEFINITE);
        model.active().addListener((ListChangeListener<RunItem>) change -> rebuild());
        rebuild();
    }

    private void rebuild() {
        getChildren().clear();
        refreshes.clear();
        model.active().stream().limit(5).forEach(run -> getChildren().add(entry(run)));
        int more = model.active().size() - getChildren().size();
        if (more > 0) {
            getChildren().add(Parts.muted("and " + Figures.counted(more, "more run", "more runs")));
        }
        setVisible(!getChildren().isEmpty());
        setManaged(!getChildren().isEmpty());
        if (getChildren().isEmpty()) {
            clock.stop();
        } else {
            clock.play();
        }
        refresh();
    }

    void close() {
        clock.stop();
    }

    private void refresh() {
        refreshes.forEach(Runnable::run);
    }

    private Node entry(RunItem run) {
        Hyperlink name = new Hyperlink(run.name());
        name.setOnAction(event -> desk.crossing().watchRun(run.folder().path()));
        name.setMinWidth(40);
        Label epoch = Parts.styled("", "muted", "figures");
        epoch.setMinWidth(USE_PREF_SIZE);
        Sparkline losses = new Sparkline();
        Region mark = new Region();
        mark.getStyleClass().add("freeze-mark");
        Label state = Parts.styled("", "muted");
        state.setMinWidth(USE_PREF_SIZE);
        refreshes.add(() -> {
            epoch.setText(run.status()
                    .get()
                    .map(RunFacts::epoch)
                    .map(e -> "epoch " + e)
                    .orElse("starting"));
            losses.show(run.curves().recentLosses());
            boolean frozen = frozen(run.timeline());
            mark.pseudoClassStateChanged(FROZEN, frozen);
            state.setText(frozen ? "backbone frozen" : "backbone trains");
        });
        HBox row = new HBox(name, epoch, losses, mark, state, control(run));
        row.getStyleClass().add("run-entry");
        return row;
    }

    private HBox control(RunItem run) {
        Button pause = Parts.iconButton(Material2MZ.PAUSE, "Pause " + run.name(), () -> controller.pause(run));
        Button resume = Parts.iconButton(Material2MZ.PLAY_ARROW, "Resume " + run.name(), () -> controller.resume(run));
        Button stop = Parts.iconButton(
                Material2MZ.STOP, "Stop " + run.name() + " and keep its checkpoint", () -> controller.stop(run));
        var paused = run.status()
                .map(s -> s.map(RunStatus::state).orElse(RunStatus.State.STARTING))
                .map(s -> s == RunStatus.State.PAUSED);
        Parts.present(resume, paused);
        Parts.present(pause, paused.map(p -> !p));
        HBox row = new HBox(pause, resume, stop);
        row.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        return row;
    }

    /** True when no stage of the backbone trains in the current epoch; the rows of neck and head come last. */
    static boolean frozen(TimelineModel timeline) {
        int epoch = timeline.currentEpoch();
        if (epoch < 0 || epoch >= timeline.epochs()) {
            return false;
        }
        for (int row = 0; row < timeline.rows().size() - 2; row++) {
            if (timeline.state(row, epoch) == CellState.TRAINED) {
                return false;
            }
        }
        return true;
    }
}
