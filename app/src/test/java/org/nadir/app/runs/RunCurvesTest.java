package org.nadir.app.runs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.nadir.app.desk.FreezeRows;
import org.nadir.freezing.Expansion;
import org.nadir.freezing.FreezeState;
import org.nadir.freezing.FreezingSchedules;
import org.nadir.nn.NetworkPart;
import org.nadir.training.RunEvent;
import org.nadir.viewer.timeline.CellState;
import org.nadir.viewer.timeline.TimelineModel;

class RunCurvesTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private static RunEvent step(long iteration, double loss) {
        return new RunEvent.Step(
                START.plusSeconds(iteration),
                iteration,
                0,
                Map.of("loss_cls", loss),
                loss,
                0.01,
                1,
                100,
                5,
                1 << 20,
                1 << 20,
                0);
    }

    @Test
    void stepsThatAResumedRunRepeatsAreDrawnOnce() {
        RunCurves curves = new RunCurves();
        RunEvent started = new RunEvent.Started(START, 2, 10, 0, 0L, List.of("a"), Map.of());
        curves.take(List.of(started, step(1, 4), step(2, 3), step(3, 2)));
        curves.take(List.of(started, step(2, 9), step(3, 9), step(4, 1)));
        assertEquals(4, curves.loss().find("Total").orElseThrow().size());
        assertArrayEquals(new double[] {4, 3, 2, 1}, curves.recentLosses());
    }

    @Test
    void theDeviceCurveIsThereOnlyWhereADeviceIs() {
        RunCurves curves = new RunCurves();
        curves.take(List.of(step(1, 1)));
        assertTrue(curves.memory().find("Process").isPresent());
        assertTrue(curves.memory().find("Device").isEmpty());
    }

    @Test
    void metricsAreNamedAsPeopleNameThem() {
        assertEquals("mAP50", RunCurves.metric("map50"));
        assertEquals("mAP50:95", RunCurves.metric("map5095"));
    }

    @Test
    void aPlanShowsTheBackboneFrozenAndTheHeadTrained() {
        TimelineModel timeline = FreezeRows.empty(1);
        FreezeRows.plan(timeline, Expansion.of(FreezingSchedules.step(2, Set.of(NetworkPart.STEM)), 4, 1));
        assertEquals(4, timeline.epochs());
        assertEquals(CellState.TRAINED, timeline.state(NetworkPart.STAGE2.ordinal(), 0));
        assertEquals(CellState.FROZEN, timeline.state(NetworkPart.STAGE2.ordinal(), 1));
        assertEquals(CellState.FROZEN, timeline.state(NetworkPart.STEM.ordinal(), 0));
        assertEquals(CellState.TRAINED, timeline.state(NetworkPart.HEAD.ordinal(), 3));
    }

    @Test
    void theStripSaysFrozenOnlyWhileNoStageTrains() {
        TimelineModel timeline = FreezeRows.empty(2);
        timeline.column(0, FreezeRows.column(FreezeState.of(Set.of(NetworkPart.STAGE4, NetworkPart.HEAD))));
        timeline.column(1, FreezeRows.column(FreezeState.of(Set.of(NetworkPart.NECK, NetworkPart.HEAD))));
        assertFalse(RunStrip.frozen(timeline));
        timeline.currentEpoch(0);
        assertFalse(RunStrip.frozen(timeline));
        timeline.currentEpoch(1);
        assertTrue(RunStrip.frozen(timeline));
    }

    @Test
    void theLastLinesOfALogAreItsEnd() {
        String log = "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n";
        assertEquals("3\n4\n5\n6\n7\n8\n9\n10", RunInspector.last(log));
    }
}
