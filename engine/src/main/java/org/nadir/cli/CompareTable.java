package org.nadir.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nadir.run.compare.Comparison;
import org.nadir.run.compare.Measure;
import org.nadir.run.compare.RunGroup;
import org.nadir.run.compare.RunSummary;
import org.nadir.run.compare.Spread;
import org.nadir.run.report.ReportText;

/** A comparison on the terminal or as JSON. */
final class CompareTable {
    private static final List<Measure> COLUMNS = List.of(
            Measure.BEST,
            Measure.FINAL,
            Measure.DEVICE,
            Measure.FROZEN,
            Measure.STEP,
            Measure.PEAK,
            Measure.WORK_SHARE);

    private final Comparison comparison;
    private final Optional<RunGroup> baseline;

    CompareTable(Comparison comparison, Optional<RunGroup> baseline) {
        this.comparison = comparison;
        this.baseline = baseline;
    }

    void print(CommandOutput out) {
        comparison.warnings().forEach(warning -> out.line("Note: " + warning));
        List<List<String>> rows = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of("Run"));
        COLUMNS.forEach(measure -> head.add(measure.title(comparison.runs())));
        head.add(2, "95 % interval");
        baseline.ifPresent(base -> head.add("Against " + base.name()));
        rows.add(head);
        List<Integer> front = comparison.front(Measure.DEVICE);
        for (int i = 0; i < comparison.groups().size(); i++) {
            RunGroup group = comparison.groups().get(i);
            List<String> row = new ArrayList<>(List.of(group.title() + (front.contains(i) ? " *" : "")));
            COLUMNS.forEach(measure -> row.add(ReportText.of(measure, group.spread(measure))));
            row.add(2, ReportText.interval(Measure.BEST, group.spread(Measure.BEST)));
            baseline.ifPresent(base -> row.add(
                    base.equals(group)
                            ? "baseline"
                            : ReportText.difference(
                                    Measure.BEST, group.spread(Measure.BEST), base.spread(Measure.BEST))));
            rows.add(row);
        }
        lines(rows).forEach(out::line);
        out.line("* no other is both better and quicker (Pareto front of best score and device time)");
        if (comparison.groups().stream().anyMatch(group -> group.runs().size() > 1)) {
            out.line("± sample standard deviation; " + Spread.METHOD);
        }
        differences(out);
    }

    private void differences(CommandOutput out) {
        if (comparison.differing().isEmpty()) {
            return;
        }
        List<List<String>> rows = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of("Differs"));
        comparison.runs().forEach(run -> head.add(run.name()));
        rows.add(head);
        for (String key : comparison.differing()) {
            List<String> row = new ArrayList<>(List.of(key));
            comparison.runs().forEach(run -> row.add(run.values().getOrDefault(key, "–")));
            rows.add(row);
        }
        out.line("");
        lines(rows).forEach(out::line);
    }

    private static List<String> lines(List<List<String>> rows) {
        int columns = rows.get(0).size();
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < columns; column++) {
                int at = column;
                int width =
                        rows.stream().mapToInt(r -> r.get(at).length()).max().orElse(0);
                String cell = row.get(column);
                line.append(cell).append(" ".repeat(width - cell.length() + 2));
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }

    JsonObject json() {
        JsonObject document = new JsonObject();
        JsonArray warnings = new JsonArray();
        comparison.warnings().forEach(warnings::add);
        document.add("warnings", warnings);
        document.addProperty("interval", Spread.METHOD);
        baseline.ifPresent(base -> document.addProperty("baseline", base.name()));
        JsonArray groups = new JsonArray();
        List<Integer> front = comparison.front(Measure.DEVICE);
        for (int i = 0; i < comparison.groups().size(); i++) {
            JsonObject group = group(comparison.groups().get(i));
            group.addProperty("paretoFront", front.contains(i));
            groups.add(group);
        }
        document.add("groups", groups);
        JsonObject differing = new JsonObject();
        for (String key : comparison.differing()) {
            JsonObject values = new JsonObject();
            comparison.runs().forEach(run -> values.addProperty(run.name(), run.value(key)));
            differing.add(key, values);
        }
        document.add("differing", differing);
        return document;
    }

    private JsonObject group(RunGroup group) {
        JsonObject entry = new JsonObject();
        entry.addProperty("name", group.name());
        JsonArray runs = new JsonArray();
        for (RunSummary run : group.runs()) {
            JsonObject one = new JsonObject();
            one.addProperty("name", run.name());
            one.addProperty("seed", run.value("run.seed"));
            for (Measure measure : Measure.values()) {
                one.addProperty(measure.key(), measure.of(run));
            }
            runs.add(one);
        }
        entry.add("runs", runs);
        for (Measure measure : Measure.values()) {
            entry.add(measure.key(), spread(group, measure));
        }
        return entry;
    }

    private JsonObject spread(RunGroup group, Measure measure) {
        Spread spread = group.spread(measure);
        JsonObject entry = new JsonObject();
        entry.addProperty("count", spread.count());
        entry.addProperty("mean", spread.mean());
        entry.addProperty("deviation", spread.deviation());
        spread.halfWidth().ifPresent(half -> entry.addProperty("halfWidth95", half));
        baseline.filter(base -> !base.equals(group)).ifPresent(base -> {
            Spread other = base.spread(measure);
            entry.addProperty("difference", spread.mean() - other.mean());
            spread.halfWidthOfDifference(other).ifPresent(half -> entry.addProperty("differenceHalfWidth95", half));
        });
        return entry;
    }
}
