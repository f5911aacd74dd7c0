package org.nadir.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.nadir.run.sweep.PlannedRun;
import org.nadir.run.sweep.RunSets;
import org.nadir.run.sweep.SweepCost;

/** What a sweep would make: all runs of its grid, and those of them that the set does not have yet. */
record SweepPlan(String name, List<PlannedRun> all, List<PlannedRun> missing) {
    static void print(CommandOutput out, SweepPlan plan, Path runs) {
        if (out.json()) {
            out.print(plan.document(runs));
            return;
        }
        for (PlannedRun run : plan.all) {
            boolean there = !plan.missing.contains(run);
            out.line(String.format(
                    Locale.ROOT,
                    "%-48s %4d epochs, backbone in %3.0f %%%s",
                    run.name(),
                    run.spec().optimisation().epochs(),
                    100 * SweepCost.backboneShare(run.spec()),
                    there ? "  (in the set already)" : ""));
        }
        out.line(String.format(
                Locale.ROOT,
                "%d runs, %d of them new, %d epochs to train%s, in %s",
                plan.all.size(),
                plan.missing.size(),
                SweepCost.epochs(plan.missing),
                about(SweepCost.seconds(plan.missing, runs)),
                RunSets.place(runs, plan.name)));
    }

    private static String about(OptionalDouble seconds) {
        return seconds.isEmpty()
                ? ""
                : String.format(
                        Locale.ROOT,
                        " (about %.1f h one after another, as earlier runs went)",
                        seconds.getAsDouble() / 3600);
    }

    private JsonObject document(Path runs) {
        JsonObject document = new JsonObject();
        document.addProperty("set", RunSets.place(runs, name).toString());
        document.addProperty("new", missing.size());
        document.addProperty("epochs", SweepCost.epochs(missing));
        SweepCost.seconds(missing, runs).ifPresent(seconds -> document.addProperty("estimatedSeconds", seconds));
        JsonArray list = new JsonArray();
        for (PlannedRun run : all) {
            JsonObject entry = new JsonObject();
            entry.addProperty("name", run.name());
            JsonObject cell = new JsonObject();
            run.cell().forEach(cell::addProperty);
            entry.add("cell", cell);
            entry.addProperty("epochs", run.spec().optimisation().epochs());
            entry.addProperty("backboneShare", SweepCost.backboneShare(run.spec()));
            entry.addProperty("new", missing.contains(run));
            list.add(entry);
        }
        document.add("runs", list);
        return document;
    }
}
