package org.nadir.app.runs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.value.ChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.nadir.app.desk.FactGrid;
import org.nadir.app.desk.Figures;
import org.nadir.app.desk.Parts;
import org.nadir.run.RunStatus;
import org.nadir.training.Scores;

/** What is known of the chosen run: its state, its scores per class, why it ended if it ended badly, and a
 * way on if it is over. FX thread only. */
final class RunInspector extends VBox {
    private final RunsController controller;
    private final FactGrid facts = new FactGrid();
    private final FactGrid scores = new FactGrid();
    private final VBox scoreSection = Parts.section("Latest validation", scores);
    private final FactGrid taken = new FactGrid();
    private final Button compare = new Button("Estimated and measured");
    private final Label lastLines = Parts.styled("", "mono", "last-lines");
    private final Label trouble = Parts.muted("");
    private final VBox troubleSection = Parts.section("What happened", trouble, lastLines);
    private final TrainOn trainOn;
    private final RunsModel model;
    private final ChangeListener<Number> changed = (property, before, now) -> refresh();
    private Optional<RunItem> run = Optional.empty();

    RunInspector(RunsModel model, RunsController controller) {
        this.controller = controller;
        this.model = model;
        getStyleClass().add("inspector-content");
        lastLines.setWrapText(true);
        VBox runSection = Parts.section("Run", facts);
        Parts.present(runSection, model.selected().map(Optional::isPresent));
        trainOn = new TrainOn(controller);
        getChildren()
                .addAll(
                        new RunSetInspector(model, controller),
                        troubleSection,
                        new StagesPane(model, controller),
                        runSection,
                        trainOn,
                        scoreSection,
                        cost(model));
        model.selected().addListener((property, before, now) -> follow(now));
        follow(model.selected().get());
    }

    private VBox cost(RunsModel model) {
        compare.setId("run-estimate");
        compare.setTooltip(
                Parts.tip("Seconds of training steps and highest memory: as estimated from a calibration of this"
                        + " machine, and as they were"));
        compare.setOnAction(event -> run.ifPresent(shown ->
                controller.estimate(shown, found -> run.filter(shown::equals).ifPresent(r -> taken.show(found)))));
        VBox cost = Parts.section("Cost", compare, taken);
        return Parts.present(cost, model.selected().map(shown -> shown.filter(RunInspector::trainedHere)
                .isPresent()));
    }

    private void follow(Optional<RunItem> now) {
        run.ifPresent(old -> old.revision().removeListener(changed));
        run = now;
        run.ifPresent(shown -> shown.revision().addListener(changed));
        lastLines.setText("");
        taken.show(Map.of());
        refresh();
    }

    private void refresh() {
        facts.show(run.map(this::facts).orElse(Map.of()));
        trainOn.show(run);
        Optional<Scores> latest = run.flatMap(shown -> shown.scores().get());
        scores.show(latest.map(RunInspector::lines).orElse(Map.of()));
        show(scoreSection, latest.isPresent());
        Optional<RunStatus> status = run.flatMap(shown -> shown.status().get());
        RunStatus.State state = status.map(RunStatus::state).orElse(RunStatus.State.STARTING);
        boolean bad = state == RunStatus.State.DIED || state == RunStatus.State.FAILED;
        show(troubleSection, bad);
        if (bad) {
            trouble.setText(
                    state == RunStatus.State.DIED
                            ? "The worker process is gone without a word. The last lines of its log are below. Resume goes on from "
                                    + "its last checkpoint."
                            : status.map(RunStatus::message).orElse(""));
            run.ifPresent(shown -> {
                if (lastLines.getText().isEmpty()) {
                    controller.text(shown.folder().log(), text -> lastLines.setText(last(text)));
                }
            });
        }
    }

    private Map<String, String> facts(RunItem shown) {
        Map<String, String> known = RunFacts.of(shown);
        List<String> users = model.users(shown);
        if (!users.isEmpty()) {
            known.put("Needed by", String.join(", ", users));
        }
        return known;
    }

    /** Weights and logs from elsewhere tell no steps of this machine. */
    private static boolean trainedHere(RunItem run) {
        return run.spec().isPresent() && !run.imported() && !run.recorded();
    }

    private static void show(VBox section, boolean wanted) {
        section.setVisible(wanted);
        section.setManaged(wanted);
    }

    private static Map<String, String> lines(Scores scores) {
        Map<String, String> lines = new LinkedHashMap<>();
        scores.metrics().forEach((name, value) -> lines.put(RunCurves.metric(name), Figures.score(value)));
        scores.classes()
                .forEach((name, score) -> lines.put(
                        name,
                        "AP50 " + Figures.score(score.ap50()) + "\n" + Figures.count(score.truths()) + " labelled, "
                                + Figures.count(score.detections()) + " found"));
        return lines;
    }

    static String last(String log) {
        String[] lines = log.strip().split("\n");
        int from = Math.max(0, lines.length - 8);
        return String.join("\n", java.util.Arrays.copyOfRange(lines, from, lines.length));
    }
}
