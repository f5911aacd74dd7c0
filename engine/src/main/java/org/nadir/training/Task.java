package org.nadir.training;

import ai.djl.ndarray.NDArray;
import java.util.Map;
import org.nadir.base.Progress;
import org.nadir.nn.NetworkPart;
import org.nadir.tensor.Parameter;
import org.nadir.tensor.ParameterSet;

/**
 * What a run learns: parameters by group, the loss of a batch, a score. The loop owns everything else (optimiser,
 * schedules, freezing, checkpoints). All methods are called from the one thread of the loop. A task draws all its random
 * numbers as pure functions of (seed, epoch, position), so that a resumed run sees what an uninterrupted one saw.
 */
public interface Task extends AutoCloseable {
    ParameterSet parameters();

    /** The group a parameter belongs to, which is what freezing schedules speak of. */
    NetworkPart part(Parameter parameter);

    int stepsPerEpoch();

    /** The batches of an epoch (from 0), starting with step {@code firstStep} (from 0). */
    Batches open(int epoch, int firstStep);

    /** Scores the present parameters on the validation data, without recording gradients. */
    Scores validate(Progress progress);

    /** Names of the classes, for reports; empty for a task that has none. */
    java.util.List<String> classes();

    @Override
    void close();

    /** The batches of one epoch, in order. */
    interface Batches extends AutoCloseable {
        /** Waits for the next batch and makes it the current one; the wait is what is reported as data wait. */
        void next();

        /**
         * Loss terms of the current batch as scalars on the device, recorded when a recording is open on this thread. The
         * loop minimises their sum.
         */
        Map<String, NDArray> loss();

        @Override
        void close();
    }
}
