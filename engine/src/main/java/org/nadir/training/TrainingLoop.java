package org.nadir.training;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.nadir.base.Progress;
import org.nadir.base.UserProblem;
import org.nadir.experiment.OptimisationSpec;
import org.nadir.experiment.RunSpec;
import org.nadir.freezing.FreezeState;
import org.nadir.freezing.FreezingSchedule;
import org.nadir.freezing.Moment;
import org.nadir.tensor.Optimizer;
import org.nadir.tensor.RandomStreams;

/**
 * Trains a {@link Task}: epochs, freezing, steps, validation, checkpoints, pause and stop. The optimiser is made once; a
 * frozen parameter keeps its stale momentum; the learning rate does not know of freezing. A run that is resumed from a
 * checkpoint equals one that was never interrupted, bit for bit on the CPU. Used once, by one thread.
 */
public final class TrainingLoop {
    private final Setup setup;
    private final LoopHost host;
    private final Task task;
    private final Optimizer optimizer;
    private final FreezeControl freezing;
    private final TrainingStep step;
    private final Clock clock = Clock.systemUTC();
    private final KeptCheckpoints kept;
    private final List<Double> validation = new ArrayList<>();
    private LoopProgress at = LoopProgress.start();
    private double epochLoss;
    private double epochSeconds;
    private Stopwatch watch = new Stopwatch(0);

    /**
     * What is trained and how.
     *
     * @param streams the random streams of the task, saved with every checkpoint
     * @param facts what the start event tells beside the loop's own facts
     */
    public record Setup(
            Task task,
            FreezingSchedule schedule,
            OptimisationSpec optimisation,
            RunSpec run,
            RandomStreams streams,
            Map<String, String> facts) {}

    public TrainingLoop(Setup setup, LoopHost host) {
        this.setup = setup;
        this.host = host;
        this.task = setup.task();
        this.optimizer = TrainingStep.optimizer(setup.optimisation(), task.parameters());
        this.kept =
                new KeptCheckpoints(setup.run().checkpointEvery(), setup.run().keepLast());
        this.freezing = new FreezeControl(task);
        this.step = new TrainingStep(task, optimizer, setup.optimisation());
    }

    /**
     * Trains to the end, to a request to stop, or to an error. Ends with a {@link RunEvent.Finished} or a
     * {@link RunEvent.Failed} event.
     *
     * @param from the checkpoint to go on from; empty for a new run
     * @throws UserProblem when the loss is no longer a number, or for what the task throws
     */
    public void run(Optional<Checkpoint> from) {
        from.ifPresent(this::restore);
        watch = new Stopwatch(at.seconds());
        host.publish(new RunEvent.Started(
                clock.instant(),
                setup.optimisation().epochs(),
                task.stepsPerEpoch(),
                at.epoch(),
                at.iteration(),
                task.classes(),
                setup.facts()));
        try {
            boolean stopped = false;
            while (!stopped && at.epoch() < setup.optimisation().epochs()) {
                stopped = !epoch();
            }
            finish(stopped);
        } catch (RuntimeException | Error problem) {
            fail(problem);
            throw problem;
        }
    }

    private void restore(Checkpoint checkpoint) {
        CheckpointState.restore(checkpoint, task.parameters(), optimizer, setup.streams());
        at = checkpoint.progress();
        epochLoss = at.epochLoss();
        epochSeconds = at.epochSeconds();
        validation.addAll(at.validation());
        kept.restore(at.epoch());
    }

    /** Trains and validates the epoch in progress; false when the run was asked to stop. */
    private boolean epoch() {
        int epoch = at.epoch();
        FreezeState applied = freeze();
        String before = freezing.backboneDigest();
        host.publish(new RunEvent.EpochStarted(clock.instant(), epoch, applied, before, freezing.trainableValues()));
        step.resetPeak();
        boolean trained = at.step() < task.stepsPerEpoch();
        if (!steps(epoch)) {
            save("last");
            return false;
        }
        if (trained) {
            endEpoch(epoch, applied, before);
        }
        if (!validateIfDue(epoch)) {
            save("last");
            return false;
        }
        return true;
    }

    private FreezeState freeze() {
        Moment moment = new Moment(at.epoch(), setup.optimisation().epochs(), at.iteration(), validation);
        return freezing.apply(setup.schedule().at(moment));
    }

    /** The steps that are left of an epoch; false when the run was asked to stop between two of them. */
    private boolean steps(int epoch) {
        LearningRateSchedule rates = new LearningRateSchedule(setup.optimisation(), task.stepsPerEpoch());
        try (Task.Batches batches = task.open(epoch, at.step())) {
            while (at.step() < task.stepsPerEpoch()) {
                if (!mayGoOn()) {
                    return false;
                }
                if (setup.schedule().decidesWithinEpochs()) {
                    freeze();
                }
                RunEvent.Step done = step.run(batches, epoch, at.iteration(), rates.at(epoch, at.iteration()));
                epochLoss += done.loss();
                epochSeconds += (done.milliseconds() + done.dataWaitMilliseconds()) / 1000;
                at = progress(epoch, at.step() + 1, at.iteration() + 1);
                host.publish(done);
            }
        }
        return true;
    }

