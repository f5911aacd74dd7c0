package org.nadir.app.start;

import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nadir.app.compare.CompareProbe;
import org.nadir.experiment.Fields;
import org.nadir.freezing.FreezeState;
import org.nadir.nn.NetworkPart;
import org.nadir.run.RunFolder;
import org.nadir.run.RunRecorder;
import org.nadir.training.RunEvent;
import org.nadir.training.Scores;

/** Folders of runs of 12 epochs and 1,260 steps that nobody trained, as a worker leaves them. */
final class FinishedRuns {
    private static final int EPOCHS = 12;
    private static final int STEPS = 105;
    private static final FreezeState STATE = new FreezeState(Set.of(NetworkPart.NECK, NetworkPart.HEAD));

    private FinishedRuns() {}

    /** Writes the run of a number; three follow each other that differ in their seed only. */
    static RunFolder write(Path runs, int number) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("name", "run-" + number);
        values.put("data.root", "none");
        values.put("run.seed", Integer.toString(number % 3));
        values.put("optimisation.epochs", Integer.toString(EPOCHS));
        values.put("optimisation.batch", Integer.toString(1 + number / 3));
        RunFolder run = RunFolder.create(runs, Fields.toSpec(values, runs));
        try (RunRecorder recorder = new RunRecorder(run)) {
            Instant at = Instant.EPOCH;
            recorder.publish(new RunEvent.Started(at, EPOCHS, STEPS, 0, 0, List.of("ship"), Map.of()));
            for (int epoch = 0; epoch < EPOCHS; epoch++) {
                write(recorder, epoch);
            }
            at = at.plusSeconds((long) EPOCHS * STEPS);
            recorder.publish(new RunEvent.Finished(at, false, "", EPOCHS, 0.5, EPOCHS - 1, EPOCHS * STEPS));
        }
        return run;
    }

    private static void write(RunRecorder recorder, int epoch) {
        Instant at = Instant.EPOCH.plusSeconds((long) epoch * STEPS);
        recorder.publish(new RunEvent.EpochStarted(at, epoch, STATE, "0123456789ab", 1000));
        for (int step = 1; step <= STEPS; step++) {
            at = at.plusSeconds(1);
            recorder.publish(CompareProbe.step(at, (long) epoch * STEPS + step, epoch));
        }
        recorder.publish(new RunEvent.EpochEnded(at, epoch, STATE, "0123456789ab", 1, STEPS, 1L << 30));
        Scores scores = new Scores("map50", Map.of("map50", 0.5 - 0.3 / (1 + epoch)), Map.of());
        recorder.publish(new RunEvent.Validated(at, epoch, (epoch + 1L) * STEPS, scores, 1, true));
    }
}
