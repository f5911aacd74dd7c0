package org.nadir.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nadir.run.RunStatus.State;
import org.nadir.training.Checkpoint;
import org.nadir.training.RunEvent;

/** Orders to workers that are processes of their own, and their sudden death. */
class WorkerProcessTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String THREADS = "ai.djl.pytorch.num_threads";

    @TempDir
    private Path folder;

    private String threads;

    /** Equal bits need equal numbers of threads, and operators this small gain nothing from a second one. */
    @BeforeEach
    void oneThread() {
        threads = System.getProperty(THREADS, "");
        System.setProperty(THREADS, "1");
    }

    @AfterEach
    void asBefore() {
        System.setProperty(THREADS, threads);
    }

    private RunFolder start(String name, int epochs) throws Exception {
        Path data = SmallData.write(folder.resolve("data"));
        return RunLauncher.start(SmallData.spec(data, name, epochs), folder.resolve("runs"));
    }

    private static RunStatus await(RunFolder run, Predicate<RunStatus> wanted) throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(end)) {
            RunStatus status = run.status().orElseThrow();
            if (wanted.test(status)) {
                return status;
            }
            Thread.sleep(20);
        }
        throw new AssertionError("Waited in vain: " + run.status());
    }

    private static RunStatus await(RunFolder run, State state) throws InterruptedException {
        return await(run, status -> status.state() == state);
    }

    private static long count(RunFolder run, Class<? extends RunEvent> kind) {
        return run.events().stream().filter(kind::isInstance).count();
    }

    @Test
    void aPausedWorkerHoldsAfterACheckpointGoesOnWhenAskedAndStopsInOrder() throws Exception {
        RunFolder run = start("ordered", 2000);
        RunControl control = new RunControl(run);
        await(run, status -> status.iteration() > 0);

        control.pause();
        await(run, State.PAUSED);
        long held = count(run, RunEvent.Step.class);
        assertTrue(run.checkpoint(CheckpointFiles.LAST).isPresent());
        Thread.sleep(500);
        assertEquals(held, count(run, RunEvent.Step.class));

        control.resume();
        await(run, status -> status.state() == State.RUNNING && status.iteration() > held);
        assertEquals(1, count(run, RunEvent.Resumed.class));

        control.stop();
        RunStatus stopped = await(run, State.STOPPED);
        ProcessHandle.of(stopped.pid())
                .ifPresent(process ->
                        process.onExit().orTimeout(10, TimeUnit.SECONDS).join());
        long iteration = CheckpointFiles.read(
                        run.checkpoint(CheckpointFiles.LAST).orElseThrow())
                .progress()
                .iteration();
        assertEquals(count(run, RunEvent.Step.class), iteration);
    }

    @Test
    void aWorkerThatTheSystemAsksToEndStopsAfterACheckpoint() throws Exception {
        RunFolder run = start("ended", 2000);
        RunStatus alive = await(run, status -> status.iteration() > 0);
        ProcessHandle worker = ProcessHandle.of(alive.pid()).orElseThrow();
        worker.destroy();
        worker.onExit().orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
        assertEquals(State.STOPPED, run.status().orElseThrow().state());
        assertTrue(run.checkpoint(CheckpointFiles.LAST).isPresent());
    }

    @Test
    void aKilledWorkerIsToldAsDiedAndItsRunResumedEndsAsIfNothingHadHappened() throws Exception {
        RunFolder whole = start("whole", 8);
        RunFolder killed = start("killed", 8);
        RunStatus alive = await(killed, status -> status.iteration() >= 3);
        ProcessHandle worker = ProcessHandle.of(alive.pid()).orElseThrow();
        worker.destroyForcibly();
        worker.onExit().join();
        RunStatus died = await(killed, State.DIED);
        assertFalse(died.message().isBlank());

        RunLauncher.resume(killed, Map.of());
        await(killed, State.FINISHED);
        await(whole, State.FINISHED);

        Checkpoint expected =
                CheckpointFiles.read(whole.checkpoint(CheckpointFiles.LAST).orElseThrow());
        Checkpoint found =
                CheckpointFiles.read(killed.checkpoint(CheckpointFiles.LAST).orElseThrow());
        assertEquals(
                List.copyOf(expected.progress().validation()), found.progress().validation());
        expected.model()
                .forEach((name, tensor) -> assertArrayEquals(
                        tensor.values(), found.model().get(name).values(), name));
        assertEquals(count(whole, RunEvent.Step.class), count(killed, RunEvent.Step.class));
    }
}
