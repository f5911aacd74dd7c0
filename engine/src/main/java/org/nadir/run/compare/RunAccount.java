package org.nadir.run.compare;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.nadir.freezing.FreezeState;
import org.nadir.training.RunEvent;
import org.nadir.training.Scores;

/**
 * Adds up the events of a run, one after the other, epoch by epoch; what a dead worker had told beyond the checkpoint that
 * the run went on from is taken back. Steps are not kept, so that the account of a long run is as small as that of a short
 * one. One thread at a time.
 */
public final class RunAccount {
    private final TreeMap<Integer, Entry> entries = new TreeMap<>();
    private final Map<String, String> facts = new LinkedHashMap<>();
    private final List<String> classes = new ArrayList<>();
    private Optional<Instant> last = Optional.empty();
    private double wallSeconds;
    private long iteration;
    private int plannedEpochs;
    private boolean resting;

    /** What is known of an epoch so far. */
    private static final class Entry {
        private Optional<FreezeState> applied = Optional.empty();
        private Optional<Scores> scores = Optional.empty();
        private long trainableValues;
        private long iteration;
        private long steps;
        private long timedSteps;
        private double milliseconds;
        private double meanLoss = Double.NaN;
        private double learningRate = Double.NaN;
        private double wallSeconds;
        private long peakBytes;

        /** So many steps were done; what they took on average is NaN where nobody said. */
        void cover(long count, double mean) {
            steps += count;
            if (!Double.isNaN(mean)) {
                timedSteps += count;
                milliseconds += mean * count;
            }
        }

        double mean() {
            return timedSteps == 0 ? Double.NaN : milliseconds / timedSteps;
        }

        /** Milliseconds of all steps; those that nobody timed take as long as the others of the epoch, or of the run. */
        double all(double meanOfRun) {
            long untimed = steps - timedSteps;
            return untimed == 0 ? milliseconds : milliseconds + untimed * (timedSteps == 0 ? meanOfRun : mean());
        }
    }

    /** Takes the next event. */
    public void add(RunEvent event) {
        tick(event);
        if (event instanceof RunEvent.Started started) {
            begin(started);
        } else if (event instanceof RunEvent.EpochStarted epoch) {
            Entry entry = entry(epoch.epoch());
            entry.applied = Optional.of(epoch.applied());
            entry.trainableValues = epoch.trainableValues();
        } else if (event instanceof RunEvent.Step step) {
            step(step);
        } else if (event instanceof RunEvent.EpochEnded ended) {
            Entry entry = entry(ended.epoch());
            entry.applied = Optional.of(ended.applied());
            entry.meanLoss = ended.meanLoss();
            entry.peakBytes = Math.max(entry.peakBytes, ended.peakBytes());
            entry.wallSeconds = wallSeconds;
        } else if (event instanceof RunEvent.Validated validated) {
            Entry entry = entry(validated.epoch());
            entry.scores = Optional.of(validated.scores());
            reach(entry, validated.iteration(), Double.NaN);
            entry.wallSeconds = wallSeconds;
        }
    }

    /** The clock stands still while the run is paused and between two workers. */
    private void tick(RunEvent event) {
        boolean gap = resting || event instanceof RunEvent.Started;
        if (last.isPresent() && !gap && event.at().isAfter(last.get())) {
            wallSeconds += Duration.between(last.get(), event.at()).toNanos() / 1e9;
        }
        last = Optional.of(event.at());
        resting = event instanceof RunEvent.Paused;
    }

    private void begin(RunEvent.Started started) {
        facts.putAll(started.facts());
        classes.clear();
        classes.addAll(started.classes());
        plannedEpochs = started.epochs();
        if (started.firstIteration() < iteration) {
            boolean whole = started.firstIteration() <= (long) started.firstEpoch() * started.stepsPerEpoch();
            entries.tailMap(started.firstEpoch(), whole).clear();
        }
        iteration = started.firstIteration();
    }

    private void step(RunEvent.Step step) {
        Entry entry = entry(step.epoch());
        reach(entry, step.iteration(), step.milliseconds());
        entry.learningRate = step.learningRate();
        entry.peakBytes = Math.max(entry.peakBytes, step.peakBytes());
        entry.wallSeconds = wallSeconds;
    }

    /** Other programs tell of one step in many; one that is told stands for those since the one before. */
    private void reach(Entry entry, long reached, double mean) {
        if (reached > iteration) {
            entry.cover(reached - iteration, mean);
            entry.iteration = reached;
            iteration = reached;
        }
    }

    private Entry entry(int epoch) {
        return entries.computeIfAbsent(epoch, e -> new Entry());
    }

    /** What the events add up to so far. */
    public RunTotals totals() {
        return new RunTotals(facts, classes, plannedEpochs, epochs());
    }

    private List<EpochFacts> epochs() {
        List<EpochFacts> epochs = new ArrayList<>();
        double device = 0;
        long steps = 0;
        double mean = mean();
        for (Map.Entry<Integer, Entry> one : entries.entrySet()) {
            Entry entry = one.getValue();
            device += entry.all(mean) / 1000;
            steps = Math.max(steps, entry.iteration);
            epochs.add(new EpochFacts(
                    one.getKey(),
                    entry.applied,
                    entry.trainableValues,
                    steps,
                    entry.meanLoss,
                    entry.learningRate,
                    entry.mean(),
                    device,
                    entry.wallSeconds,
                    entry.peakBytes,
                    entry.scores));
        }
        return epochs;
    }

    private double mean() {
        double milliseconds =
                entries.values().stream().mapToDouble(e -> e.milliseconds).sum();
        long timed = entries.values().stream().mapToLong(e -> e.timedSteps).sum();
        return timed == 0 ? Double.NaN : milliseconds / timed;
    }
}
