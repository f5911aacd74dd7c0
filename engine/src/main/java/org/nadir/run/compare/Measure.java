package org.nadir.run.compare;

import java.util.List;
import java.util.Optional;
import org.nadir.training.Scores;

/** One number by which runs are compared; NaN where a run does not tell it. */
public enum Measure {
    /** Highest primary validation score. */
    BEST("best", "Best score", "", true),
    /** Primary score of the last validation. */
    FINAL("final", "Final score", "", true),
    /** Epochs, from 1, until the best score. */
    BEST_EPOCH("best_epoch", "Best epoch", "", false),
    /** Time since the start with validation and data, without pauses. */
    WALL("wall_s", "Wall time", "s", false),
    /** Time in optimiser steps, on the graphics device or the processor. */
    DEVICE("device_s", "Device time", "s", false),
    /** Device time in epochs that trained some part of the backbone. */
    TRAINED("device_trained_s", "Backbone trained", "s", false),
    /** Device time in epochs with a frozen backbone. */
    FROZEN("device_frozen_s", "Backbone frozen", "s", false),
    /** Mean time of a step without waiting for data. */
    STEP("step_ms", "Time per step", "ms", false),
    /** Highest memory of the process. */
    PEAK("peak_mib", "Peak memory", "MiB", false),
    /** All numbers of the network. */
    PARAMETERS("parameters", "Parameters", "", false),
    /** Mean over the epochs of the share of numbers that trained. */
    TRAINED_SHARE("trained_share", "Trained values", "%", false),
    /** Operations, counted by the network's layers, as a share of full training with the same parts always fixed. */
    WORK_SHARE("flops_share", "FLOPs of full training", "%", false);

    private final String key;
    private final String title;
    private final String unit;
    private final boolean higherIsBetter;

    Measure(String key, String title, String unit, boolean higherIsBetter) {
        this.key = key;
        this.title = title;
        this.unit = unit;
        this.higherIsBetter = higherIsBetter;
    }

    /** Name in files. */
    public String key() {
        return key;
    }

    public String title() {
        return title;
    }

    /** The title for these runs: "Best mAP50" where all of them are scored by it. */
    public String title(List<RunSummary> runs) {
        if (this != BEST && this != FINAL) {
            return title;
        }
        List<String> names = runs.stream()
                .flatMap(run -> run.last().stream())
                .flatMap(epoch -> epoch.scores().stream())
                .map(Scores::primaryTitle)
                .distinct()
                .toList();
        return names.size() == 1 ? title.replace("score", names.get(0)) : title;
    }

    /** Empty for a plain number. */
    public String unit() {
        return unit;
    }

    public boolean higherIsBetter() {
        return higherIsBetter;
    }

    public double of(RunSummary run) {
        return switch (this) {
            case BEST -> score(run.best());
            case FINAL -> score(run.last());
            case BEST_EPOCH -> run.best().map(e -> e.epoch() + 1.0).orElse(Double.NaN);
            case WALL -> end(run).map(EpochFacts::wallSeconds).orElse(Double.NaN);
            case DEVICE -> end(run).map(EpochFacts::deviceSeconds).orElse(Double.NaN);
            case TRAINED -> device(run, true);
            case FROZEN -> device(run, false);
            case STEP ->
                end(run).filter(e -> e.iteration() > 0)
                        .map(e -> 1000 * e.deviceSeconds() / e.iteration())
                        .orElse(Double.NaN);
            case PEAK -> peak(run);
            case PARAMETERS -> parameters(run);
            case TRAINED_SHARE -> trainedShare(run);
            case WORK_SHARE -> 100 * run.workShare();
        };
    }

    private static Optional<EpochFacts> end(RunSummary run) {
        return run.epochs().stream().reduce((a, b) -> b);
    }

    private static double score(Optional<EpochFacts> epoch) {
        return epoch.flatMap(EpochFacts::scores).map(Scores::primaryValue).orElse(Double.NaN);
    }

    private static double device(RunSummary run, boolean trained) {
        if (run.epochs().stream().noneMatch(e -> e.applied().isPresent())) {
            return Double.NaN;
        }
        double sum = 0;
        double before = 0;
        for (EpochFacts epoch : run.epochs()) {
            sum += epoch.backboneTrained() == trained ? epoch.deviceSeconds() - before : 0;
            before = epoch.deviceSeconds();
        }
        return sum;
    }

    private static double peak(RunSummary run) {
        long bytes =
                run.epochs().stream().mapToLong(EpochFacts::peakBytes).max().orElse(0);
        return bytes > 0 ? bytes / (double) (1 << 20) : Double.NaN;
    }

    private static double parameters(RunSummary run) {
        try {
            return Double.parseDouble(run.facts().getOrDefault("parameters", "NaN"));
        } catch (NumberFormatException foreign) {
            return Double.NaN;
        }
    }

    private static double trainedShare(RunSummary run) {
        double all = parameters(run);
        return run.epochs().stream()
                .filter(e -> e.trainableValues() > 0)
                .mapToDouble(e -> 100 * e.trainableValues() / all)
                .average()
                .orElse(Double.NaN);
    }
}
