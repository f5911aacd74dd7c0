package org.nadir.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.nadir.base.UserProblem;
import org.nadir.detection.TrainedInput;
import org.nadir.run.RunStatus.State;
import org.nadir.tensor.Safetensors;
import org.nadir.tensor.TensorFile;
import org.nadir.training.RunEvent;

@ExtendWith(OneThread.class)
class RunWorkerTest {
    @TempDir
    private Path folder;

    private RunFolder run(String name, int epochs) throws Exception {
        Path data = SmallData.write(folder.resolve("data"));
        return RunFolder.create(folder.resolve("runs"), SmallData.spec(data, name, epochs));
    }

    @Test
    void aRunLeavesEventsScoresAndAModelThatOpens() throws Exception {
        RunFolder run = run("whole", 1);
        new RunWorker(run).run();
        assertEquals(State.FINISHED, run.status().orElseThrow().state());
        assertEquals(
                2, run.events().stream().filter(RunEvent.Step.class::isInstance).count());
        assertEquals(
                1,
                run.events().stream()
                        .filter(RunEvent.Validated.class::isInstance)
                        .count());
        try (TrainedModel model = TrainedModel.open(run.path(), "cpu")) {
            assertEquals(List.of("bar"), model.classes());
            assertEquals(run.spec(), model.spec());
            // the images are PNG, whose labels say no size on the ground
            assertEquals(
                    new TrainedInput(3, "Byte", true, List.of(0, 1, 2), 0),
                    model.input().orElseThrow());
        }
        openAsOfAnEarlierBuild(run);
    }

    /** Before parts could be fixed, checkpoints did not name them. */
    private void openAsOfAnEarlierBuild(RunFolder run) {
        TensorFile content =
                Safetensors.read(run.checkpoint(CheckpointFiles.LAST).orElseThrow());
        Map<String, String> about = new LinkedHashMap<>(content.metadata());
        JsonObject backbone = JsonParser.parseString(String.valueOf(about.get(CheckpointFiles.BACKBONE)))
                .getAsJsonObject();
        backbone.remove("fixed");
        about.put(CheckpointFiles.BACKBONE, backbone.toString());
        Path old = folder.resolve("old.safetensors");
        Safetensors.write(old, content.tensors(), about);
        try (TrainedModel model = TrainedModel.open(old, "cpu")) {
            assertEquals(Set.of(), model.backbone().fixed());
        }
        about.put(CheckpointFiles.BACKBONE, "{\"dropPath\": 7}");
        Safetensors.write(old, content.tensors(), about);
        String said = String.valueOf(assertThrows(UserProblem.class, () -> TrainedModel.open(old, "cpu"))
                .getMessage());
        assertTrue(said.contains("description of the checkpoint is damaged"), said);
    }

    @Test
    void aRunThatWasStoppedGoesOnThroughItsFilesAsIfNothingHadHappened() throws Exception {
        RunFolder whole = run("whole", 2);
        new RunWorker(whole).run();
        RunFolder halved = run("halved", 2);
        new RunControl(halved).stop();
        new RunWorker(halved).run();
        assertEquals(State.STOPPED, halved.status().orElseThrow().state());
        new RunControl(halved).resume();
        new RunWorker(halved).run();
        SameTraining.assertSame(whole, halved);
    }

    @Test
    void dataThatIsNotThereFailsTheRunWithASentenceInItsFolder() {
        RunFolder run = RunFolder.create(folder, SmallRuns.spec("none"));
        assertThrows(UserProblem.class, () -> new RunWorker(run).run());
        RunStatus status = run.status().orElseThrow();
        assertEquals(State.FAILED, status.state());
        assertTrue(status.message().contains("/sets/none"), status.message());
    }

    @Test
    void aCheckpointOfAnotherArchitectureIsRefused() throws Exception {
        RunFolder run = run("small", 1);
        new RunWorker(run).run();
        Path spec = run.path().resolve("spec.yaml");
        Files.writeString(spec, Files.readString(spec).replace("neckChannels: 8", "neckChannels: 16"));
        UserProblem problem = assertThrows(UserProblem.class, () -> new RunWorker(run).run());
        assertTrue(problem.getMessage().contains("another architecture"), problem.getMessage());
    }

    @Test
    void aWorkerProcessTrainsByItself() throws Exception {
        Path data = SmallData.write(folder.resolve("data"));
        RunFolder run = RunLauncher.start(SmallData.spec(data, "apart", 1), folder.resolve("runs"));
        CountDownLatch over = new CountDownLatch(1);
        RunWatcher.Listener listener = new RunWatcher.Listener() {
            @Override
            public void events(List<RunEvent> events) {
                // the status tells enough
            }

            @Override
            public void status(RunStatus status) {
                if (!status.state().active()) {
                    over.countDown();
                }
            }
        };
        try (RunWatcher watcher = new RunWatcher(run, listener)) {
            watcher.start();
            assertTrue(over.await(120, TimeUnit.SECONDS));
        }
        assertEquals(State.FINISHED, run.status().orElseThrow().state(), () -> String.valueOf(run.status()));
    }

    @Test
    void aFullDiskIsToldInASentence() {
        Path full = Path.of("/dev/full");
        org.junit.jupiter.api.Assumptions.assumeTrue(Files.exists(full), "there is no /dev/full here");
        UserProblem problem = assertThrows(UserProblem.class, () -> {
            try (EventLog log = new EventLog(full)) {
                log.append(SmallRuns.step(1, 0));
            }
        });
        assertTrue(problem.getMessage().contains("could not be written"), problem.getMessage());
    }
}