    private void endEpoch(int epoch, FreezeState applied, String before) {
        String after = freezing.backboneDigest();
        boolean frozenThroughout =
                !applied.backboneTrains() && !setup.schedule().decidesWithinEpochs();
        if (frozenThroughout && !after.equals(before)) {
            throw new IllegalStateException("The backbone moved in epoch " + epoch + " although it was frozen");
        }
        host.publish(new RunEvent.EpochEnded(
                clock.instant(),
                epoch,
                applied,
                after,
                epochLoss / task.stepsPerEpoch(),
                epochSeconds,
                step.peakBytes()));
    }

    /** Validates, closes the epoch and saves; false when the run was asked to stop during the validation. */
    private boolean validateIfDue(int epoch) {
        int epochs = setup.optimisation().epochs();
        boolean due = (epoch + 1) % setup.run().validateEvery() == 0 || epoch + 1 == epochs;
        boolean best = false;
        if (due) {
            Optional<Boolean> validated = validate(epoch);
            if (validated.isEmpty()) {
                return false;
            }
            best = validated.get();
        }
        epochLoss = 0;
        epochSeconds = 0;
        at = progress(epoch + 1, 0, at.iteration());
        save("last");
        if (best) {
            save("best");
        }
        if (kept.keeps(epoch)) {
            save(KeptCheckpoints.kind(epoch));
            kept.add(epoch).ifPresent(host::discard);
        }
        return true;
    }

    private Optional<Boolean> validate(int epoch) {
        long start = System.nanoTime();
        Scores scores;
        try {
            scores = task.validate(new StopProgress());
        } catch (CancellationException stopped) {
            return Optional.empty();
        }
        double value = scores.primaryValue();
        boolean best = Double.isNaN(at.bestScore()) || value > at.bestScore();
        validation.add(value);
        if (best) {
            at = new LoopProgress(
                    at.epoch(),
                    at.step(),
                    at.iteration(),
                    epochLoss,
                    epochSeconds,
                    validation,
                    value,
                    epoch,
                    watch.seconds());
        }
        host.publish(new RunEvent.Validated(
                clock.instant(), epoch, at.iteration(), scores, (System.nanoTime() - start) / 1e9, best));
        return Optional.of(best);
    }

    private void save(String kind) {
        Checkpoint checkpoint = CheckpointState.of(task.parameters(), optimizer, setup.streams(), at);
        String file = host.save(kind, checkpoint);
        host.publish(new RunEvent.CheckpointSaved(clock.instant(), at.epoch(), at.iteration(), kind, file));
    }

    /** Answers the present order; returns when the loop may go on, false when it shall stop. */
    private boolean mayGoOn() {
        LoopHost.Request request = host.request();
        if (request == LoopHost.Request.PAUSE) {
            save("last");
            watch.hold();
            host.publish(new RunEvent.Paused(clock.instant(), at.epoch(), at.iteration()));
            while (request == LoopHost.Request.PAUSE) {
                host.rest();
                request = host.request();
            }
            watch.goOn();
            if (request == LoopHost.Request.RUN) {
                host.publish(new RunEvent.Resumed(clock.instant(), at.epoch(), at.iteration()));
            }
        }
        return request == LoopHost.Request.RUN;
    }

    private void finish(boolean stopped) {
        host.publish(new RunEvent.Finished(
                clock.instant(), stopped, at.epoch(), at.bestScore(), at.bestEpoch(), watch.seconds()));
    }

    private void fail(Throwable problem) {
        String message = problem instanceof UserProblem && problem.getMessage() != null
                ? problem.getMessage()
                : "The run failed by a defect of the program: " + problem;
        host.publish(new RunEvent.Failed(clock.instant(), at.epoch(), at.iteration(), message));
    }

    private LoopProgress progress(int epoch, int stepOfEpoch, long iteration) {
        return new LoopProgress(
                epoch,
                stepOfEpoch,
                iteration,
                epochLoss,
                epochSeconds,
                validation,
                at.bestScore(),
                at.bestEpoch(),
                watch.seconds());
    }

    /** Cancels a validation when the run is asked to stop. */
    private final class StopProgress implements Progress {
        @Override
        public void report(long done, long total, String what) {
            // the status file tells of epochs and steps; a validation is short beside them
        }

        @Override
        public boolean cancelled() {
            return host.request() == LoopHost.Request.STOP;
        }
    }
}
