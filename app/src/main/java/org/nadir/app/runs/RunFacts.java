package org.nadir.app.runs;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.nadir.app.desk.Figures;
import org.nadir.experiment.ExperimentSpec;
import org.nadir.run.RecordedRun;
import org.nadir.run.RunStatus;

/** The state of a run in words. */
final class RunFacts {
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private RunFacts() {}

    static Map<String, String> of(RunItem run) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Name", run.name());
        run.spec().ifPresent(spec -> {
            facts.put("Detector", spec.model().detector());
            facts.put("Backbone", spec.model().backbone());
            if (run.imported()) {
                facts.put("Weights", run.environment().get().getOrDefault("imported", "–"));
                facts.put("Classes", String.join(", ", spec.data().classes()));
            } else {
                add(facts, spec);
            }
        });
        if (run.recorded()) {
            facts.put("Recorded in", run.environment().get().getOrDefault(RecordedRun.SOURCE, "–"));
            facts.put("Form", run.environment().get().getOrDefault("format", "–"));
        }
        run.status().get().ifPresent(status -> add(facts, status));
        facts.put("Folder", run.folder().path().toString());
        return facts;
    }

    private static void add(Map<String, String> facts, ExperimentSpec spec) {
        facts.put(
                "Schedule",
                spec.freezing().toSchedule(spec.model().pretrained()).describe());
        facts.put(
                "Data",
                spec.data().sources().folders().stream()
                        .map(folder -> String.valueOf(folder.getFileName()))
                        .collect(Collectors.joining(" + ")));
        facts.put("Device", spec.run().device());
        facts.put("Seed", Long.toString(spec.run().seed()));
    }

    private static void add(Map<String, String> facts, RunStatus status) {
        facts.put("State", state(status));
        if (status.imported()) {
            facts.put("When", when(status.started()));
            return;
        }
        if (status.stoppedEarly()) {
            facts.put("Why", status.message());
        }
        if (status.waitsForAnother()) {
            facts.put("Waits for", status.message());
        }
        facts.put("Epoch", epoch(status));
        facts.put("Steps", Figures.count(status.iteration()));
        facts.put("Best mAP50", best(status));
        facts.put("Started", when(status.started()));
        facts.put("Time", Figures.duration(status.elapsedSeconds()));
        if (status.state().active()) {
            facts.put("Time left", Figures.duration(status.remainingSeconds()));
        }
        // a status of before the share was told has none
        if (status.dataWaitShare() > 0) {
            facts.put("Data wait", String.format(Locale.ROOT, "%.1f %% of the steps", 100 * status.dataWaitShare()));
        }
    }

    static String state(RunStatus status) {
        return switch (status.state()) {
            case STARTING -> "Starting";
            case RUNNING -> status.waitsForAnother() ? "Waiting" : "Running";
            case PAUSED -> "Paused";
            case FINISHED -> status.imported() ? "Imported" : status.stoppedEarly() ? "Stopped early" : "Finished";
            case STOPPED -> "Stopped";
            case FAILED -> "Failed";
            case DIED -> "Worker died";
        };
    }

    /** "7/36"; a person counts epochs from 1 while they run. */
    static String epoch(RunStatus status) {
        if (status.epochs() < 1) {
            return "–";
        }
        int shown = status.state() == RunStatus.State.FINISHED && !status.stoppedEarly()
                ? status.epochs()
                : Math.min(status.epochs(), status.epoch() + (status.state().active() ? 1 : 0));
        return shown + "/" + status.epochs();
    }

    static String bestScore(RunStatus status) {
        return status.bestEpoch() < 0 ? "–" : Figures.score(status.bestScore());
    }

    static String best(RunStatus status) {
        return status.bestEpoch() < 0
                ? "–"
                : Figures.score(status.bestScore()) + " (epoch " + (status.bestEpoch() + 1) + ")";
    }

    private static String when(Instant at) {
        return at.equals(Instant.EPOCH) ? "–" : WHEN.format(at.atZone(ZoneId.systemDefault()));
    }
}
