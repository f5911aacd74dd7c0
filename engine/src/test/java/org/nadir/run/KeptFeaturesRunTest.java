package org.nadir.run;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nadir.experiment.ExperimentSpec;
import org.nadir.freezing.FreezingSchedule;
import org.nadir.tensor.RandomStreams;
import org.nadir.tensor.TorchEngine;
import org.nadir.training.Checkpoint;
import org.nadir.training.DetectionTask;
import org.nadir.training.LoopHost;
import org.nadir.training.RunEvent;
import org.nadir.training.TrainingLoop;

/** Runs that keep features beside runs that do not: four images in batches of three, flipped at random. */
@ExtendWith(OneThread.class)
class KeptFeaturesRunTest {
    @TempDir
    private Path folder;

    private RunFolder run(Map<String, String> changes, boolean kept) throws Exception {
        Path data = SmallData.write(folder.resolve("data"));
        Map<String, String> values = new LinkedHashMap<>(Map.of(
                "freezing.schedule", "epochs",
                "freezing.epochs", "0",
                "optimisation.batch", "3",
                "run.validateEvery", "5",
                "freezing.cacheFeatures", Boolean.toString(kept)));
        values.putAll(changes);
        return RunFolder.create(folder.resolve("runs"), SmallData.spec(data, kept ? "kept" : "plain", 5, values));
    }

    /** Trains as a worker does that is asked to stop after so many steps. */
    private static void trainUpTo(RunFolder run, int steps) {
        ExperimentSpec spec = run.spec();
        RandomStreams streams = new RandomStreams(spec.run().seed());
        try (NDManager manager = TorchEngine.newManager("cpu");
                DetectionTask task = new DetectionTask(spec, manager, streams, run.scratch());
                RunRecorder recorder = new RunRecorder(run)) {
            FreezingSchedule schedule = spec.freezing().toSchedule(false);
            TrainingLoop.Setup setup =
                    new TrainingLoop.Setup(task, schedule, spec.optimisation(), spec.run(), streams, Map.of());
            new TrainingLoop(setup, new StoppingHost(recorder, steps)).run(Optional.empty());
        }
    }

    /** Asks to stop once so many steps are told. */
    private static final class StoppingHost implements LoopHost {
        private final RunRecorder recorder;
        private int left;

        StoppingHost(RunRecorder recorder, int steps) {
            this.recorder = recorder;
            this.left = steps;
        }

        @Override
        public void publish(RunEvent event) {
            left -= event instanceof RunEvent.Step ? 1 : 0;
            recorder.publish(event);
        }

        @Override
        public Request request() {
            return left > 0 ? Request.RUN : Request.STOP;
        }

        @Override
        public void rest() {
            recorder.rest();
        }

        @Override
        public String save(String kind, Checkpoint checkpoint) {
            return recorder.save(kind, checkpoint);
        }

        @Override
        public void discard(String kind) {
            recorder.discard(kind);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"rotated-fcos", "oriented-rcnn"})
    void aRunThatKeepsFeaturesEqualsOneThatDoesNotBitForBit(String detector) throws Exception {
        RunFolder plain = run(Map.of("model.detector", detector), false);
        new RunWorker(plain).run();
        RunFolder kept = run(Map.of("model.detector", detector), true);
        new RunWorker(kept).run();
        SameTraining.assertSame(plain, kept);
        assertFalse(Files.exists(kept.scratch()), "what was kept is gone with the end of the run");
    }

    @Test
    void aStoppedRunGoesOnWithWhatIsWholeOfItsFile() throws Exception {
        RunFolder plain = run(Map.of(), false);
        new RunWorker(plain).run();
        RunFolder kept = run(Map.of(), true);
        trainUpTo(kept, 6);
        Path file = kept.scratch().resolve("maps.bin");
        assertTrue(Files.size(file) > 1000, "features are there");
        try (RandomAccessFile raw = new RandomAccessFile(file.toFile(), "rw")) {
            raw.setLength(raw.length() - 100);
        }
        new RunWorker(kept).run();
        SameTraining.assertSame(plain, kept);
    }
}
