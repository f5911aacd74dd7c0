package org.nadir.app.runs;

import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.nadir.freezing.FreezeState;
import org.nadir.nn.NetworkPart;
import org.nadir.run.RunFolder;
import org.nadir.run.RunRecorder;
import org.nadir.run.sweep.RunSet;
import org.nadir.run.sweep.RunSets;
import org.nadir.run.sweep.SweepSpec;
import org.nadir.training.RunEvent;
import org.nadir.training.Scores;

/** Sets of runs as a sweep leaves them, without a training: two schedules with two seeds each. */
public final class WrittenRuns {
    private static final Instant START = Instant.parse("2026-01-02T03:00:00Z");
    private static final FreezeState APPLIED = new FreezeState(EnumSet.of(NetworkPart.HEAD));

    private WrittenRuns() {}

    /** Runs {@code NAME-seed1-full}, {@code NAME-seed1-frozen} and the same with seed 2, none of them started. */
    public static RunSet set(Path runs, String name) {
        String yaml = "name: " + name + "\ndata: {root: nowhere}\nrun: {device: cpu}\nsweep:\n  run.seed: [1, 2]\n"
                + "  cases:\n    full: {freezing.schedule: full}\n    frozen: {freezing.schedule: frozen}\n";
        SweepSpec sweep = SweepSpec.parse(yaml, runs.resolve("spec.yaml"), Map.of());
        return RunSets.grow(runs, sweep, yaml, sweep.runs(20));
    }

    /** The run of a set at a place in its list. */
    public static RunFolder run(RunSet set, int place) {
        return set.run(set.members().get(place)).orElseThrow();
    }

    /** One epoch of two steps, then the end, after ten seconds of work. */
    public static void finish(RunFolder run, double score) {
        try (RunRecorder recorder = begun(run)) {
            Scores scores = new Scores("map50", Map.of("map50", score), Map.of());
            recorder.publish(new RunEvent.Validated(START.plusSeconds(9), 0, 2, scores, 1, true));
            recorder.publish(new RunEvent.Finished(START.plusSeconds(10), false, "", 1, score, 0, 10));
        }
    }

    /** The same with a sentence in the place of the end. */
    public static void fail(RunFolder run, String message) {
        try (RunRecorder recorder = begun(run)) {
            recorder.publish(new RunEvent.Failed(START.plusSeconds(5), 0, 1, message));
        }
    }

    private static RunRecorder begun(RunFolder run) {
        RunRecorder recorder = new RunRecorder(run);
        recorder.publish(new RunEvent.Started(START, 1, 2, 0, 0, List.of("ship"), Map.of("device", "cpu")));
        recorder.publish(new RunEvent.EpochStarted(START, 0, APPLIED, "0123456789ab", 5));
        return recorder;
    }
}
