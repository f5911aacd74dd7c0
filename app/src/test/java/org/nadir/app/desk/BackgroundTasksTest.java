package org.nadir.app.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nadir.base.UserProblem;

class BackgroundTasksTest {
    private final Notices notices = new Notices();
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private final BackgroundTasks tasks = new BackgroundTasks(waiting::add, Runnable::run, notices);
    private final List<String> done = new ArrayList<>();

    private void work() {
        while (!waiting.isEmpty()) {
            waiting.poll().run();
        }
    }

    @Test
    void aResultArrivesAndTheJobIsOver() {
        tasks.run("Reading", progress -> "text", done::add);
        assertEquals(1, tasks.running().size());
        work();
        assertEquals(List.of("text"), done);
        assertTrue(tasks.running().isEmpty());
    }

    @Test
    void aFailureBecomesANoticeAndStillEndsTheJob() {
        List<String> ended = new ArrayList<>();
        tasks.run(
                "Reading",
                progress -> {
                    throw UserProblem.of("No such file").problem();
                },
                any -> done.add("never"),
                () -> ended.add("ended"));
        work();
        assertEquals("No such file.", notices.shown().get(0).sentence());
        assertEquals(List.of("ended"), ended);
        assertTrue(done.isEmpty());
    }

    @Test
    void aNewerJobUnderTheSameKeyDropsTheOlderResult() {
        tasks.latest("look", progress -> "old", done::add);
        tasks.latest("look", progress -> "new", done::add);
        work();
        assertEquals(List.of("new"), done);
    }

    @Test
    void aCancelledJobHandsNothingBack() {
        Job job = tasks.run("Reading", progress -> "text", done::add);
        job.cancel();
        work();
        assertTrue(done.isEmpty());
    }

    @Test
    void manyReportsBetweenTwoPulsesChangeTheScreenOnce() {
        Deque<Runnable> pulse = new ArrayDeque<>();
        Job job = new Job("Reading", pulse::add);
        for (int i = 1; i <= 1000; i++) {
            job.report(i, 1000, "image " + i);
        }
        assertEquals(1, pulse.size());
        pulse.poll().run();
        assertEquals(1.0, job.fraction().get());
        assertEquals("image 1000", job.detail().get());
    }

    @Test
    void workThatIsAskedForAfterTheWindowClosedIsCancelledInsteadOfBegun() {
        BackgroundTasks closed = BackgroundTasks.onFxThread(notices);
        closed.close();
        assertTrue(closed.latest("look", progress -> "text", done::add).cancelled());
        assertTrue(closed.run("Reading", progress -> "text", done::add).cancelled());
        assertTrue(closed.running().isEmpty());
    }
}
