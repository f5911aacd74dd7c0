package org.nadir.app.runs;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.nadir.training.RunEvent;
import org.nadir.training.Scores;
import org.nadir.viewer.chart.CurveModel;

/**
 * The curves of one run, filled event by event by one thread at a time. A resumed run repeats the steps after its
 * checkpoint; what was already drawn is not drawn twice.
 */
public final class RunCurves {
    private final CurveModel loss = new CurveModel();
    private final CurveModel score = new CurveModel();
    private final CurveModel rate = new CurveModel();
    private final CurveModel time = new CurveModel();
    private final CurveModel memory = new CurveModel();
    private final Recent recent = new Recent(96);
    private Optional<Instant> start = Optional.empty();
    private int stepsPerEpoch = 1;
    private long lastStep = -1;
    private long lastValidation = -1;

    /** Loss terms and their sum, by step. */
    public CurveModel loss() {
        return loss;
    }

    /** Validation metrics, by epoch. */
    public CurveModel score() {
        return score;
    }

    CurveModel rate() {
        return rate;
    }

    CurveModel time() {
        return time;
    }

    CurveModel memory() {
        return memory;
    }

    /** The latest losses, oldest first; any thread. */
    double[] recentLosses() {
        return recent.values();
    }

    /** Adds what the events tell; they come in the order of the run. */
    public void take(List<RunEvent> events) {
        events.forEach(this::take);
    }

    private void take(RunEvent event) {
        if (event instanceof RunEvent.Started started) {
            start = Optional.of(start.orElse(started.at()));
            stepsPerEpoch = Math.max(1, started.stepsPerEpoch());
        } else if (event instanceof RunEvent.Step step && step.iteration() > lastStep) {
            lastStep = step.iteration();
            step(step);
        } else if (event instanceof RunEvent.Validated validated && validated.iteration() > lastValidation) {
            lastValidation = validated.iteration();
            validated(validated);
        }
    }

    private void step(RunEvent.Step step) {
        double at = step.iteration();
        double epoch = at / stepsPerEpoch;
        double seconds = seconds(step.at());
        loss.series("Total").append(at, epoch, seconds, step.loss());
        if (step.losses().size() > 1) {
            step.losses().forEach((name, value) -> loss.series(title(name)).append(at, epoch, seconds, value));
        }
        rate.series("Learning rate").append(at, epoch, seconds, step.learningRate());
        time.series("Step").append(at, epoch, seconds, step.milliseconds());
        time.series("Waiting for data").append(at, epoch, seconds, step.dataWaitMilliseconds());
        double mebibytes = 1 << 20;
        if (step.residentBytes() > 0) {
            memory.series("Process").append(at, epoch, seconds, step.residentBytes() / mebibytes);
        }
        if (step.deviceBytes() > 0) {
            memory.series("Device").append(at, epoch, seconds, step.deviceBytes() / mebibytes);
        }
        recent.add(step.loss());
    }

    private void validated(RunEvent.Validated validated) {
        double at = validated.iteration();
        double epoch = validated.epoch() + 1.0;
        double seconds = seconds(validated.at());
        validated.scores().metrics().forEach((name, value) -> score.series(metric(name))
                .append(at, epoch, seconds, value));
    }

    private double seconds(Instant at) {
        return start.map(from -> Duration.between(from, at).toMillis() / 1000.0).orElse(0.0);
    }

    private static String title(String name) {
        String words = name.replace('_', ' ').replaceFirst("^loss ", "");
        return words.isEmpty() ? name : words.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + words.substring(1);
    }

    /** map50 is what files say; people say mAP50. */
    static String metric(String name) {
        return Scores.title(name);
    }

    /** A ring of the latest values. */
    private static final class Recent {
        private final double[] ring;
        private long count;

        Recent(int size) {
            ring = new double[size];
        }

        synchronized void add(double value) {
            ring[(int) (count++ % ring.length)] = value;
        }

        synchronized double[] values() {
            int size = (int) Math.min(count, ring.length);
            double[] values = new double[size];
            for (int i = 0; i < size; i++) {
                values[i] = ring[(int) ((count - size + i) % ring.length)];
            }
            return values;
        }
    }
}
