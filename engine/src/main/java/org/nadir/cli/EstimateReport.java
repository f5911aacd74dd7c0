package org.nadir.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.nadir.experiment.ExperimentCost;
import org.nadir.experiment.ExperimentSpec;
import org.nadir.freezing.CostModel;
import org.nadir.freezing.FreezeState;
import org.nadir.freezing.FreezeTable;
import org.nadir.run.calibration.Calibration;
import org.nadir.run.calibration.MeasuredRun;
import org.nadir.run.calibration.ScheduleEstimate;
import org.nadir.run.calibration.TrainingImages;

/** What {@code nadir estimate} says, as lines and as a document. */
record EstimateReport(
        ExperimentSpec spec,
        ExperimentCost cost,
        Optional<TrainingImages> images,
        Optional<Calibration> calibration,
        Optional<MeasuredRun> measured) {
    private static final String ROW = "  %-28s %7s %12s %7s %10s %10s %10s %10s";

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        ExperimentCost.Input input = cost.input();
        lines.add(text(
                "%s on %s, %d x %d px%s, %d classes, batch %d, %d epochs",
                spec.model().detector(),
                spec.model().backbone(),
                input.width(),
                input.height(),
                input.known() ? "" : " (assumed)",
                input.classes(),
                spec.optimisation().batch(),
                spec.optimisation().epochs()));
        lines.add("Schedule: "
                + spec.freezing().toSchedule(spec.model().pretrained()).describe());
        lines.add("Operations: " + CostModel.FORMULA + ", two for each multiplication with its addition");
        lines.add("  " + shares() + " of full training, which is "
                + flops(cost.cost().full()) + " an image");
        lines.add(text(ROW, "trains", "epochs", "parameters", "of full", "ms/step", "measured", "MiB", "measured"));
        states().forEach((state, epochs) -> lines.add(row(state, epochs)));
        lines.addAll(totals());
        return lines;
    }

    private Map<FreezeState, Integer> states() {
        Map<FreezeState, Integer> states = new LinkedHashMap<>();
        ScheduleEstimate.states(cost.plan()).forEach((state, epochs) -> states.put(state, epochs.size()));
        measured.ifPresent(run -> run.states().keySet().forEach(state -> states.putIfAbsent(state, 0)));
        return states;
    }

    private String row(FreezeState state, int epochs) {
        double full = cost.model().step(cost.full().state(0));
        return text(
                ROW,
                state.words(),
                epochs,
                text("%,d", cost.model().parameters(state)),
                text("%.1f %%", 100 * cost.model().step(state) / full),
                calibration
                        .map(c -> number(c.milliseconds(cost.model(), state)))
                        .orElse("-"),
                point(state).map(p -> number(p.milliseconds())).orElse("-"),
                calibration.map(c -> number(c.peakMib(state))).orElse("-"),
                point(state).map(p -> number(p.peakMib())).orElse("-"));
    }

    private Optional<Calibration.Point> point(FreezeState state) {
        return measured.flatMap(run -> Optional.ofNullable(run.states().get(state)));
    }

    private List<String> totals() {
        List<String> lines = new ArrayList<>();
        Optional<ScheduleEstimate> estimate = estimate();
        if (calibration.isEmpty()) {
            lines.add("Seconds and memory: not calibrated on this machine; --measure makes some steps to know");
        } else if (estimate.isEmpty()) {
            lines.add("Seconds: not known without the data");
        }
        estimate.ifPresent(e -> lines.add(text(
                "Estimated: %s of training steps, waiting for data and validation come on top; %.0f MiB at most%s",
                e.leastSeconds() < e.mostSeconds()
                        ? text("%.0f to %.0f s", e.leastSeconds(), e.mostSeconds())
                        : text("%.0f s", e.mostSeconds()),
                e.peakMib(),
                kept())));
        calibration
                .map(Calibration::memory)
                .ifPresent(memory -> lines.add(text(
                        "Memory: %.0f MiB for Java, engine and model, %.0f more for reading images, %.0f more for validation, the rest for steps",
                        memory.base(), memory.loaded() - memory.base(), memory.validation())));
        measured.ifPresent(run -> lines.add(text(
                "Measured: %.0f s of training steps in %d epochs, %.0f MiB at most",
                run.stepSeconds(), run.epochs(), run.peakMib())));
        return lines;
    }

    private String kept() {
        int kept = spec.data().keptMib();
        return kept > 0 ? text(" and up to %d MiB of kept images", kept) : "";
    }

    private Optional<ScheduleEstimate> estimate() {
        return calibration.flatMap(known -> images.map(files -> ScheduleEstimate.of(cost, known, files.steps(spec))));
    }

    JsonObject document() {
        JsonObject document = new JsonObject();
        JsonObject input = new JsonObject();
        input.addProperty("width", cost.input().width());
        input.addProperty("height", cost.input().height());
        input.addProperty("classes", cost.input().classes());
        input.addProperty("known", cost.input().known());
        document.add("input", input);
        document.addProperty("formula", CostModel.FORMULA);
        document.addProperty("leastShare", cost.cost().leastShare());
        document.addProperty("mostShare", cost.cost().mostShare());
        document.addProperty("fullOperationsPerImage", cost.cost().full());
        document.addProperty("exact", cost.plan().exact());
        document.addProperty("table", cost.plan().most().text());
        document.add("epochs", epochs());
        document.add("states", stateEntries());
        estimate().ifPresent(e -> {
            document.addProperty("leastSeconds", e.leastSeconds());
            document.addProperty("mostSeconds", e.mostSeconds());
            document.addProperty("peakMib", e.peakMib());
        });
        calibration.map(Calibration::memory).ifPresent(memory -> {
            document.addProperty("baseMib", memory.base());
            document.addProperty("loadedMib", memory.loaded());
            document.addProperty("validationMib", memory.validation());
        });
        measured.ifPresent(run -> {
            document.addProperty("measuredEpochs", run.epochs());
            document.addProperty("measuredSeconds", run.stepSeconds());
            document.addProperty("measuredPeakMib", run.peakMib());
        });
        return document;
    }

    private JsonArray epochs() {
        JsonArray epochs = new JsonArray();
        FreezeTable table = cost.plan().most();
        for (int epoch = 0; epoch < table.epochs(); epoch++) {
            JsonObject entry = new JsonObject();
            entry.addProperty("parameters", cost.model().parameters(table.state(epoch)));
            entry.addProperty("operationsPerImage", cost.model().step(table.state(epoch)));
            epochs.add(entry);
        }
        return epochs;
    }

    private JsonArray stateEntries() {
        JsonArray entries = new JsonArray();
        states().forEach((state, epochs) -> {
            JsonObject entry = new JsonObject();
            entry.addProperty("trains", state.words());
            entry.addProperty("epochs", epochs);
            entry.addProperty("parameters", cost.model().parameters(state));
            entry.addProperty("operationsPerImage", cost.model().step(state));
            calibration.ifPresent(known -> {
                entry.addProperty("milliseconds", known.milliseconds(cost.model(), state));
                entry.addProperty("peakMib", known.peakMib(state));
            });
            point(state).ifPresent(point -> {
                entry.addProperty("measuredMilliseconds", point.milliseconds());
                entry.addProperty("measuredPeakMib", point.peakMib());
            });
            entries.add(entry);
        });
        return entries;
    }

    private String shares() {
        CostModel.Cost all = cost.cost();
        return all.least() < all.most()
                ? text("%.1f to %.1f %%", 100 * all.leastShare(), 100 * all.mostShare())
                : text("%.1f %%", 100 * all.mostShare());
    }

    private static String flops(double operations) {
        return operations >= 1e12 ? text("%.2f TFLOP", operations / 1e12) : text("%.2f GFLOP", operations / 1e9);
    }

    private static String number(double value) {
        return text("%.0f", value);
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
