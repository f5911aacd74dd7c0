package org.nadir.run.digest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nadir.training.RunEvent;

class RunPointsTest {
    private static final Instant START = Instant.parse("2026-01-02T03:00:00Z");

    private static RunEvent step(double seconds, long iteration, double loss) {
        Instant at = START.plusMillis(Math.round(1000 * seconds));
        return new RunEvent.Step(at, iteration, 0, Map.of("box", loss), loss, 1e-3, 1, 500, 1, 0, 0, 3L << 20);
    }

    @Test
    void aPointKnowsItsPlaceOnEveryAxis() {
        List<RunPlace> places = new ArrayList<>();
        List<Double> memory = new ArrayList<>();
        RunPoints points = new RunPoints((curve, at, value) -> {
            if (curve.kind() == RunCurve.Kind.LOSS) {
                places.add(at);
            } else if (curve.kind() == RunCurve.Kind.MEMORY) {
                memory.add(value);
            }
        });
        RunEvent started = new RunEvent.Started(START, 2, 4, 0, 0, List.of("ship"), Map.of());
        RunEvent paused = new RunEvent.Paused(START.plusSeconds(2), 0, 1);
        // the clock stands still from the pause to the next event; the second point stands for two steps
        points.take(List.of(started, step(1, 1, 4), paused, step(60, 2, 3), step(62, 4, 2), step(63, 4, 9)));
        assertEquals(
                List.of(new RunPlace(1, 0.25, 1, 0.5), new RunPlace(2, 0.5, 2, 1), new RunPlace(4, 1, 4, 2)), places);
        assertEquals(List.of(3.0, 3.0, 3.0), memory);
    }

    @Test
    void oneTermAloneIsTheLossItself() {
        List<RunCurve.Kind> kinds = new ArrayList<>();
        new RunPoints((curve, at, value) -> kinds.add(curve.kind())).take(List.of(step(1, 1, 4)));
        assertEquals(
                List.of(RunCurve.Kind.LOSS, RunCurve.Kind.RATE, RunCurve.Kind.STEP_TIME, RunCurve.Kind.MEMORY), kinds);
    }
}
