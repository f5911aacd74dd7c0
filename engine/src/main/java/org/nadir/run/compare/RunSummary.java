package org.nadir.run.compare;

import java.nio.file.Path;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nadir.base.UserProblem;
import org.nadir.experiment.ExperimentSpec;
import org.nadir.experiment.ExperimentYaml;
import org.nadir.experiment.Fields;
import org.nadir.run.RunFolder;
import org.nadir.run.RunStatus;

/**
 * A run as one row of a comparison. A value: it does not follow the folder it was read from.
 *
 * @param folder where it lies
 * @param name of the folder
 * @param values settings of its experiment by key; empty when the specification cannot be read or there is none
 * @param yaml the specification as text; empty as above
 * @param schedule its freezing schedule in words; empty as above
 * @param state empty when the folder has no readable status
 * @param facts what it told of itself when it started: data, device, engine
 * @param epochs all epochs that began
 * @param plannedEpochs epochs it means to train
 * @param workShare operations of the epochs so far, counted by the network's layers, as a share of the same epochs of full
 *     training; NaN when the run does not say what it applied
 * @param remarks sentences on what is missing in the folder, for a person
 */
public record RunSummary(
        Path folder,
        String name,
        Map<String, String> values,
        String yaml,
        String schedule,
        Optional<RunStatus.State> state,
        Map<String, String> facts,
        List<EpochFacts> epochs,
        int plannedEpochs,
        double workShare,
        List<String> remarks) {
    public RunSummary {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
        epochs = List.copyOf(epochs);
        remarks = List.copyOf(remarks);
    }

    /**
     * Reads a run folder as it is now; a run that is still going on gives what it has done so far.
     *
     * @throws UserProblem when there is no run in the folder
     */
    public static RunSummary read(Path path) {
        RunFolder folder = RunFolder.open(path);
        RunAccount account = new RunAccount();
        folder.events().forEach(account::add);
        return of(folder, account.totals());
    }

    /** The summary of a run whose events somebody has already added up. */
    public static RunSummary of(RunFolder folder, RunTotals totals) {
        java.util.ArrayList<String> remarks = new java.util.ArrayList<>();
        Optional<ExperimentSpec> spec = spec(folder, remarks);
        Optional<RunStatus.State> state = folder.status().map(RunStatus::state);
        List<EpochFacts> epochs = totals.epochs();
        if (state.isEmpty()) {
            remarks.add("The folder has no readable status");
        }
        if (epochs.isEmpty()) {
            remarks.add("No epoch has begun");
        } else if (epochs.stream().noneMatch(e -> e.scores().isPresent())) {
            remarks.add("There was no validation");
        }
        state.filter(s -> s != RunStatus.State.FINISHED)
                .ifPresent(s -> remarks.add("The run is " + s.name().toLowerCase(java.util.Locale.ROOT)
                        + ": its numbers are those of " + epochs.size() + " of " + totals.plannedEpochs()
                        + " epochs"));
        return new RunSummary(
                folder.path(),
                folder.name(),
                spec.map(Fields::values).orElse(Map.of()),
                spec.map(ExperimentYaml::write).orElse(""),
                spec.map(s -> s.freezing().toSchedule(s.model().pretrained()).describe())
                        .orElse(""),
                state,
                totals.facts(),
                epochs,
                totals.plannedEpochs(),
                spec.map(s -> WorkShare.of(s, totals)).orElse(Double.NaN),
                remarks);
    }

    private static Optional<ExperimentSpec> spec(RunFolder folder, List<String> remarks) {
        try {
            return Optional.of(folder.spec());
        } catch (UserProblem problem) {
            remarks.add("Its specification cannot be read: " + problem.getMessage());
            return Optional.empty();
        }
    }

    /** A setting; empty when the run does not say. */
    public String value(String key) {
        return values.getOrDefault(key, "");
    }

    /** The epoch with the highest primary score; the earlier of two alike. */
    public Optional<EpochFacts> best() {
        return epochs.stream()
                .filter(e -> e.scores().isPresent())
                .max(Comparator.<EpochFacts>comparingDouble(RunSummary::score)
                        .thenComparing(EpochFacts::epoch, Comparator.reverseOrder()));
    }

    /** The last epoch that was validated. */
    public Optional<EpochFacts> last() {
        return epochs.stream().filter(e -> e.scores().isPresent()).reduce((a, b) -> b);
    }

    static double score(EpochFacts epoch) {
        double value = epoch.scores().map(s -> s.primaryValue()).orElse(Double.NaN);
        return Double.isNaN(value) ? Double.NEGATIVE_INFINITY : value;
    }
}
