package org.nadir.training;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.nadir.freezing.FreezeState;

/**
 * Something that happened in a run, in the order of the run. Events are values: they are written to the run folder line by
 * line and read back by whoever watches. A step, or iteration, is one move of the optimiser, of however many batches.
 * Epochs and steps count from 0; an iteration is the number of steps done when the event happened. Times are in UTC, memory in bytes (0 = unknown).
 */
public sealed interface RunEvent {
    Instant at();

    /**
     * The run begins or is taken up again. What came before with an iteration beyond {@code firstIteration} was lost with a
     * worker that died and happens again: it is no part of the history.
     *
     * @param firstEpoch 0, or the epoch a resumed run goes on with
     * @param firstIteration optimiser steps that are done already
     * @param facts what is worth knowing later: device, engine, schedule, parameters, loaded weights
     */
    record Started(
            Instant at,
            int epochs,
            int stepsPerEpoch,
            int firstEpoch,
            long firstIteration,
            List<String> classes,
            Map<String, String> facts)
            implements RunEvent {
        public Started {
            classes = List.copyOf(classes);
            facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
        }
    }

    /**
     * An epoch begins.
     *
     * @param applied the parts that train as read back from the parameters, not as the schedule wished
     * @param backboneDigest digest of all tensors of the backbone before the first step
     * @param trainableValues numbers that train in this epoch
     */
    record EpochStarted(Instant at, int epoch, FreezeState applied, String backboneDigest, long trainableValues)
            implements RunEvent {}

    /**
     * One optimiser step is done.
     *
     * @param losses every term by name, the mean over the batches of the step
     * @param loss their sum
     * @param gradientNorm L2 norm of all gradients before clipping
     * @param milliseconds time of the step without waiting for data
     * @param dataWaitMilliseconds time spent waiting for its batches
     * @param residentBytes memory of the process now
     * @param peakBytes highest memory of the process since the start of the epoch
     * @param deviceBytes memory in use on the graphics device, by all programs; of an imported run by that run alone where its
     *     log says so; 0 on the CPU and where nobody tells
     */
    record Step(
            Instant at,
            long iteration,
            int epoch,
            Map<String, Double> losses,
            double loss,
            double learningRate,
            double gradientNorm,
            double milliseconds,
            double dataWaitMilliseconds,
            long residentBytes,
            long peakBytes,
            long deviceBytes)
            implements RunEvent {
        public Step {
            losses = Collections.unmodifiableMap(new LinkedHashMap<>(losses));
        }
    }

    /** The parameters after an epoch were scored; {@code best} says that no earlier score was higher. */
    record Validated(Instant at, int epoch, long iteration, Scores scores, double seconds, boolean best)
            implements RunEvent {}

    /**
     * The last step of an epoch is done.
     *
     * @param backboneDigest digest after the last step; equal to that of {@link EpochStarted} if the backbone was frozen
     * @param seconds of training, without validation
     */
    record EpochEnded(
            Instant at,
            int epoch,
            FreezeState applied,
            String backboneDigest,
            double meanLoss,
            double seconds,
            long peakBytes)
            implements RunEvent {}

    /** A checkpoint is on disk; {@code file} is relative to the run folder. */
    record CheckpointSaved(Instant at, int epoch, long iteration, String kind, String file) implements RunEvent {}

    /** The run holds before a step, on request. */
    record Paused(Instant at, int epoch, long iteration) implements RunEvent {}

    /** A held run goes on. */
    record Resumed(Instant at, int epoch, long iteration) implements RunEvent {}

    /**
     * The run ended in order.
     *
     * @param stopped true when it was asked to stop before its last epoch; it can be resumed
     * @param reason why it ended before its last epoch without being asked, as "mAP50 has not improved for 5 validations";
     *     empty when all epochs are trained or it was asked to stop
     * @param epochs epochs that were trained completely
     * @param bestScore highest primary metric; NaN when there was no validation
     * @param bestEpoch its epoch; -1 when there was no validation
     * @param seconds since the start, over all resumptions, without pauses
     */
    record Finished(
            Instant at, boolean stopped, String reason, int epochs, double bestScore, int bestEpoch, double seconds)
            implements RunEvent {
        public Finished {
            // runs of earlier versions did not say
            reason = Objects.requireNonNullElse(reason, "");
        }
    }

    /** The run ended with an error; {@code message} is a sentence for a person. */
    record Failed(Instant at, int epoch, long iteration, String message) implements RunEvent {}
}
