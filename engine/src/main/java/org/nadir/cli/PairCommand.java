package org.nadir.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.nadir.experiment.ExperimentYaml;
import org.nadir.run.PairCheck;
import org.nadir.run.PairReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nadir pair SPEC.yaml}: what the teacher and the student of a distillation make of one image. */
@Command(
        name = "pair",
        mixinStandardHelpOptions = true,
        description = {
            "Runs one training image through the teacher and the student of a distillation and shows, level by level, which"
                    + " map meets which through which adapter.",
            "Fails with a sentence when the two cannot learn from each other. Trains nothing; a teacher that is still to be"
                    + " trained has random weights."
        })
final class PairCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "SPEC.yaml", description = "The experiment of the student.")
    private Path spec = Path.of("");

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "Replaces a value of the experiment; repeatable.")
    private Map<String, String> changes = new LinkedHashMap<>();

    @Option(names = "--json", description = "One JSON document on standard output.")
    private boolean json;

    @Override
    public Integer call() {
        return CommandOutput.run(json, out -> {
            PairReport report = new PairCheck(ExperimentYaml.read(spec, changes)).run();
            if (!json) {
                print(report, out);
            }
            if (report.problem().isPresent()) {
                out.knownBeforeFailing(document(report));
                throw report.problem().get();
            }
            if (json) {
                out.print(document(report));
            }
        });
    }

    private static void print(PairReport report, CommandOutput out) {
        out.line("teacher: " + report.teacher());
        out.line("student: " + report.student());
        out.line("image: " + report.width() + " x " + report.height() + " px");
        for (PairReport.Level level : report.levels()) {
            out.line("level " + level.index() + ": teacher " + text(level.teacher()) + "  student "
                    + text(level.student()) + "  " + meeting(level));
        }
        out.line("numbers that the method adds and trains: " + report.adapters());
        report.terms()
                .forEach((name, value) ->
                        out.line(String.format(Locale.ROOT, "before the first step, %s: %.4g", name, value)));
    }

    private static String meeting(PairReport.Level level) {
        if (!level.compared()) {
            return "not compared";
        }
        if (!level.sameGrid()) {
            return "the grids differ";
        }
        return level.adapter().isEmpty() ? "no adapter" : "adapter " + level.adapter();
    }

    private static String text(PairReport.LevelMap map) {
        return map.channels() + " x " + map.height() + " x " + map.width() + " (a cell " + map.stride() + " px)";
    }

    private static JsonObject document(PairReport report) {
        JsonObject document = new JsonObject();
        document.addProperty("teacher", report.teacher());
        document.addProperty("student", report.student());
        document.addProperty("width", report.width());
        document.addProperty("height", report.height());
        JsonArray levels = new JsonArray();
        for (PairReport.Level level : report.levels()) {
            JsonObject row = new JsonObject();
            row.addProperty("level", level.index());
            row.add("teacher", map(level.teacher()));
            row.add("student", map(level.student()));
            row.addProperty("compared", level.compared());
            row.addProperty("sameGrid", level.sameGrid());
            row.addProperty("adapter", level.adapter());
            levels.add(row);
        }
        document.add("levels", levels);
        document.addProperty("adapterParameters", report.adapters());
        JsonObject terms = new JsonObject();
        report.terms().forEach(terms::addProperty);
        document.add("terms", terms);
        return document;
    }

    private static JsonObject map(PairReport.LevelMap map) {
        JsonObject object = new JsonObject();
        object.addProperty("stride", map.stride());
        object.addProperty("channels", map.channels());
        object.addProperty("height", map.height());
        object.addProperty("width", map.width());
        return object;
    }
}
