package org.nadir.run.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nadir.experiment.Fields;
import org.nadir.run.compare.Comparison;
import org.nadir.run.compare.Measure;
import org.nadir.run.compare.RunGroup;
import org.nadir.run.compare.RunSummary;
import org.nadir.run.compare.Spread;
import org.nadir.training.Scores;

/** The tables of a report as HTML. */
final class ReportTables {
    private static final int AFTER_BEST = 3;
    private static final List<Measure> COLUMNS = List.of(
            Measure.BEST,
            Measure.FINAL,
            Measure.DEVICE,
            Measure.TRAINED,
            Measure.FROZEN,
            Measure.WALL,
            Measure.STEP,
            Measure.PEAK,
            Measure.WORK_SHARE);

    private final Comparison comparison;
    private final Optional<RunGroup> baseline;

    ReportTables(Comparison comparison, Optional<RunGroup> baseline) {
        this.comparison = comparison;
        this.baseline = baseline;
    }

    /** Scores and costs of the groups; with a baseline the differences to it. */
    String results() {
        List<String> head = new ArrayList<>(List.of("Run", "Seeds"));
        COLUMNS.forEach(measure -> head.add(measure.title(comparison.runs())));
        // beside the best score, which they belong to
        head.add(AFTER_BEST, "95 % interval");
        baseline.ifPresent(base ->
                head.addAll(AFTER_BEST + 1, List.of("Δ " + Measure.BEST.title(comparison.runs()), "Δ device time")));
        List<List<String>> rows = new ArrayList<>();
        for (RunGroup group : comparison.groups()) {
            List<String> row =
                    new ArrayList<>(List.of(group.name(), group.seeds().isEmpty() ? "–" : group.seeds()));
            COLUMNS.forEach(measure -> row.add(ReportText.of(measure, group.spread(measure))));
            row.add(AFTER_BEST, ReportText.interval(Measure.BEST, group.spread(Measure.BEST)));
            baseline.ifPresent(base ->
                    row.addAll(AFTER_BEST + 1, List.of(difference(group, base, Measure.BEST), share(group, base))));
            rows.add(row);
        }
        return table(head, rows);
    }

    private static String difference(RunGroup group, RunGroup base, Measure measure) {
        return group.equals(base)
                ? "baseline"
                : ReportText.difference(measure, group.spread(measure), base.spread(measure));
    }

    private static String share(RunGroup group, RunGroup base) {
        double share = group.spread(Measure.DEVICE).mean()
                        / base.spread(Measure.DEVICE).mean()
                - 1;
        if (group.equals(base) || !Double.isFinite(share)) {
            return group.equals(base) ? "baseline" : "–";
        }
        return String.format(java.util.Locale.ROOT, "%s%.1f %%", share < 0 ? "−" : "+", Math.abs(100 * share));
    }

    /** AP50 of each class at the best epoch, mean over the seeds. */
    String classes() {
        Set<String> names = new LinkedHashSet<>();
        comparison.runs().forEach(run -> scores(run)
                .ifPresent(s -> names.addAll(s.classes().keySet())));
        if (names.isEmpty()) {
            return "";
        }
        List<String> head = new ArrayList<>(List.of("Class"));
        comparison.groups().forEach(group -> head.add(group.title()));
        List<List<String>> rows = new ArrayList<>();
        for (String name : names) {
            List<String> row = new ArrayList<>(List.of(name));
            for (RunGroup group : comparison.groups()) {
                Spread spread = Spread.of(group.runs().stream()
                        .map(run -> scores(run)
                                .map(s -> s.classes().get(name))
                                .map(Scores.ClassScore::ap50)
                                .orElse(Double.NaN))
                        .toList());
                row.add(ReportText.of(Measure.BEST, spread));
            }
            rows.add(row);
        }
        return table(head, rows);
    }

    private static Optional<Scores> scores(RunSummary run) {
        return run.best().flatMap(epoch -> epoch.scores());
    }

    /** Settings in which the runs differ, one row each; what an experiment does not say is a dash. */
    String differences() {
        if (comparison.differing().isEmpty()) {
            return "<p>The settings of all runs are alike.</p>";
        }
        List<String> head = new ArrayList<>(List.of("Setting"));
        comparison.runs().forEach(run -> head.add(run.name()));
        List<List<String>> rows = new ArrayList<>();
        for (String key : comparison.differing()) {
            List<String> row = new ArrayList<>();
            row.add(Fields.find(key)
                    .map(field -> field.label() + " (" + key + ")")
                    .orElse(key));
            comparison.runs().forEach(run -> row.add(run.values().getOrDefault(key, "–")));
            rows.add(row);
        }
        return table(head, rows);
    }

    /** What each run told of itself when it started: data with its digest, device, engine. */
    String environment() {
        Set<String> names = new LinkedHashSet<>();
        comparison.runs().forEach(run -> names.addAll(run.facts().keySet()));
        List<String> head = new ArrayList<>(List.of("Fact"));
        comparison.runs().forEach(run -> head.add(run.name()));
        List<List<String>> rows = new ArrayList<>();
        for (String name : names) {
            List<String> row = new ArrayList<>(List.of(name));
            comparison.runs().forEach(run -> row.add(run.facts().getOrDefault(name, "–")));
            rows.add(row);
        }
        return table(head, rows);
    }

    /** The exact experiment of each run and the command that repeats it. */
    String experiments() {
        StringBuilder html = new StringBuilder();
        for (RunSummary run : comparison.runs()) {
            if (run.yaml().isEmpty()) {
                continue;
            }
            Map<String, String> values = run.values();
            html.append("<details><summary>")
                    .append(ReportText.escaped(run.name()))
                    .append("</summary><p>Save as <code>");
            String file = values.getOrDefault("name", run.name()).replaceAll("[^A-Za-z0-9._-]+", "-") + ".yaml";
            html.append(ReportText.escaped(file)).append("</code> and run <code>nadir train ");
            html.append(ReportText.escaped(file)).append("</code></p><pre>");
            html.append(ReportText.escaped(run.yaml())).append("</pre></details>");
        }
        return html.toString();
    }

    private static String table(List<String> head, List<List<String>> rows) {
        StringBuilder html = new StringBuilder("<div class=\"wide\"><table><thead><tr>");
        head.forEach(
                cell -> html.append("<th>").append(ReportText.escaped(cell)).append("</th>"));
        html.append("</tr></thead><tbody>");
        for (List<String> row : rows) {
            html.append("<tr>");
            for (int i = 0; i < row.size(); i++) {
                String tag = i == 0 ? "th" : "td";
                html.append('<').append(tag).append('>').append(ReportText.escaped(row.get(i)));
                html.append("</").append(tag).append('>');
            }
            html.append("</tr>");
        }
        return html.append("</tbody></table></div>").toString();
    }
}
