package org.nadir.cli;

import com.google.gson.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.nadir.base.UserProblem;
import org.nadir.run.RunControl;
import org.nadir.run.RunFolder;
import org.nadir.run.RunStatus;
import org.nadir.run.RunStatus.State;
import org.nadir.run.RunWatcher;
import org.nadir.training.RunEvent;

/**
 * Follows a run on the terminal until it is over, and asks it to stop cleanly when this process is interrupted. Events come
 * on the watcher's thread, the result is asked for by the thread of the command.
 */
final class RunFollower implements RunWatcher.Listener {
    private final RunFolder folder;
    private final CommandOutput out;
    private final CountDownLatch over = new CountDownLatch(1);
    private long started = System.nanoTime();
    private final Instant begun = Instant.now();
    private int epochs = 1;
    private int stepsPerEpoch = 1;
    private double map50 = Double.NaN;
    private int epochsDone;
    private long firstIteration;
    private double epochMilliseconds;
    private double epochWait;
    private final StageTeller stages;
    private volatile @Nullable RunStatus last;

    RunFollower(RunFolder folder, CommandOutput out) {
        this.folder = folder;
        this.out = out;
        this.stages = new StageTeller(folder, out);
    }

    /** Waits for the end; prints the JSON document, or a sentence. */
    void follow() throws InterruptedException {
        Thread interrupted = Executions.hook("nadir-stop", this::stopCleanly);
        Runtime.getRuntime().addShutdownHook(interrupted);
        try (RunWatcher watcher = new RunWatcher(folder, this)) {
            watcher.start();
            over.await();
        }
        Executions.unhook(interrupted);
        result();
    }

    private void stopCleanly() {
        RunStatus status = last;
        if (over.getCount() == 0 || (status != null && !status.state().active())) {
            return;
        }
        out.note("Stopping after a checkpoint; the run can be resumed with: nadir resume " + folder.path());
        new RunControl(folder).stop();
        Executions.await(over, 120);
    }

    private void result() {
        RunStatus status = java.util.Objects.requireNonNull(last);
        if (status.state() == State.FAILED || status.state() == State.DIED) {
            throw new UserProblemText(status.message(), folder).problem();
        }
        if (!out.json()) {
            String best = Double.isNaN(status.bestScore())
                    ? "no validation"
                    : String.format(Locale.ROOT, "best mAP50 %.3f in epoch %d", status.bestScore(), status.bestEpoch());
            out.line(String.format(
                    Locale.ROOT,
                    "%s: %s after %d of %d epochs, %.0f s, %s",
                    status.state() == State.FINISHED ? "Finished" : "Stopped",
                    folder.path(),
                    epochsDone,
                    epochs,
                    status.elapsedSeconds(),
                    best));
            if (status.stoppedEarly()) {
                out.line("Stopped early: " + status.message());
            }
            return;
        }
        JsonObject document = new JsonObject();
        document.addProperty("run", folder.path().toString());
        document.addProperty("state", status.state().name().toLowerCase(Locale.ROOT));
        document.addProperty("map50", status.bestScore());
        document.addProperty("bestEpoch", status.bestEpoch());
        document.addProperty("epochs", epochsDone);
        if (status.stoppedEarly()) {
            document.addProperty("stoppedEarly", status.message());
        }
        document.addProperty("dataWaitShare", status.dataWaitShare());
        document.addProperty("seconds", status.elapsedSeconds());
        out.print(document);
    }

    @Override
    public void events(List<RunEvent> events) {
        for (RunEvent event : events) {
            note(event);
            // what a run told before it was resumed stands in its folder already
            if (!event.at().isBefore(begun)) {
                tell(event);
            }
        }
    }

    private void note(RunEvent event) {
        if (event instanceof RunEvent.EpochStarted) {
            epochMilliseconds = 0;
            epochWait = 0;
        } else if (event instanceof RunEvent.Step step) {
            epochMilliseconds += step.milliseconds() + step.dataWaitMilliseconds();
            epochWait += step.dataWaitMilliseconds();
        } else if (event instanceof RunEvent.Started start) {
            epochs = start.epochs();
            stepsPerEpoch = start.stepsPerEpoch();
            firstIteration = start.firstIteration();
            started = System.nanoTime();
            epochsDone = start.firstEpoch();
        } else if (event instanceof RunEvent.EpochEnded ended) {
            epochsDone = ended.epoch() + 1;
        } else if (event instanceof RunEvent.Validated validated) {
            map50 = validated.scores().primaryValue();
        }
    }

    private void tell(RunEvent event) {
        if (event instanceof RunEvent.Started start && start.firstIteration() > 0) {
            out.line("Goes on in epoch " + (start.firstEpoch() + 1) + " of " + epochs + " after "
                    + start.firstIteration() + " steps");
        } else if (event instanceof RunEvent.Step step) {
            out.progress().report(step.iteration(), (long) epochs * stepsPerEpoch, text(step));
        } else if (event instanceof RunEvent.EpochEnded ended) {
            out.line(String.format(
                    Locale.ROOT,
                    "epoch %d  loss %.4f  %s  backbone %s  %.1f s  data wait %.1f %%  peak %d MiB",
                    ended.epoch(),
                    ended.meanLoss(),
                    ended.applied().backboneTrains() ? "trained" : "frozen",
                    ended.backboneDigest(),
                    ended.seconds(),
                    epochMilliseconds > 0 ? 100 * epochWait / epochMilliseconds : 0,
                    ended.peakBytes() >> 20));
        } else if (event instanceof RunEvent.Validated validated) {
            out.line(String.format(
                    Locale.ROOT,
                    "epoch %d  mAP50 %.4f%s  (%.1f s)",
                    validated.epoch(),
                    map50,
                    validated.best() ? " best" : "",
                    validated.seconds()));
        }
    }

    private String text(RunEvent.Step step) {
        long done = Math.max(1, step.iteration() - firstIteration);
        long left = (long) epochs * stepsPerEpoch - step.iteration();
        double seconds = (System.nanoTime() - started) / 1e9 / done * left;
        String score = Double.isNaN(map50) ? "" : String.format(Locale.ROOT, "  mAP50 %.3f", map50);
        return String.format(
                Locale.ROOT,
                "epoch %d/%d  step %d/%d  loss %.3f%s  %d:%02d left",
                step.epoch() + 1,
                epochs,
                (step.iteration() - 1) % stepsPerEpoch + 1,
                stepsPerEpoch,
                step.loss(),
                score,
                (long) seconds / 60,
                (long) seconds % 60);
    }

    @Override
    public void status(RunStatus status) {
        last = status;
        stages.tell(status);
        if (!status.state().active()) {
            over.countDown();
        }
    }

    /** The message of a run that failed, as the sentence of this command. */
    private record UserProblemText(String message, RunFolder folder) {
        UserProblem problem() {
            String sentence = message.endsWith(".") ? message.substring(0, message.length() - 1) : message;
            return UserProblem.of(sentence.isEmpty() ? "The run failed" : sentence)
                    .remedy("See " + folder.log() + " for more")
                    .problem();
        }
    }
}
