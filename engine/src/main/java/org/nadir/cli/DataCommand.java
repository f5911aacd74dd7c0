package org.nadir.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.nadir.data.ClassMap;
import org.nadir.data.DataSet;
import org.nadir.data.DataSets;
import org.nadir.data.DataSources;
import org.nadir.data.DataStatistics;
import org.nadir.data.DataStatistics.SplitCounts;
import org.nadir.data.Distribution;
import org.nadir.data.ReadOptions;
import org.nadir.data.SkippedRow;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nadir data DIR}: what a data set holds, and every row that the import skipped with the reason. */
@Command(name = "data", mixinStandardHelpOptions = true, description = "Shows what a data set holds and what is wrong.")
final class DataCommand implements Callable<Integer> {
    private static final int ROWS_SHOWN = 20;

    @Parameters(
            arity = "1..*",
            paramLabel = "DIR",
            description = "Folder of a data set (DOTA, COCO, PASCAL VOC XML, YOLO-OBB); several are shown as one.")
    private List<Path> folders = new ArrayList<>();

    @Option(
            names = "--rename",
            split = ",",
            paramLabel = "OLD=NEW",
            description = "Calls a class otherwise, as the setting data.rename does.")
    private List<String> renames = new ArrayList<>();

    @Option(
            names = "--classes",
            split = ",",
            paramLabel = "NAME",
            description = "Only these classes; rows of others are reported.")
    private @Nullable List<String> classes;

    @Option(names = "--all", description = "Lists every skipped row, not only the first " + ROWS_SHOWN + ".")
    private boolean all;

    @Option(names = "--json", description = "One JSON document on standard output.")
    private boolean json;

    @Override
    public Integer call() {
        return CommandOutput.run(json, this::show);
    }

    private void show(CommandOutput out) {
        ReadOptions options = classes == null ? ReadOptions.anyClass() : ReadOptions.only(ClassMap.of(classes));
        DataSet data = DataSets.open(new DataSources(folders, DataSources.renames(renames)), options, out.progress());
        if (json) {
            out.print(document(data));
        } else {
            text(data, out);
        }
    }

    private static JsonObject document(DataSet data) {
        DataStatistics statistics = data.statistics();
        JsonObject document = new JsonObject();
        document.addProperty("name", data.name());
        document.addProperty("format", data.format());
        JsonArray names = new JsonArray();
        data.classes().forEach(names::add);
        document.add("classes", names);
        JsonObject splits = new JsonObject();
        statistics.splits().forEach(split -> splits.add(split.name(), split(split)));
        document.add("splits", splits);
        document.add("boxesPerClass", counts(statistics.boxesPerClass()));
        JsonObject boxes = new JsonObject();
        boxes.add("longSide", distribution(statistics.longSide()));
        boxes.add("shortSide", distribution(statistics.shortSide()));
        boxes.add("aspect", distribution(statistics.aspect()));
        boxes.add("angleDegrees", distribution(statistics.angleDegrees()));
        JsonArray histogram = new JsonArray();
        statistics.angleHistogram().forEach(histogram::add);
        boxes.add("angleHistogram", histogram);
        document.add("boxes", boxes);
        document.add("report", report(data));
        return document;
    }

    private static JsonObject split(SplitCounts split) {
        JsonObject object = new JsonObject();
        object.addProperty("images", split.images());
        object.addProperty("negatives", split.negatives());
        object.addProperty("boxes", split.boxes());
        object.addProperty("difficult", split.difficult());
        object.add("boxesPerClass", counts(split.boxesPerClass()));
        return object;
    }

    private static JsonObject counts(Map<String, Integer> perClass) {
        JsonObject object = new JsonObject();
        perClass.forEach(object::addProperty);
        return object;
    }

    private static JsonObject distribution(Distribution values) {
        JsonObject object = new JsonObject();
        object.addProperty("min", values.min());
        object.addProperty("p5", values.p5());
        object.addProperty("median", values.median());
        object.addProperty("mean", values.mean());
        object.addProperty("p95", values.p95());
        object.addProperty("max", values.max());
        return object;
    }

    private static JsonArray report(DataSet data) {
        JsonArray rows = new JsonArray();
        for (SkippedRow row : data.report().rows()) {
            JsonObject object = new JsonObject();
            object.addProperty("kind", row.kind().name().toLowerCase(Locale.ROOT));
            object.addProperty("file", row.file().toString());
            object.addProperty("line", row.line());
            object.addProperty("field", row.field());
            object.addProperty("found", row.found());
            object.addProperty("expected", row.expected());
            object.addProperty("reason", row.reason());
            object.addProperty("sentence", row.sentence());
            rows.add(object);
        }
        return rows;
    }

    private void text(DataSet data, CommandOutput out) {
        DataStatistics statistics = data.statistics();
        out.line(data.name() + " (" + data.format() + ")");
        out.line("");
        for (SplitCounts split : statistics.splits()) {
            out.line(String.format(
                    Locale.ROOT,
                    "%-8s %6d images (%d without objects), %d boxes (%d difficult)",
                    split.name(),
                    split.images(),
                    split.negatives(),
                    split.boxes(),
                    split.difficult()));
        }
        out.line("");
        classes(statistics, out);
        out.line("");
        out.line(String.format(
                Locale.ROOT, "%-14s %9s %9s %9s %9s %9s", "boxes", "min", "5 %", "median", "95 %", "max"));
        row("long side px", statistics.longSide(), out);
        row("short side px", statistics.shortSide(), out);
        row("aspect", statistics.aspect(), out);
        row("angle degrees", statistics.angleDegrees(), out);
        skipped(data.report().rows(), out);
    }

    private static void classes(DataStatistics statistics, CommandOutput out) {
        for (Map.Entry<String, Integer> entry : new TreeMap<>(statistics.boxesPerClass()).entrySet()) {
            StringBuilder line =
                    new StringBuilder(String.format(Locale.ROOT, "%-24s %7d", entry.getKey(), entry.getValue()));
            for (SplitCounts split : statistics.splits()) {
                int count = split.boxesPerClass().getOrDefault(entry.getKey(), 0);
                line.append(String.format(Locale.ROOT, "   %s %d", split.name(), count));
            }
            out.line(line.toString());
        }
    }

    private static void row(String name, Distribution values, CommandOutput out) {
        out.line(String.format(
                Locale.ROOT,
                "%-14s %9.1f %9.1f %9.1f %9.1f %9.1f",
                name,
                values.min(),
                values.p5(),
                values.median(),
                values.p95(),
                values.max()));
    }

    private void skipped(List<SkippedRow> rows, CommandOutput out) {
        out.line("");
        out.line(rows.isEmpty() ? "Nothing was skipped." : rows.size() + " skipped or worth knowing:");
        int shown = all ? rows.size() : Math.min(rows.size(), ROWS_SHOWN);
        rows.subList(0, shown).forEach(row -> out.line("  " + row.sentence()));
        if (shown < rows.size()) {
            out.line("  and " + (rows.size() - shown) + " more (--all)");
        }
    }
}
