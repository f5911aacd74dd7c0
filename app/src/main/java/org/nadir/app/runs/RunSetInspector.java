package org.nadir.app.runs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.value.ChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.nadir.app.desk.FactGrid;
import org.nadir.app.desk.Figures;
import org.nadir.app.desk.Parts;
import org.nadir.run.RunStatus;

/** What is known of the chosen set, which of its runs failed and why. FX thread only. */
final class RunSetInspector extends VBox {
    private static final int MOST_TROUBLES = 6;
    private static final String LOG = "log.txt";

    private final RunsController controller;
    private final FactGrid facts = new FactGrid();
    private final VBox troubles = new VBox(8);
    private final VBox troubleSection = Parts.section("What happened", troubles);
    private final Label lastLines = Parts.styled("", "mono", "last-lines");
    private final VBox logSection = Parts.section("Log of the set", lastLines);
    private final ChangeListener<RunSetState> changed = (property, before, now) -> refresh(now);
    private Optional<RunSetItem> set = Optional.empty();

    RunSetInspector(RunsModel model, RunsController controller) {
        this.controller = controller;
        setId("run-set-inspector");
        lastLines.setWrapText(true);
        getChildren().addAll(troubleSection, Parts.section("Set of runs", facts), logSection);
        Parts.present(this, model.selectedSet().map(Optional::isPresent));
        model.selectedSet().addListener((property, before, now) -> follow(now));
        follow(model.selectedSet().get());
    }

    private void follow(Optional<RunSetItem> now) {
        set.ifPresent(old -> old.state().removeListener(changed));
        set = now;
        lastLines.setText("");
        set.ifPresent(shown -> {
            shown.state().addListener(changed);
            refresh(shown.state().get());
        });
    }

    private void refresh(RunSetState state) {
        facts.show(facts(state));
        List<Node> lines = state.problem().isEmpty()
                ? state.members().stream()
                        .filter(member -> member.failed() || !member.there())
                        .limit(MOST_TROUBLES)
                        .map(this::trouble)
                        .toList()
                : List.of(Parts.muted(state.problem()));
        troubles.getChildren().setAll(lines);
        show(troubleSection, !lines.isEmpty());
        boolean held = !state.driven() && state.size() > state.finished();
        show(logSection, held && !lastLines.getText().isEmpty());
        if (held && lastLines.getText().isEmpty()) {
            set.ifPresent(shown -> controller.text(state.path().resolve(LOG), text -> log(shown, text)));
        }
    }

    private void log(RunSetItem of, String text) {
        if (set.filter(of::equals).isPresent() && !text.isBlank()) {
            lastLines.setText(RunInspector.last(text));
            show(logSection, true);
        }
    }

    private Node trouble(RunSetState.Member member) {
        Hyperlink run = new Hyperlink(member.planned().run());
        run.setMnemonicParsing(false);
        run.setDisable(!member.there());
        run.setOnAction(event -> controller.watch(member.folder()));
        String why = member.there()
                ? member.status()
                        .map(status -> status.state() == RunStatus.State.DIED
                                ? "The worker process is gone without a word."
                                : status.message())
                        .orElse("")
                : "The folder is gone from the disk.";
        Label words = Parts.muted(why);
        words.setMinHeight(Label.USE_PREF_SIZE);
        return new VBox(1, run, words);
    }

    private static void show(VBox section, boolean wanted) {
        section.setVisible(wanted);
        section.setManaged(wanted);
    }

    private static Map<String, String> facts(RunSetState state) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Name", state.name());
        facts.put("Kind", "Sweep");
        facts.put("State", state.words());
        if (state.problem().isEmpty()) {
            facts.put("Runs", state.progress());
            List<RunSetCase> cases = RunSetCase.of(state);
            facts.put("Cases", Figures.count(cases.size()));
            RunSetCase.best(state)
                    .ifPresent(best -> facts.put(
                            "Best mAP50",
                            best.score()
                                    + (best.title().isEmpty() ? "" : " (" + best.title() + ")")
                                    + (best.best().count() < 2
                                            ? ""
                                            : ", mean ± standard deviation of "
                                                    + best.best().count() + " seeds")));
            facts.put("Time", Figures.duration(state.elapsedSeconds()));
            if (state.active() > 0) {
                facts.put("Time left", Figures.duration(state.remainingSeconds()));
            }
        }
        facts.put("Folder", state.path().toString());
        return facts;
    }
}
