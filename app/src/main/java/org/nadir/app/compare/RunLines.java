package org.nadir.app.compare;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nadir.base.LineLook;
import org.nadir.training.RunEvent;
import org.nadir.viewer.chart.CurveSeries;

/**
 * Turns the events of one run into points of the curves. What a resumed run repeats is not drawn twice. One thread at a time.
 */
final class RunLines {
    private static final double MEBIBYTE = 1 << 20;

    private final ComparedCurves curves;
    private final String label;
    private final LineLook look;
    private final Map<Quantity, CurveSeries> series = new EnumMap<>(Quantity.class);
    private final Map<String, CurveSeries> terms = new HashMap<>();
    private Optional<Instant> last = Optional.empty();
    private boolean resting;
    private int stepsPerEpoch = 1;
    private long lastStep = -1;
    private long lastValidation = -1;
    private double seconds;
    private double deviceSeconds;

    RunLines(ComparedCurves curves, String label, LineLook look) {
        this.curves = curves;
        this.label = label;
        this.look = look;
    }

    /** Adds what the events tell; they come in the order of the run. */
    void take(List<RunEvent> events) {
        events.forEach(this::take);
    }

    private void take(RunEvent event) {
        tick(event);
        if (event instanceof RunEvent.Started started) {
            stepsPerEpoch = Math.max(1, started.stepsPerEpoch());
        } else if (event instanceof RunEvent.Step step && step.iteration() > lastStep) {
            // logs of other programs tell of one step in many
            long since = step.iteration() - Math.max(0, lastStep);
            lastStep = step.iteration();
            deviceSeconds += Double.isNaN(step.milliseconds()) ? 0 : since * step.milliseconds() / 1000;
            step(step);
        } else if (event instanceof RunEvent.Validated validated && validated.iteration() > lastValidation) {
            lastValidation = validated.iteration();
            CurveSeries.Place place = place(validated.iteration(), validated.epoch() + 1.0);
            series(Quantity.SCORE).append(place, validated.scores().primaryValue());
        }
    }

    /** The clock stands still while the run is paused and between two workers. */
    private void tick(RunEvent event) {
        boolean gap = resting || event instanceof RunEvent.Started;
        last.filter(before -> !gap && event.at().isAfter(before))
                .ifPresent(before ->
                        seconds += Duration.between(before, event.at()).toNanos() / 1e9);
        last = Optional.of(event.at());
        resting = event instanceof RunEvent.Paused;
    }

    private void step(RunEvent.Step step) {
        CurveSeries.Place place = place(step.iteration(), step.iteration() / (double) stepsPerEpoch);
        series(Quantity.LOSS).append(place, step.loss());
        if (step.losses().size() > 1) {
            step.losses().forEach((term, value) -> term(term).append(place, value));
        }
        series(Quantity.RATE).append(place, step.learningRate());
        series(Quantity.STEP_TIME).append(place, step.milliseconds());
        long bytes = step.deviceBytes() > 0 ? step.deviceBytes() : step.residentBytes();
        if (bytes > 0) {
            series(Quantity.MEMORY).append(place, bytes / MEBIBYTE);
        }
    }

    private CurveSeries.Place place(long iteration, double epoch) {
        return new CurveSeries.Place(iteration, epoch, seconds, deviceSeconds);
    }

    /** Found once: looking through all runs at every point would cost more than the point. */
    private CurveSeries series(Quantity quantity) {
        return series.computeIfAbsent(quantity, q -> curves.model(q).series(label, look));
    }

    private CurveSeries term(String name) {
        return terms.computeIfAbsent(name, n -> curves.loss(n).series(label, look));
    }
}
