package org.nadir.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nadir.base.UserProblem;
import org.nadir.experiment.ExperimentSpec;
import org.nadir.experiment.Fields;
import org.nadir.tensor.HostTensor;
import org.nadir.training.Checkpoint;
import org.nadir.training.LoopProgress;
import org.nadir.training.RunEvent;

class ResumptionTest {
    @TempDir
    private Path runs;

    /** A finished run of 12 epochs with a patience of two, which was validated after each of so many epochs. */
    private RunFolder finished(String reason, Double... scores) {
        Map<String, String> values = Map.of("name", "run", "data.root", "/sets/none", "run.patience", "2");
        RunFolder folder = RunFolder.create(runs, Fields.toSpec(values, Path.of("/")));
        int epochs = scores.length;
        LoopProgress progress = new LoopProgress(epochs, 0, epochs, 0, 0, List.of(scores), 0.5, 0, 1);
        Checkpoint checkpoint = new Checkpoint(Map.of("w", HostTensor.of(1f)), Map.of(), Map.of(), Map.of(), progress);
        CheckpointFiles.write(folder.checkpointFile(CheckpointFiles.LAST), checkpoint, Map.of());
        try (RunRecorder recorder = new RunRecorder(folder)) {
            recorder.publish(new RunEvent.Finished(SmallRuns.NOW, false, reason, epochs, 0.5, 0, 1));
        }
        return folder;
    }

    private static String refusal(RunFolder folder, Map<String, String> changes) {
        return String.valueOf(assertThrows(UserProblem.class, () -> Resumption.of(folder, changes))
                .getMessage());
    }

    private static Double[] rising(int count) {
        Double[] scores = new Double[count];
        for (int i = 0; i < count; i++) {
            scores[i] = 0.01 * i;
        }
        return scores;
    }

    @Test
    void aRunThatStoppedEarlyGoesOnWithMorePatienceOnly() {
        RunFolder folder = finished("mAP50 has not improved for 2 validations", 0.5, 0.4, 0.4);
        String told = refusal(folder, Map.of());
        assertTrue(told.contains("mAP50 has not improved for 2 validations"), told);
        assertTrue(told.contains("run.patience=4"), told);
        assertTrue(refusal(folder, Map.of("optimisation.epochs", "20")).contains("stopped early"));
        assertEquals(5, Resumption.of(folder, Map.of("run.patience", "5")).run().patience());
    }

    @Test
    void aRunWhoseEpochsAreTrainedGoesOnWithMoreEpochs() {
        RunFolder folder = finished("", rising(12));
        assertTrue(refusal(folder, Map.of()).contains("optimisation.epochs=24"));
        ExperimentSpec longer = Resumption.of(folder, Map.of("optimisation.epochs", "13"));
        assertEquals(13, longer.optimisation().epochs());
    }

    @Test
    void whatWouldMakeAnotherRunCannotChange() {
        RunFolder folder = finished("", rising(12));
        String told = refusal(folder, Map.of("model.backbone", "resnet50"));
        assertTrue(told.contains("model.backbone"), told);
    }

    @Test
    void aValueOutOfRangeIsRefusedAsInTheForm() {
        RunFolder folder = finished("", rising(12));
        assertTrue(refusal(folder, Map.of("optimisation.epochs", "0")).contains("optimisation.epochs"));
    }

    @Test
    void everySettingThatMayChangeExists() {
        assertEquals(
                List.of(),
                Resumption.CHANGEABLE.stream()
                        .filter(key -> Fields.find(key).isEmpty())
                        .toList());
    }
}
