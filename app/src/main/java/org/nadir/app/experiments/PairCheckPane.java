package org.nadir.app.experiments;

import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.material2.Material2AL;
import org.nadir.app.desk.FactGrid;
import org.nadir.app.desk.Parts;

/** The button that checks a pair, how far it is, and what it found, level by level. FX thread only. */
final class PairCheckPane extends VBox {
    private final PairChecking checking;
    private final VBox found = new VBox(8);

    PairCheckPane(PairChecking checking) {
        super(8);
        this.checking = checking;
        found.setId("pair-finding");
        Label reason = Parts.muted("");
        reason.setId("pair-check-reason");
        reason.setMinHeight(Label.USE_PREF_SIZE);
        reason.textProperty().bind(checking.reason());
        Parts.present(reason, checking.reason().isNotEmpty());
        getChildren().addAll(reason, new JobRow(checking.running(), "pair-check-cancel", checking::cancel), found);
        checking.finding().addListener((property, before, now) -> show(now));
        show(checking.finding().get());
    }

    /** For the row of tools above the picture. */
    Button button() {
        Button check = new Button("Check shapes", Parts.icon(Material2AL.FACT_CHECK));
        check.setId("pair-check");
        check.getStyleClass().add("tool");
        check.setMinWidth(Button.USE_PREF_SIZE);
        check.setTooltip(
                Parts.tip("Runs one training image through both detectors, in a process of its own, and tells what"
                        + " meets on each level or why the two cannot learn from each other. Takes some seconds."));
        check.disableProperty()
                .bind(checking.reason()
                        .isNotEmpty()
                        .or(javafx.beans.binding.Bindings.createBooleanBinding(
                                () -> checking.running().get().isPresent(), checking.running())));
        check.setOnAction(event -> checking.check());
        return check;
    }

    private void show(Optional<PairFinding> finding) {
        found.getChildren().clear();
        found.setVisible(finding.isPresent());
        found.setManaged(finding.isPresent());
        finding.ifPresent(now -> {
            if (!now.problem().isEmpty()) {
                Label problem = Parts.styled(now.problem(), "field-error");
                problem.setId("pair-problem");
                problem.setMinHeight(Label.USE_PREF_SIZE);
                found.getChildren().add(problem);
                if (!now.lines().isEmpty()) {
                    found.getChildren().add(levels(now.lines()));
                }
                return;
            }
            Label fits = Parts.heading("The two can learn: one image went through both");
            fits.setId("pair-fits");
            FactGrid facts = new FactGrid();
            facts.show(now.facts());
            found.getChildren().addAll(fits, levels(now.lines()), facts);
        });
    }

    private static GridPane levels(List<PairFinding.Line> lines) {
        GridPane grid = new GridPane();
        grid.setHgap(24);
        grid.setVgap(4);
        grid.addRow(0, muted("Level"), muted("Teacher, cell"), muted("Student, cell"), muted("They meet"));
        for (PairFinding.Line line : lines) {
            grid.addRow(
                    grid.getRowCount(),
                    new Label(line.level()),
                    new Label(line.teacher()),
                    new Label(line.student()),
                    new Label(line.meeting()));
        }
        return grid;
    }

    private static Label muted(String words) {
        return Parts.styled(words, "muted", "small-text");
    }
}
