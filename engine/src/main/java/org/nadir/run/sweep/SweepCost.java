package org.nadir.run.sweep;

import java.nio.file.Path;
import java.util.DoubleSummaryStatistics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.nadir.base.UserProblem;
import org.nadir.experiment.ExperimentSpec;
import org.nadir.freezing.Expansion;
import org.nadir.freezing.FreezingSchedule;
import org.nadir.run.RunFolder;
import org.nadir.run.RunStatus;

/** What a grid costs before it is trained, as far as its specifications tell. */
public final class SweepCost {
    private static final int EXAMPLES = 100;

    private SweepCost() {}

    /** Epochs of all runs together. */
    public static long epochs(List<PlannedRun> runs) {
        return runs.stream()
                .mapToLong(run -> run.spec().optimisation().epochs())
                .sum();
    }

    /**
     * Seconds of all runs together, one after another, by what an epoch took in earlier runs of the same detector, backbone
     * and data; empty when a run has no such example.
     *
     * @param runsDir where earlier runs are looked for; the newest {@value #EXAMPLES} of them are read
     */
    public static OptionalDouble seconds(List<PlannedRun> runs, Path runsDir) {
        Map<String, DoubleSummaryStatistics> examples = new HashMap<>();
        RunFolder.list(runsDir).stream().limit(EXAMPLES).forEach(run -> example(run, examples));
        double seconds = 0;
        for (PlannedRun run : runs) {
            DoubleSummaryStatistics known = examples.get(kind(run.spec()));
            if (known == null) {
                return OptionalDouble.empty();
            }
            seconds += known.getAverage() * run.spec().optimisation().epochs();
        }
        return OptionalDouble.of(seconds);
    }

    private static void example(RunFolder run, Map<String, DoubleSummaryStatistics> examples) {
        try {
            Optional<RunStatus> status = run.status()
                    .filter(s -> s.state() == RunStatus.State.FINISHED && s.epoch() > 0 && s.elapsedSeconds() > 0);
            if (status.isPresent()) {
                examples.computeIfAbsent(kind(run.spec()), kind -> new DoubleSummaryStatistics())
                        .accept(status.get().elapsedSeconds() / status.get().epoch());
            }
        } catch (UserProblem unreadable) {
            // a run whose specification is damaged is no example
        }
    }

    private static String kind(ExperimentSpec spec) {
        return spec.model().detector() + " " + spec.model().backbone() + " "
                + spec.data().sources().folders();
    }

    /** Share of the epochs of a run in which some part of the backbone trains; the most where scores decide. */
    public static double backboneShare(ExperimentSpec spec) {
        int epochs = spec.optimisation().epochs();
        FreezingSchedule schedule = spec.freezing().toSchedule(spec.model().pretrained());
        Expansion plan = Expansion.of(schedule, epochs, spec.run().validateEvery());
        return (double) plan.most().backboneEpochs() / epochs;
    }
}
