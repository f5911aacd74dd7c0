package org.nadir.app.compare;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nadir.base.LineLook;
import org.nadir.run.digest.CurveColumns;
import org.nadir.run.digest.RunCurve;
import org.nadir.run.digest.RunPlace;
import org.nadir.run.digest.RunPoints;
import org.nadir.training.RunEvent;
import org.nadir.viewer.chart.CurveModel;
import org.nadir.viewer.chart.CurveSeries;

/** Fills the curves of one run, from its events as they come or from all of them at once. One thread at a time. */
final class RunLines {
    private final ComparedCurves curves;
    private final String label;
    private final LineLook look;
    private final Map<RunCurve, CurveSeries> series = new HashMap<>();
    private final RunPoints points = new RunPoints(this::append);

    RunLines(ComparedCurves curves, String label, LineLook look) {
        this.curves = curves;
        this.label = label;
        this.look = look;
    }

    /** Adds what the events tell; they come in the order of the run. */
    void take(List<RunEvent> events) {
        points.take(events);
    }

    /** Draws a run that is over. */
    void take(Map<RunCurve, CurveColumns> whole) {
        whole.forEach((curve, columns) -> series(curve)
                .take(new CurveSeries.Points(
                        columns.steps(),
                        columns.epochs(),
                        columns.seconds(),
                        columns.deviceSeconds(),
                        columns.values())));
    }

    private void append(RunCurve curve, RunPlace at, double value) {
        series(curve).append(new CurveSeries.Place(at.step(), at.epoch(), at.seconds(), at.deviceSeconds()), value);
    }

    /** Found once: looking through all runs at every point would cost more than the point. */
    private CurveSeries series(RunCurve curve) {
        return series.computeIfAbsent(curve, c -> model(c).series(label, look));
    }

    private CurveModel model(RunCurve curve) {
        return switch (curve.kind()) {
            case SCORE -> curves.model(Quantity.SCORE);
            case LOSS -> curves.model(Quantity.LOSS);
            case TERM -> curves.loss(curve.term());
            case RATE -> curves.model(Quantity.RATE);
            case STEP_TIME -> curves.model(Quantity.STEP_TIME);
            case MEMORY -> curves.model(Quantity.MEMORY);
        };
    }
}
