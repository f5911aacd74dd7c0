package org.nadir.freezing;

import java.util.List;

/**
 * Where a run stands when its schedule is asked.
 *
 * @param epoch the epoch that is about to train, counted from 0
 * @param epochs all epochs of the run
 * @param iteration optimiser steps done since the start of the run
 * @param validation the main validation score of each validation so far, oldest first
 */
public record Moment(int epoch, int epochs, long iteration, List<Double> validation) {
    public Moment {
        if (epoch < 0 || epochs < 1 || iteration < 0) {
            throw new IllegalArgumentException("Epoch " + epoch + " of " + epochs + ", iteration " + iteration);
        }
        validation = List.copyOf(validation);
    }

    /** The first step of an epoch in a run that has not been validated. */
    public static Moment ofEpoch(int epoch, int epochs) {
        return new Moment(epoch, epochs, 0, List.of());
    }
}
