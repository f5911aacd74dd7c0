package org.nadir.app.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nadir.experiment.ExperimentSpec;
import org.nadir.experiment.Fields;
import org.nadir.run.RunFolder;
import org.nadir.run.RunRecorder;
import org.nadir.run.RunStatus;
import org.nadir.training.RunEvent;

class TrainOnTest {
    @TempDir
    private Path runs;

    /** What is proposed for a run of twelve epochs that ended in a certain way. */
    private Map<String, String> proposal(int patience, boolean stopped, String reason) {
        Map<String, String> values = new HashMap<>(Map.of("name", "run", "data.root", "/sets/none"));
        values.put("run.patience", Integer.toString(patience));
        ExperimentSpec spec = Fields.toSpec(values, Path.of("/"));
        RunFolder folder = RunFolder.create(runs, spec);
        Instant now = Instant.now();
        try (RunRecorder recorder = new RunRecorder(folder)) {
            recorder.publish(new RunEvent.Started(now, 12, 2, 0, 0, java.util.List.of("ship"), Map.of()));
            recorder.publish(new RunEvent.Finished(now, stopped, reason, 7, 0.5, 3, 60));
        }
        RunStatus status = folder.status().orElseThrow();
        return TrainOn.proposal(status, spec.run());
    }

    @Test
    void aRunThatStoppedEarlyIsOfferedMorePatience() {
        assertEquals(
                Map.of("optimisation.epochs", "12", "run.patience", "10"),
                proposal(5, false, "mAP50 has not improved for 5 validations"));
    }

    @Test
    void aRunWhoseEpochsAreTrainedIsOfferedAsManyAgain() {
        assertEquals(Map.of("optimisation.epochs", "24"), proposal(0, false, ""));
    }

    @Test
    void aRunThatWasAskedToStopResumesAsItIs() {
        assertEquals(Map.of(), proposal(5, true, ""));
    }
}
