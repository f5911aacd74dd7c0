package org.nadir.run;

import java.time.Instant;
import org.nadir.run.RunStatus.State;
import org.nadir.training.LoopProgress;
import org.nadir.training.RunEvent;

/** Makes the status of a run out of its events. Safe from any thread. */
final class StatusKeeper {
    private final long pid = ProcessHandle.current().pid();
    private final Instant processStart =
            ProcessHandle.current().info().startInstant().orElse(Instant.EPOCH);
    private Instant started = Instant.now();
    private State state = State.STARTING;
    private int epoch;
    private int epochs;
    private int stepsPerEpoch;
    private long iteration;
    private long firstIteration;
    private double loss = Double.NaN;
    private double bestScore = Double.NaN;
    private int bestEpoch = -1;
    private double secondsBefore;
    private double secondsHere;
    private double stepSeconds;
    private double waitSeconds;
    private double secondsTotal = Double.NaN;
    private String message = "";

    synchronized RunStatus now(Instant heartbeat) {
        return new RunStatus(
                state,
                pid,
                processStart,
                started,
                heartbeat,
                epoch,
                epochs,
                iteration,
                stepsPerEpoch,
                loss,
                bestScore,
                bestEpoch,
                elapsed(),
                remaining(),
                stepSeconds > 0 ? waitSeconds / stepSeconds : Double.NaN,
                message);
    }

    /** How many epochs the run will have, known before its first event. */
    synchronized void expects(int wanted) {
        epochs = wanted;
    }

    /** The run waits for another one before its first event. */
    synchronized void waitsFor(String what, boolean paused) {
        state = paused ? State.PAUSED : State.RUNNING;
        message = what;
    }

    /** What is known already of a run that goes on. */
    synchronized void goOn(LoopProgress from) {
        bestScore = from.bestScore();
        bestEpoch = from.bestEpoch();
        secondsBefore = from.seconds();
    }

    synchronized void take(RunEvent event) {
        if (event instanceof RunEvent.Started begun) {
            started = begun.at();
            state = State.RUNNING;
            message = "";
            epochs = begun.epochs();
            epoch = begun.firstEpoch();
            stepsPerEpoch = begun.stepsPerEpoch();
            iteration = begun.firstIteration();
            firstIteration = iteration;
        } else if (event instanceof RunEvent.EpochStarted begun) {
            epoch = begun.epoch();
        } else if (event instanceof RunEvent.Step step) {
            iteration = step.iteration();
            loss = step.loss();
            double seconds = (step.milliseconds() + step.dataWaitMilliseconds()) / 1000;
            secondsHere += seconds;
            stepSeconds += seconds;
            waitSeconds += step.dataWaitMilliseconds() / 1000;
        } else if (event instanceof RunEvent.Validated validated) {
            secondsHere += validated.seconds();
            if (validated.best()) {
                bestScore = validated.scores().primaryValue();
                bestEpoch = validated.epoch();
            }
        } else {
            takeEnd(event);
        }
    }

    private void takeEnd(RunEvent event) {
        if (event instanceof RunEvent.Paused) {
            state = State.PAUSED;
        } else if (event instanceof RunEvent.Resumed) {
            state = State.RUNNING;
        } else if (event instanceof RunEvent.Finished finished) {
            state = finished.stopped() ? State.STOPPED : State.FINISHED;
            epoch = finished.epochs();
            message = finished.reason();
            bestScore = finished.bestScore();
            bestEpoch = finished.bestEpoch();
            secondsTotal = finished.seconds();
        } else if (event instanceof RunEvent.Failed failed) {
            state = State.FAILED;
            message = failed.message();
        }
    }

    private double elapsed() {
        return Double.isNaN(secondsTotal) ? secondsBefore + secondsHere : secondsTotal;
    }

    private double remaining() {
        long done = iteration - firstIteration;
        long left = (long) epochs * stepsPerEpoch - iteration;
        if (state == State.FINISHED) {
            return 0;
        }
        return done < 1 ? Double.NaN : secondsHere / done * left;
    }
}
