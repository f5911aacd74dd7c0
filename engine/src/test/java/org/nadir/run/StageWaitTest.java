package org.nadir.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nadir.base.UserProblem;
import org.nadir.run.RunStatus.State;

/** A worker that waits for another run, of which only the folder is there. */
class StageWaitTest {
    @TempDir
    private Path runs;

    private Stage stage(State state) {
        RunFolder run = RunFolder.create(runs, SmallRuns.spec("amplifier"));
        WrittenStatus.write(run, state);
        return new Stage(Stage.Kind.AMPLIFIER, run);
    }

    private RunFolder student() {
        return RunFolder.create(runs, SmallRuns.spec("student"));
    }

    @Test
    void aRunThatIsFinishedIsNotWaitedFor() {
        try (RunRecorder recorder = new RunRecorder(student())) {
            assertTrue(new StageWait(recorder, run -> {}).finished(stage(State.FINISHED)));
        }
    }

    @Test
    void aStopLeavesARunGoingThatAnotherWorkerWaitsFor() {
        Stage stage = stage(State.RUNNING);
        RunFolder student = student();
        new RunControl(student).stop();
        try (RunRecorder recorder = new RunRecorder(student);
                FileRight other = FileRight.share(stage.run().path().resolve("waiting.lock"))
                        .orElseThrow()) {
            assertFalse(new StageWait(recorder, run -> {}).finished(stage));
        }
        assertFalse(Files.exists(stage.run().controlFile()));
    }

    @Test
    void aRunThatFailedFailsTheOneThatNeedsIt() {
        Stage stage = stage(State.FAILED);
        try (RunRecorder recorder = new RunRecorder(student())) {
            UserProblem problem =
                    assertThrows(UserProblem.class, () -> new StageWait(recorder, run -> {}).finished(stage));
            assertTrue(problem.getMessage().contains("The amplifier is not trained"), problem.getMessage());
            assertEquals("failed after 1 of 12 epochs", problem.detail("found").orElseThrow());
        }
    }

    @Test
    void onlyARunWithoutAWorkerIsStarted() {
        List<State> started = new ArrayList<>();
        try (RunRecorder recorder = new RunRecorder(student())) {
            for (State state : List.of(State.FINISHED, State.RUNNING, State.STOPPED, State.FAILED)) {
                RunFolder run = stage(state).run();
                assertEquals(run, new StageWait(recorder, needed -> started.add(state)).decide(runs, () -> run));
            }
        }
        assertEquals(List.of(State.STOPPED, State.FAILED), started);
    }
}
