package org.nadir.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nadir.base.UserProblem;
import org.nadir.run.RunStatus.State;
import org.nadir.training.LoopHost.Request;
import org.nadir.training.RunEvent;

class RunFolderTest {
    @TempDir
    private Path runs;

    private static RunStatus status(State state, long pid) {
        return new RunStatus(
                state,
                pid,
                SmallRuns.NOW,
                SmallRuns.NOW,
                SmallRuns.NOW,
                3,
                12,
                9,
                3,
                0.5,
                Double.NaN,
                -1,
                1,
                Double.NaN,
                Double.NaN,
                "");
    }

    /** A process number that no process has. */
    private static long nobody() {
        long pid = 4_000_000;
        while (ProcessHandle.of(pid).isPresent()) {
            pid++;
        }
        return pid;
    }

    @Test
    void aTakenNameGetsANumberAndNothingIsOverwritten() {
        assertEquals("first", RunFolder.create(runs, SmallRuns.spec("first")).name());
        assertEquals("first-2", RunFolder.create(runs, SmallRuns.spec("first")).name());
    }

    @Test
    void aNameIsNoWayOutOfTheFolder() {
        RunFolder folder = RunFolder.create(runs, SmallRuns.spec("../../etc/x y"));
        assertEquals(runs.toAbsolutePath().normalize(), folder.path().getParent());
    }

    @Test
    void theSpecificationComesBack() {
        RunFolder folder = RunFolder.create(runs, SmallRuns.spec("first"));
        assertEquals(SmallRuns.spec("first"), RunFolder.open(folder.path()).spec());
    }

    @Test
    void aFolderWithoutARunIsRefused() {
        assertThrows(UserProblem.class, () -> RunFolder.open(runs));
    }

    @Test
    void runsCannotBeMadeBelowAFile() throws Exception {
        Path file = Files.writeString(runs.resolve("file"), "x");
        assertThrows(UserProblem.class, () -> RunFolder.create(file.resolve("runs"), SmallRuns.spec("first")));
    }

    @Test
    void listingLeavesOutWhatIsNoRun() throws Exception {
        RunFolder folder = RunFolder.create(runs, SmallRuns.spec("first"));
        Files.createDirectory(runs.resolve("other"));
        assertEquals(List.of(folder), RunFolder.list(runs));
        assertEquals(List.of(), RunFolder.list(runs.resolve("nowhere")));
    }

    @Test
    void aWorkerThatIsGoneHasDied() throws Exception {
        RunFolder folder = RunFolder.create(runs, SmallRuns.spec("first"));
        StatusFile.write(folder.statusFile(), status(State.RUNNING, nobody()));
        Files.writeString(folder.log(), "first line\nOut of memory\n");
        RunStatus status = folder.status().orElseThrow();
        assertEquals(State.DIED, status.state());
        assertTrue(status.message().contains("epoch 3"), status.message());
        assertTrue(status.message().contains("Out of memory"), status.message());
    }

    @Test
    void aWorkerThatCouldTellOfItsEndInItsEventsOnlyHasFailed() throws Exception {
        RunFolder folder = RunFolder.create(runs, SmallRuns.spec("first"));
        RunStatus alive = status(State.RUNNING, nobody());
        StatusFile.write(folder.statusFile(), alive);
        try (EventLog log = new EventLog(folder.eventFile())) {
            log.append(new RunEvent.Failed(alive.heartbeat().plusSeconds(1), 3, 7, "The disk is full."));
        }
        RunStatus status = folder.status().orElseThrow();
        assertEquals(State.FAILED, status.state());
        assertEquals("The disk is full.", status.message());
    }

    @Test
    void anEarlierFailureIsNotThatOfTheWorkerThatDiedAfterIt() throws Exception {
        RunFolder folder = RunFolder.create(runs, SmallRuns.spec("first"));
        RunStatus alive = status(State.RUNNING, nobody());
        StatusFile.write(folder.statusFile(), alive);
        try (EventLog log = new EventLog(folder.eventFile())) {
            log.append(new RunEvent.Failed(alive.heartbeat().minusSeconds(1), 3, 7, "The disk is full."));
        }
        assertEquals(State.DIED, folder.status().orElseThrow().state());
    }

    @Test
    void aNumberThatAnotherProcessNowHasIsNoSignOfLife() {
        RunFolder folder = RunFolder.create(runs, SmallRuns.spec("first"));
        StatusFile.write(
                folder.statusFile(),
                status(State.RUNNING, ProcessHandle.current().pid()));
        assertEquals(State.DIED, folder.status().orElseThrow().state());
    }

    @Test
    void aFinishedRunNeedsNoWorkerAndIsNotResumed() {
        RunFolder folder = RunFolder.create(runs, SmallRuns.spec("first"));
        StatusFile.write(folder.statusFile(), status(State.FINISHED, nobody()));
        assertEquals(State.FINISHED, folder.status().orElseThrow().state());
        assertThrows(UserProblem.class, () -> RunLauncher.resume(folder, Map.of()));
    }

    @Test
    void ordersArriveAndRubbishOrdersNothing() throws Exception {
        RunFolder folder = RunFolder.create(runs, SmallRuns.spec("first"));
        RunControl control = new RunControl(folder);
        assertEquals(Request.RUN, control.request());
        control.pause();
        assertEquals(Request.PAUSE, control.request());
        control.stop();
        assertEquals(Request.STOP, control.request());
        Files.writeString(folder.controlFile(), "{\"request\": [");
        assertEquals(Request.RUN, control.request());
    }

    @Test
    void recorderTurnsEventsIntoStatusAndHistory() {
        RunFolder folder = RunFolder.create(runs, SmallRuns.spec("first"));
        try (RunRecorder recorder = new RunRecorder(folder)) {
            recorder.publish(SmallRuns.started(0, 0));
            recorder.publish(SmallRuns.step(1, 0));
            recorder.publish(SmallRuns.validated(0, 2, 0.25));
            assertEquals(State.RUNNING, folder.status().orElseThrow().state());
            recorder.publish(new RunEvent.Finished(SmallRuns.NOW, false, "", 4, 0.25, 0, 9));
        }
        RunStatus status = folder.status().orElseThrow();
        assertEquals(State.FINISHED, status.state());
        assertEquals(0.25, status.bestScore());
        assertEquals(4, folder.events().size());
    }

    @Test
    void watcherTellsEventsAndStatusOfARunThatGoesOn() throws Exception {
        RunFolder folder = RunFolder.create(runs, SmallRuns.spec("first"));
        List<RunEvent> heard = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch over = new CountDownLatch(1);
        RunWatcher.Listener listener = new RunWatcher.Listener() {
            @Override
            public void events(List<RunEvent> events) {
                heard.addAll(events);
            }

            @Override
            public void status(RunStatus status) {
                if (status.state() == State.FINISHED) {
                    over.countDown();
                }
            }
        };
        try (RunWatcher watcher = new RunWatcher(folder, listener);
                RunRecorder recorder = new RunRecorder(folder)) {
            watcher.start();
            recorder.publish(SmallRuns.started(0, 0));
            recorder.publish(SmallRuns.step(1, 0));
            recorder.publish(new RunEvent.Finished(SmallRuns.NOW, false, "", 4, 0.25, 0, 9));
            assertTrue(over.await(20, TimeUnit.SECONDS));
        }
        assertEquals(3, heard.size());
    }
}
