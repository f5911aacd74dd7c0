package org.nadir.training;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.nadir.base.UserProblem;
import org.nadir.experiment.OptimisationSpec;
import org.nadir.experiment.RunSpec;
import org.nadir.freezing.FreezeState;
import org.nadir.freezing.FreezingSchedule;
import org.nadir.freezing.Moment;
import org.nadir.tensor.Optimizer;
import org.nadir.tensor.RandomStreams;
import org.nadir.tensor.WeightAverage;

/**
 * Trains a {@link Task}: epochs, freezing, steps, validation, checkpoints, early stop, pause and stop. The optimiser is made once; a
 * frozen parameter keeps its stale momentum; the learning rate does not know of freezing. Where a moving average of the
 * weights is kept, it is what is validated and saved for use; the weights themselves train on. A run that is resumed from a
 * checkpoint equals one that was never interrupted, bit for bit on the CPU. Used once, by one thread.
 */
public final class TrainingLoop {
    private final Setup setup;
    private final LoopHost host;
    private final Task task;
    private final FreezeControl freezing;
    private final TrainingStep step;
    private final StepPlan plan;
    private final Optional<WeightAverage> average;
    private final CheckpointKeeper checkpoints;
    private final LoopOrders orders;
    private final LoopPosition at = new LoopPosition();
    private final EarlyStop earlyStop;
    /** What a checkpoint does not tell: its scores have no name. */
    private String metric = "the score";

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
        Optimizer optimizer = TrainingStep.optimizer(setup.optimisation(), task.parameters());
        this.freezing = new FreezeControl(task);
        this.average = average(setup);
        this.step = new TrainingStep(task, optimizer, average, setup.optimisation());
        this.plan = new StepPlan(task.batchesPerEpoch(), setup.optimisation().accumulate());
        CheckpointState state = new CheckpointState(task.parameters(), average, optimizer, setup.streams());
        this.checkpoints = new CheckpointKeeper(state, setup.run(), host);
        this.orders = new LoopOrders(host, checkpoints);
        this.earlyStop = EarlyStop.of(setup.run());
    }

    private static Optional<WeightAverage> average(Setup setup) {
        double decay = setup.optimisation().emaDecay();
        return decay > 0 ? Optional.of(new WeightAverage(setup.task().parameters(), decay)) : Optional.empty();
    }

    /**
     * Trains to the end, to a request to stop, or to an error. Ends with a {@link RunEvent.Finished} or a
     * {@link RunEvent.Failed} event.
     *
     * @param from the checkpoint to go on from; empty for a new run
     * @throws UserProblem when the loss is no longer a number, or for what the task throws
     */
    public void run(Optional<Checkpoint> from) {
        from.ifPresent(checkpoints::restore);
        at.begin(from.map(Checkpoint::progress).orElseGet(LoopProgress::start));
        host.publish(new RunEvent.Started(
                Instant.now(),
                setup.optimisation().epochs(),
                plan.steps(),
                at.epoch(),
                at.iteration(),
                task.classes(),
                setup.facts()));
        try {
            boolean stopped = false;
            while (!stopped
                    && at.epoch() < setup.optimisation().epochs()
                    && earlyStop().isEmpty()) {
                stopped = !epoch();
            }
            finish(stopped);
        } catch (RuntimeException | Error problem) {
            fail(problem);
            throw problem;
        }
    }

    /** Trains and validates the epoch in progress; false when the run was asked to stop. */
    private boolean epoch() {
        int epoch = at.epoch();
        FreezeState applied = freezing.begin(wanted());
        host.publish(new RunEvent.EpochStarted(
                Instant.now(), epoch, applied, freezing.backboneDigest(), freezing.trainableValues()));
        step.resetPeak();
        boolean trained = at.step() < plan.steps();
        if (!steps(epoch)) {
            checkpoints.saveLast(at.progress());
            return false;
        }
        if (trained) {
            endEpoch(epoch);
        }
        if (!validateIfDue(epoch)) {
            checkpoints.saveLast(at.progress());
            return false;
        }
        return true;
    }

    private FreezeState wanted() {
        Moment moment = new Moment(
                at.epoch(),
                setup.optimisation().epochs(),
                at.iteration(),
                at.validation().scores());
        return setup.schedule().at(moment);
    }

    /** The steps that are left of an epoch; false when the run was asked to stop between two of them. */
    private boolean steps(int epoch) {
        LearningRateSchedule rates = new LearningRateSchedule(setup.optimisation(), plan.steps());
        try (Task.Batches batches = task.open(epoch, plan.firstBatch(at.step()))) {
            while (at.step() < plan.steps()) {
                if (!orders.mayGoOn(at)) {
                    return false;
                }
                if (setup.schedule().decidesWithinEpochs()) {
                    freezing.apply(wanted());
                }
                int count = plan.batchesOf(at.step());
                RunEvent.Step done = step.run(
                        batches, new TrainingStep.Move(epoch, at.iteration(), count, rates.at(epoch, at.iteration())));
                at.stepped(done, count);
                host.publish(done);
            }
        }
        return true;
    }

    private void endEpoch(int epoch) {
        host.publish(new RunEvent.EpochEnded(
                Instant.now(),
                epoch,
                freezing.end(epoch),
                freezing.backboneDigest(),
                at.epochLoss() / plan.batches(),
                at.epochSeconds(),
                step.peakBytes()));
    }

    /** Validates, closes the epoch and saves; false when the run was asked to stop during the validation. */
    private boolean validateIfDue(int epoch) {
        int epochs = setup.optimisation().epochs();
        boolean due = (epoch + 1) % setup.run().validateEvery() == 0 || epoch + 1 == epochs;
        Optional<Boolean> best = due ? validate(epoch) : Optional.of(false);
        if (best.isEmpty()) {
            return false;
        }
        at.nextEpoch();
        checkpoints.saveEpoch(epoch, best.get(), at.progress());
        return true;
    }

    /** Whether the score is the best one so far; empty when the run was asked to stop before it was there. */
    private Optional<Boolean> validate(int epoch) {
        long start = System.nanoTime();
        Scores scores;
        try {
            scores = scores();
        } catch (CancellationException stopped) {
            return Optional.empty();
        }
        metric = scores.primaryTitle();
        boolean best = at.validation().add(epoch, scores.primaryValue());
        host.publish(new RunEvent.Validated(
                Instant.now(), epoch, at.iteration(), scores, (System.nanoTime() - start) / 1e9, best));
        return Optional.of(best);
    }

    /** Why the run ends before its last epoch; empty while it goes on. */
    private Optional<String> earlyStop() {
        return earlyStop.reason(at.validation().scores(), metric);
    }

    /** The score of the average where there is one: it stands in for the weights as long as that takes. */
    private Scores scores() {
        average.ifPresent(WeightAverage::swap);
        try {
            return task.validate(orders.stopsValidation());
        } finally {
            average.ifPresent(WeightAverage::swap);
        }
    }

    private void finish(boolean stopped) {
        boolean early = !stopped && at.epoch() < setup.optimisation().epochs();
        host.publish(new RunEvent.Finished(
                Instant.now(),
                stopped,
                early ? earlyStop().orElse("") : "",
                at.epoch(),
                at.validation().bestScore(),
                at.validation().bestEpoch(),
                at.watch().seconds()));
    }

    private void fail(Throwable problem) {
        String message = problem instanceof UserProblem && problem.getMessage() != null
                ? problem.getMessage()
                : "The run failed by a defect of the program: " + problem;
        host.publish(new RunEvent.Failed(Instant.now(), at.epoch(), at.iteration(), message));
    }
}
