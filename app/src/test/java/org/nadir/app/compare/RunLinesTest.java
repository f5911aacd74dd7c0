package org.nadir.app.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nadir.base.LineLook;
import org.nadir.run.digest.CurveColumns;
import org.nadir.run.digest.RunCurve;
import org.nadir.training.RunEvent;
import org.nadir.viewer.chart.CurveSeries;

class RunLinesTest {
    private static final Instant START = Instant.parse("2026-01-02T03:00:00Z");

    private final ComparedCurves curves = new ComparedCurves();

    private static RunEvent step(long iteration, double loss) {
        return new RunEvent.Step(
                START.plusSeconds(iteration),
                iteration,
                0,
                Map.of("classification", loss / 2, "regression", loss / 2),
                loss,
                1e-3,
                1,
                500,
                1,
                1L << 30,
                1L << 30,
                0);
    }

    @Test
    void whatAResumedRunRepeatsIsDrawnOnce() {
        RunLines lines = new RunLines(curves, "a", LineLook.of(0));
        RunEvent started = new RunEvent.Started(START, 2, 2, 0, 0, List.of("ship"), Map.of());
        lines.take(List.of(started, step(1, 4), step(2, 2), started, step(1, 9), step(2, 9), step(3, 1)));
        CurveSeries loss = curves.model(Quantity.LOSS).find("a").orElseThrow();
        assertEquals(3, loss.size());
        assertEquals(List.of("classification", "regression"), curves.terms());
    }

    @Test
    void aRunThatIsOverIsDrawnAtOnce() {
        float[] values = {4, 2};
        CurveColumns loss = new CurveColumns(
                new double[] {1, 2}, new float[] {0.5f, 1}, new float[] {1, 2}, new float[] {0.5f, 1}, values);
        new RunLines(curves, "over", LineLook.of(1))
                .take(Map.of(
                        new RunCurve(RunCurve.Kind.LOSS, ""), loss, new RunCurve(RunCurve.Kind.TERM, "box"), loss));
        assertEquals(2, curves.model(Quantity.LOSS).find("over").orElseThrow().size());
        assertEquals(2, curves.loss("box").find("over").orElseThrow().size());
        assertEquals(List.of("box"), curves.terms());
    }

    @Test
    void aRunThatIsTakenOutLeavesNoCurve() {
        new RunLines(curves, "a", LineLook.PLAIN).take(List.of(step(1, 4)));
        curves.remove("a");
        assertEquals(0, curves.model(Quantity.LOSS).all().size());
    }
}
