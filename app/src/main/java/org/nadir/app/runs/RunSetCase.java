package org.nadir.app.runs;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.nadir.app.desk.Figures;
import org.nadir.run.RunStatus;
import org.nadir.run.compare.Spread;

/**
 * The runs of a set that differ in their seed only.
 *
 * @param title what was chosen for them, without the seed; empty when the set varies nothing but the seed
 * @param runs in the order of the set
 * @param best highest mAP50 of each run that has one
 * @param seconds of work of each finished run
 */
record RunSetCase(String title, List<RunSetState.Member> runs, Spread best, Spread seconds) {
    private static final String SEED = "run.seed";
    private static final String CASE = "case";

    /** The cases of a set in their order. */
    static List<RunSetCase> of(RunSetState set) {
        Map<String, List<RunSetState.Member>> cases = new LinkedHashMap<>();
        for (RunSetState.Member member : set.members()) {
            cases.computeIfAbsent(title(member.planned().cell()), title -> new ArrayList<>())
                    .add(member);
        }
        return cases.entrySet().stream()
                .map(entry -> of(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static RunSetCase of(String title, List<RunSetState.Member> runs) {
        List<RunStatus> known =
                runs.stream().flatMap(member -> member.status().stream()).toList();
        List<Double> best = known.stream()
                .filter(status -> status.bestEpoch() >= 0)
                .map(RunStatus::bestScore)
                .toList();
        List<Double> seconds = known.stream()
                .filter(status -> status.state() == RunStatus.State.FINISHED)
                .map(RunStatus::elapsedSeconds)
                .toList();
        return new RunSetCase(title, List.copyOf(runs), Spread.of(best), Spread.of(seconds));
    }

    /** The case with the highest mean score; empty before there is a score. */
    static Optional<RunSetCase> best(RunSetState set) {
        return of(set).stream().filter(one -> one.best().count() > 0).max(Comparator.comparingDouble(one -> one.best()
                .mean()));
    }

    private static String title(Map<String, String> cell) {
        return cell.entrySet().stream()
                .filter(axis -> !axis.getKey().equals(SEED))
                .map(axis -> axis.getKey().equals(CASE) ? axis.getValue() : last(axis.getKey()) + " " + axis.getValue())
                .collect(Collectors.joining(", "));
    }

    private static String last(String key) {
        return key.substring(key.lastIndexOf('.') + 1);
    }

    /** "1, 2, 3"; a run of a set without seeds has that of its experiment, which is not told. */
    String seeds() {
        return runs.stream()
                .map(member -> member.planned().cell().getOrDefault(SEED, "as given"))
                .collect(Collectors.joining(", "));
    }

    int finished() {
        return (int) runs.stream().filter(RunSetState.Member::finished).count();
    }

    /** "0.412 ± 0.008", the mean alone for one run. */
    String score() {
        return written(best, Figures::score);
    }

    /** Mean time of a run. */
    String time() {
        return Figures.duration(seconds.mean());
    }

    private static String written(Spread spread, java.util.function.DoubleFunction<String> number) {
        return spread.count() < 2
                ? number.apply(spread.mean())
                : number.apply(spread.mean()) + " ± " + number.apply(spread.deviation());
    }
}
