package org.nadir.run.compare;

import java.util.Optional;
import org.nadir.freezing.FreezeState;
import org.nadir.training.Scores;

/**
 * What one epoch of a run came to.
 *
 * @param epoch from 0
 * @param applied the parts that trained, as read back from the parameters; empty when the run did not say
 * @param trainableValues numbers that trained; 0 when the run did not say
 * @param iteration optimiser steps done by its end
 * @param meanLoss mean over its steps; NaN when it has not ended
 * @param learningRate of its last step; NaN before the first
 * @param stepMilliseconds mean time of a step without waiting for data; NaN before the first
 * @param deviceSeconds time in steps since the start of the run, by the end of this epoch; data, validation and pauses left out
 * @param wallSeconds time since the start of the run by the end of this epoch, with validation, without pauses
 * @param peakBytes highest memory of the process; 0 when unknown
 * @param scores its validation, if there was one
 */
public record EpochFacts(
        int epoch,
        Optional<FreezeState> applied,
        long trainableValues,
        long iteration,
        double meanLoss,
        double learningRate,
        double stepMilliseconds,
        double deviceSeconds,
        double wallSeconds,
        long peakBytes,
        Optional<Scores> scores) {

    /** True when some part of the backbone trained; false also when nothing is known. */
    public boolean backboneTrained() {
        return applied.map(FreezeState::backboneTrains).orElse(false);
    }
}
