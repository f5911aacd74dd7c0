package org.nadir.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nadir.base.UserProblem;
import org.nadir.detection.LossTerms;
import org.nadir.experiment.OptimisationSpec;
import org.nadir.tensor.AdamW;
import org.nadir.tensor.GradientClip;
import org.nadir.tensor.Optimizer;
import org.nadir.tensor.Parameter;
import org.nadir.tensor.ParameterSet;
import org.nadir.tensor.ProcessMemory;
import org.nadir.tensor.Recording;
import org.nadir.tensor.Sgd;

/**
 * One optimiser step: batch, loss, gradients of what trains, clipping, update. Nothing of a step outlives it. Stops before
 * the update when a loss term or the gradient is not a finite number, so that the parameters stay good.
 */
final class TrainingStep {
    private final Task task;
    private final Optimizer optimizer;
    private final double clipNorm;
    private final ProcessMemory memory = new ProcessMemory();

    TrainingStep(Task task, Optimizer optimizer, OptimisationSpec settings) {
        this.task = task;
        this.optimizer = optimizer;
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

    RunEvent.Step run(Task.Batches batches, int epoch, long iteration, double learningRate) {
        long asked = System.nanoTime();
        batches.next();
        long started = System.nanoTime();
        Outcome outcome = move(batches, new Place(epoch, iteration), learningRate);
        long ended = System.nanoTime();
        return new RunEvent.Step(
                Instant.now(),
                iteration + 1,
                epoch,
                outcome.losses(),
                outcome.losses().values().stream()
                        .mapToDouble(Double::doubleValue)
                        .sum(),
                learningRate,
                outcome.gradientNorm(),
                (ended - started) / 1e6,
                (started - asked) / 1e6,
                memory.residentBytes(),
                memory.peakBytes(),
                0);
    }

    private record Place(int epoch, long iteration) {}

    private record Outcome(Map<String, Double> losses, double gradientNorm) {}

    private Outcome move(Task.Batches batches, Place place, double learningRate) {
        List<Parameter> trainable = task.parameters().trainable();
        try (NDManager arrays = task.parameters().manager().newSubManager();
                Recording recording = Recording.of(trainable)) {
            LossTerms loss = batches.loss(arrays);
            NDArray total = loss.total();
            Map<String, Double> losses = values(loss, place);
            recording.backward(total);
            double norm = GradientClip.byNorm(recording, trainable, clipNorm);
            if (!Double.isFinite(norm)) {
                throw diverged("The gradient is no longer a finite number", place);
            }
            optimizer.step(recording, learningRate);
            return new Outcome(losses, norm);
        }
    }

    private static Map<String, Double> values(LossTerms loss, Place place) {
        Map<String, Double> values = new LinkedHashMap<>();
        loss.terms().forEach((name, term) -> {
            double value =
                    term.toType(ai.djl.ndarray.types.DataType.FLOAT32, false).getFloat();
            if (!Double.isFinite(value)) {
                throw diverged("The loss term '" + name + "' is no longer a finite number (" + value + ")", place);
            }
            values.put(name, value);
        });
        return values;
    }

    private static UserProblem diverged(String what, Place place) {
        return UserProblem.of(what + " in epoch " + place.epoch() + ", iteration " + place.iteration())
                .remedy("Lower the learning rate, lengthen the warm-up or clip the gradient harder;"
                        + " the last checkpoint is still good")
                .problem();
    }
}
