package org.nadir.app.experiments;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.nadir.app.desk.Desk;
import org.nadir.base.UserProblem;
import org.nadir.run.sweep.PlannedRun;
import org.nadir.run.sweep.RunSet;
import org.nadir.run.sweep.RunSets;
import org.nadir.run.sweep.SweepCost;
import org.nadir.run.sweep.SweepLauncher;
import org.nadir.run.sweep.SweepSpec;

/** Works out which runs a sweep of the chosen draft makes, off the FX thread, and starts them as a set. FX thread only. */
final class SweepPlanner {
    private static final int LIMIT = 200;

    private final Desk desk;
    private final ExperimentsModel model;
    private final ObjectProperty<Plan> plan = new SimpleObjectProperty<>(Plan.EMPTY);

    SweepPlanner(Desk desk, ExperimentsModel model) {
        this.desk = desk;
        this.model = model;
    }

    /**
     * What a text would make.
     *
     * @param fresh how many of the runs are not in the set yet
     * @param seconds of those one after another; empty while no earlier run tells
     * @param problem why it cannot be made; empty when it can
     */
    record Plan(List<PlannedRun> runs, int fresh, OptionalDouble seconds, String problem) {
        static final Plan EMPTY = new Plan(List.of(), 0, OptionalDouble.empty(), "");

        boolean startable() {
            return problem.isEmpty() && !runs.isEmpty();
        }
    }

    ObjectProperty<Plan> plan() {
        return plan;
    }

    /** Works the plan out anew. */
    void look() {
        ExperimentDraft draft = model.selected().get();
        if (draft.sweep().get().isBlank()) {
            plan.set(Plan.EMPTY);
            return;
        }
        Sweep sweep = sweep(draft);
        desk.tasks().latest("Planning a set of runs", progress -> plan(sweep), plan::set);
    }

    /** The text of a sweep and where its runs go. */
    private record Sweep(String yaml, SweepSentence sentence, Path runs) {
        SweepSpec spec() {
            return SweepSpec.parse(yaml, sentence.file(), Map.of());
        }
    }

    private Sweep sweep(ExperimentDraft draft) {
        String form = draft.yaml();
        return new Sweep(
                form + draft.sweep().get(),
                SweepSentence.behind(form, draft.origin().folder().resolve("sweep.yaml")),
                desk.settings().runsFolder().get());
    }

    private static Plan plan(Sweep sweep) {
        try {
            SweepSpec spec = sweep.spec();
            List<PlannedRun> runs = spec.runs(LIMIT);
            List<PlannedRun> missing = RunSets.missing(sweep.runs(), spec.name(), runs);
            return new Plan(runs, missing.size(), SweepCost.seconds(missing, sweep.runs()), "");
        } catch (UserProblem problem) {
            return new Plan(
                    List.of(), 0, OptionalDouble.empty(), sweep.sentence().of(problem));
        }
    }

    /** Makes the set and has a process of its own drive it. */
    void start(int workers) {
        Sweep sweep = sweep(model.selected().get());
        model.starting().set(true);
        desk.tasks()
                .run(
                        "Starting a set of runs",
                        progress -> {
                            Files.createDirectories(sweep.runs());
                            SweepSpec spec = sweep.spec();
                            RunSet set = RunSets.grow(sweep.runs(), spec, sweep.yaml(), spec.runs(LIMIT));
                            return SweepLauncher.detached(set, workers);
                        },
                        set -> desk.crossing().watchRun(set.path()),
                        () -> model.starting().set(false));
    }
}
