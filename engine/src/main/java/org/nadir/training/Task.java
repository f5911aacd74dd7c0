package org.nadir.training;

import ai.djl.ndarray.NDManager;
import java.util.List;
import org.nadir.base.Progress;
import org.nadir.detection.LossTerms;
import org.nadir.nn.NetworkPart;
import org.nadir.tensor.Parameter;
import org.nadir.tensor.ParameterSet;

/**
 * What a run learns: parameters by group, the loss of a batch, a score. The loop owns everything else (optimiser,
 * schedules, freezing, checkpoints). All methods are called from the one thread of the loop. A task draws its random
 * numbers as pure functions of (seed, epoch, position) or from the streams it was made with, which the loop saves and
 * restores, so that a resumed run sees what an uninterrupted one saw.
 */
public interface Task extends AutoCloseable {
    ParameterSet parameters();

    /** The group a parameter belongs to, which is what freezing schedules speak of. */
    NetworkPart part(Parameter parameter);

    /** Batches of an epoch; the loop makes one step of the optimiser of one or more of them. */
    int batchesPerEpoch();

    /** The batches of an epoch (from 0), starting with batch {@code firstBatch} (from 0). */
    Batches open(int epoch, int firstBatch);

    /**
     * Scores the present parameters on the validation data, without recording gradients.
     *
     * @throws java.util.concurrent.CancellationException when {@code progress} was cancelled
     */
    Scores validate(Progress progress);

    /** Names of the classes, for reports; empty for a task that has none. */
    List<String> classes();

    @Override
    void close();

    /** The batches of one epoch, in order. */
    interface Batches extends AutoCloseable {
        /** Waits for the next batch and makes it the current one; the wait is what is reported as data wait. */
        void next();

        /**
         * The loss of the current batch, recorded when a recording is open on this thread.
         *
         * @param arrays owner of all arrays of this batch; the loop closes it once the gradients are there
         */
        LossTerms loss(NDManager arrays);

        @Override
        void close();
    }
}
