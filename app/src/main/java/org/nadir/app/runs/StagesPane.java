package org.nadir.app.runs;

import java.util.List;
import java.util.Optional;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.nadir.app.desk.Parts;

/** The stages of the chosen run, if it is a distillation: state of each, and the way to its run. FX thread only. */
final class StagesPane extends VBox {
    private final RunsController controller;
    private final VBox lines = new VBox(8);
    private final Timeline clock = new Timeline(new KeyFrame(Duration.seconds(2), event -> refresh()));
    private Optional<RunItem> run = Optional.empty();
    private List<StageLine> shown = List.of();

    StagesPane(RunsModel model, RunsController controller) {
        this.controller = controller;
        setId("run-stages");
        getChildren().add(Parts.section("Stages", lines));
        model.selected().addListener((property, before, now) -> follow(now));
        clock.setCycleCount(Timeline.INDEFINITE);
        sceneProperty().addListener((property, before, now) -> {
            if (now == null) {
                clock.stop();
            } else {
                clock.play();
            }
        });
        follow(model.selected().get());
    }

    private void follow(Optional<RunItem> now) {
        run = now;
        show(List.of());
        refresh();
    }

    private void refresh() {
        run.filter(RunItem::distils)
                .ifPresent(wanted -> controller.stages(wanted, found -> {
                    if (run.filter(wanted::equals).isPresent()) {
                        show(found);
                    }
                }));
    }

    private void show(List<StageLine> found) {
        setVisible(!found.isEmpty());
        setManaged(!found.isEmpty());
        if (!shown.equals(found) || lines.getChildren().isEmpty()) {
            shown = found;
            lines.getChildren().setAll(found.stream().map(this::row).toList());
        }
    }

    private Node row(StageLine line) {
        Label title = Parts.styled(line.title(), "fact-name");
        title.setMinWidth(Label.USE_PREF_SIZE);
        HBox head = new HBox(6, mark(line), title, name(line));
        head.setAlignment(Pos.CENTER_LEFT);
        Label words = Parts.muted(line.words());
        words.setMinHeight(Label.USE_PREF_SIZE);
        words.setPadding(new javafx.geometry.Insets(0, 0, 0, 22));
        return new VBox(1, head, words);
    }

    private static Node mark(StageLine line) {
        return line.state()
                .map(RunStateLabel::mark)
                .orElseGet(() -> Parts.icon(
                        line.name().isEmpty()
                                ? Material2OutlinedAL.HOURGLASS_EMPTY
                                : Material2OutlinedAL.INSERT_DRIVE_FILE));
    }

    private Node name(StageLine line) {
        if (line.run().isEmpty()) {
            return new Label(line.name());
        }
        Hyperlink link = new Hyperlink(line.name());
        link.setId("stage-" + line.title().toLowerCase(java.util.Locale.ROOT));
        link.setMinWidth(0);
        link.setTooltip(Parts.tip("Goes to the run of this stage, with its own curves"));
        link.setOnAction(event -> line.run().ifPresent(controller::watch));
        return link;
    }
}
