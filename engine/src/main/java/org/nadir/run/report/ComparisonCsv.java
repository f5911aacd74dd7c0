package org.nadir.run.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.nadir.base.AtomicFile;
import org.nadir.run.compare.Comparison;
import org.nadir.run.compare.EpochFacts;
import org.nadir.run.compare.Measure;
import org.nadir.run.compare.RunSummary;
import org.nadir.training.Scores;

/**
 * The numbers of a comparison as comma-separated text: one row per run and epoch, with the settings that differ and the
 * measures of the whole run repeated in each row. Numbers have a point and all their digits; what is unknown is empty.
 */
public final class ComparisonCsv {
    private static final List<String> EPOCH = List.of(
            "epoch",
            "iteration",
            "mean_loss",
            "learning_rate",
            "step_ms",
            "device_s",
            "wall_s",
            "peak_bytes",
            "trained");

    private final Comparison comparison;
    private final Set<String> metrics = new LinkedHashSet<>();
    private final Set<String> classes = new LinkedHashSet<>();

    public ComparisonCsv(Comparison comparison) {
        this.comparison = comparison;
        comparison.runs().stream()
                .flatMap(run -> run.epochs().stream())
                .flatMap(epoch -> epoch.scores().stream())
                .forEach(scores -> {
                    metrics.addAll(scores.metrics().keySet());
                    classes.addAll(scores.classes().keySet());
                });
    }

    /**
     * Writes the table.
     *
     * @throws org.nadir.base.UserProblem when the file cannot be written
     */
    public void write(Path file) {
        AtomicFile.writeString(file, text());
    }

    String text() {
        StringBuilder csv = new StringBuilder(line(head()));
        for (RunSummary run : comparison.runs()) {
            run.epochs().forEach(epoch -> csv.append(line(row(run, epoch))));
        }
        return csv.toString();
    }

    private List<String> head() {
        List<String> head = new ArrayList<>(List.of("run", "seed"));
        head.addAll(comparison.differing());
        head.addAll(EPOCH);
        head.addAll(metrics);
        classes.forEach(name -> head.add("ap50 " + name));
        for (Measure measure : Measure.values()) {
            head.add("run_" + measure.key());
        }
        return head;
    }

    private List<String> row(RunSummary run, EpochFacts epoch) {
        List<String> row = new ArrayList<>(List.of(run.name(), run.value("run.seed")));
        comparison.differing().forEach(key -> row.add(run.value(key)));
        row.add(Integer.toString(epoch.epoch()));
        row.add(Long.toString(epoch.iteration()));
        row.add(number(epoch.meanLoss()));
        row.add(number(epoch.learningRate()));
        row.add(number(epoch.stepMilliseconds()));
        row.add(number(epoch.deviceSeconds()));
        row.add(number(epoch.wallSeconds()));
        row.add(epoch.peakBytes() > 0 ? Long.toString(epoch.peakBytes()) : "");
        row.add(epoch.applied()
                .map(state -> state.trained().stream().map(Enum::name).collect(Collectors.joining(" ")))
                .orElse(""));
        metrics.forEach(name -> row.add(number(epoch.scores()
                .map(s -> s.metrics().getOrDefault(name, Double.NaN))
                .orElse(Double.NaN))));
        classes.forEach(name -> row.add(number(epoch.scores()
                .map(s -> s.classes().get(name))
                .map(Scores.ClassScore::ap50)
                .orElse(Double.NaN))));
        for (Measure measure : Measure.values()) {
            row.add(number(measure.of(run)));
        }
        return row;
    }

    private static String number(double value) {
        return Double.isFinite(value) ? Double.toString(value) : "";
    }

    private static String line(List<String> cells) {
        return cells.stream().map(ComparisonCsv::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    /** Quoted where a comma, a quote or a line break stands in it (RFC 4180). */
    private static String cell(String text) {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
