package org.nadir.run.digest;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nadir.training.RunEvent;

/** Turns the events of one run into points of its curves. What a resumed run repeats is not told twice. One thread at a time. */
public final class RunPoints {
    private static final double MEBIBYTE = 1 << 20;

    private final Receiver receiver;
    private final Map<RunCurve.Kind, RunCurve> kinds = new EnumMap<>(RunCurve.Kind.class);
    private final Map<String, RunCurve> terms = new HashMap<>();
    private Optional<Instant> last = Optional.empty();
    private boolean resting;
    private int stepsPerEpoch = 1;
    private long lastStep = -1;
    private long lastValidation = -1;
    private double seconds;
    private double deviceSeconds;

    /** Takes the points as they come. */
    @FunctionalInterface
    public interface Receiver {
        void point(RunCurve curve, RunPlace at, double value);
    }

    public RunPoints(Receiver receiver) {
        this.receiver = receiver;
        for (RunCurve.Kind kind : RunCurve.Kind.values()) {
            kinds.put(kind, RunCurve.of(kind));
        }
    }

    /** Tells what the events add; they come in the order of the run. */
    public void take(List<RunEvent> events) {
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
            RunPlace place = place(validated.iteration(), validated.epoch() + 1.0);
            tell(RunCurve.Kind.SCORE, place, validated.scores().primaryValue());
        }
    }

    /** The clock stands still while the run is paused and between two workers. */
    private void tick(RunEvent event) {
        boolean gap = resting || event instanceof RunEvent.Started;
        if (last.isPresent() && !gap && event.at().isAfter(last.get())) {
            seconds += Duration.between(last.get(), event.at()).toNanos() / 1e9;
        }
        last = Optional.of(event.at());
        resting = event instanceof RunEvent.Paused;
    }

    private void step(RunEvent.Step step) {
        RunPlace place = place(step.iteration(), step.iteration() / (double) stepsPerEpoch);
        tell(RunCurve.Kind.LOSS, place, step.loss());
        if (step.losses().size() > 1) {
            step.losses()
                    .forEach((term, value) -> receiver.point(
                            terms.computeIfAbsent(term, name -> new RunCurve(RunCurve.Kind.TERM, name)), place, value));
        }
        tell(RunCurve.Kind.RATE, place, step.learningRate());
        tell(RunCurve.Kind.STEP_TIME, place, step.milliseconds());
        long bytes = step.deviceBytes() > 0 ? step.deviceBytes() : step.residentBytes();
        if (bytes > 0) {
            tell(RunCurve.Kind.MEMORY, place, bytes / MEBIBYTE);
        }
    }

    private void tell(RunCurve.Kind kind, RunPlace at, double value) {
        RunCurve curve = kinds.get(kind);
        if (curve != null) {
            receiver.point(curve, at, value);
        }
    }

    private RunPlace place(long iteration, double epoch) {
        return new RunPlace(iteration, epoch, seconds, deviceSeconds);
    }
}
