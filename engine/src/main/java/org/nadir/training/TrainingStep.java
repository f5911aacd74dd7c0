package org.nadir.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nadir.base.UserProblem;
import org.nadir.detection.LossTerms;
import org.nadir.experiment.OptimisationSpec;
import org.nadir.tensor.AdamW;
import org.nadir.tensor.DeviceMemory;
import org.nadir.tensor.GradientClip;
import org.nadir.tensor.Ops;
import org.nadir.tensor.Optimizer;
import org.nadir.tensor.Parameter;
import org.nadir.tensor.ParameterSet;
import org.nadir.tensor.ProcessMemory;
import org.nadir.tensor.Recording;
import org.nadir.tensor.Sgd;
import org.nadir.tensor.WeightAverage;

/**
 * One step of the optimiser: the gradients of the mean loss of one or more batches, clipping of their sum, update of the
 * weights and of their average. Batches
 * follow each other, so that the memory is that of one; nothing of a step outlives it. Stops before the update when a loss
 * term or the gradient is not a finite number, so that the parameters stay good.
 */
final class TrainingStep {
    private final Task task;
    private final Optimizer optimizer;
    private final Optional<WeightAverage> average;
    private final double clipNorm;
    private final ProcessMemory memory = new ProcessMemory();
    private final DeviceMemory deviceMemory;

    TrainingStep(Task task, Optimizer optimizer, Optional<WeightAverage> average, OptimisationSpec settings) {
        this.task = task;
        this.optimizer = optimizer;
        this.average = average;
        this.deviceMemory = new DeviceMemory(task.parameters().manager());
        this.clipNorm = settings.clipNorm() > 0 ? settings.clipNorm() : Double.POSITIVE_INFINITY;
    }

    static Optimizer optimizer(OptimisationSpec settings, ParameterSet parameters) {
        return switch (settings.optimiser()) {
            case "sgd" -> new Sgd(parameters, settings.momentum(), settings.weightDecay());
            case "adamw" -> new AdamW(parameters, AdamW.Settings.withDecay(settings.weightDecay()));
            default -> throw new IllegalArgumentException("No optimiser " + settings.optimiser());
        };
    }

    void resetPeak() {
        memory.resetPeak();
    }

    long peakBytes() {
        return memory.peakBytes();
    }

    /**
     * One move of the optimiser.
     *
     * @param iteration steps of the run that are done before it
     * @param batches whose mean loss it follows
     */
    record Move(int epoch, long iteration, int batches, double learningRate) {}

    /** Adds up the gradients of the next batches and moves once. */
    RunEvent.Step run(Task.Batches batches, Move move) {
        Tally tally = new Tally();
        List<Parameter> trainable = task.parameters().trainable();
        long started = System.nanoTime();
        try (Recording recording = Recording.of(trainable)) {
            for (int i = 0; i < move.batches(); i++) {
                long asked = System.nanoTime();
                batches.next();
                tally.waitedNanos += System.nanoTime() - asked;
                backward(recording, batches, move).forEach((name, value) -> tally.add(name, value / move.batches()));
            }
            tally.gradientNorm = GradientClip.byNorm(recording, trainable, clipNorm);
            if (!Double.isFinite(tally.gradientNorm)) {
                throw diverged("The gradient is no longer a finite number", move);
            }
            optimizer.step(recording, move.learningRate());
        }
        average.ifPresent(kept -> kept.follow(move.iteration() + 1));
        tally.nanos = System.nanoTime() - started - tally.waitedNanos;
        return event(tally, move);
    }

    /** The terms of the loss of the current batch, whose gradients are added to the recording as its share of the step. */
    private Map<String, Double> backward(Recording recording, Task.Batches batches, Move move) {
        try (NDManager arrays = task.parameters().manager().newSubManager()) {
            LossTerms loss = batches.loss(arrays);
            NDArray total = loss.total();
            Map<String, Double> values = values(loss, move);
            recording.backward(move.batches() == 1 ? total : Ops.times(total, 1.0 / move.batches()));
            return values;
        }
    }

    private RunEvent.Step event(Tally tally, Move move) {
        return new RunEvent.Step(
                Instant.now(),
                move.iteration() + 1,
                move.epoch(),
                tally.losses,
                tally.losses.values().stream().mapToDouble(Double::doubleValue).sum(),
                move.learningRate(),
                tally.gradientNorm,
                tally.nanos / 1e6,
                tally.waitedNanos / 1e6,
                memory.residentBytes(),
                memory.peakBytes(),
                deviceMemory.usedBytes());
    }

    /** What a step has come to so far. */
    private static final class Tally {
        private final Map<String, Double> losses = new LinkedHashMap<>();
        private long waitedNanos;
        private long nanos;
        private double gradientNorm;

        void add(String name, double value) {
            losses.merge(name, value, Double::sum);
        }
    }

    private static Map<String, Double> values(LossTerms loss, Move move) {
        Map<String, Double> values = new LinkedHashMap<>();
        loss.terms().forEach((name, term) -> {
            double value =
                    term.toType(ai.djl.ndarray.types.DataType.FLOAT32, false).getFloat();
            if (!Double.isFinite(value)) {
                throw diverged("The loss term '" + name + "' is no longer a finite number (" + value + ")", move);
            }
            values.put(name, value);
        });
        return values;
    }

    private static UserProblem diverged(String what, Move move) {
        return UserProblem.of(what + " in epoch " + move.epoch() + ", iteration " + move.iteration())
                .remedy("Lower the learning rate, lengthen the warm-up or clip the gradient harder;"
                        + " the last checkpoint is still good")
                .problem();
    }
}
