package org.nadir.training;

/** Where a loop stands while it moves on; {@link LoopProgress} is a picture of it for a checkpoint. One thread. */
final class LoopPosition {
    private final ValidationHistory validation = new ValidationHistory();
    private int epoch;
    private int step;
    private long iteration;
    private double epochLoss;
    private double epochSeconds;
    private Stopwatch watch = new Stopwatch(0);

    /** Begins at the start or at a checkpoint; from now on time counts. */
    void begin(LoopProgress from) {
        epoch = from.epoch();
        step = from.step();
        iteration = from.iteration();
        epochLoss = from.epochLoss();
        epochSeconds = from.epochSeconds();
        validation.restore(from);
        watch = new Stopwatch(from.seconds());
    }

    LoopProgress progress() {
        return new LoopProgress(
                epoch,
                step,
                iteration,
                epochLoss,
                epochSeconds,
                validation.scores(),
                validation.bestScore(),
                validation.bestEpoch(),
                watch.seconds());
    }

    /** A step of so many batches is done. */
    void stepped(RunEvent.Step done, int batches) {
        epochLoss += done.loss() * batches;
        epochSeconds += (done.milliseconds() + done.dataWaitMilliseconds()) / 1000;
        step++;
        iteration++;
    }

    void nextEpoch() {
        epoch++;
        step = 0;
        epochLoss = 0;
        epochSeconds = 0;
    }

    /** The epoch in progress, from 0. */
    int epoch() {
        return epoch;
    }

    /** Steps of it that are done. */
    int step() {
        return step;
    }

    /** Steps of the run that are done. */
    long iteration() {
        return iteration;
    }

    /** Sum of the losses of the batches done in this epoch. */
    double epochLoss() {
        return epochLoss;
    }

    double epochSeconds() {
        return epochSeconds;
    }

    ValidationHistory validation() {
        return validation;
    }

    Stopwatch watch() {
        return watch;
    }
}
