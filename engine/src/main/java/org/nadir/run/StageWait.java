package org.nadir.run;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.nadir.base.UserProblem;
import org.nadir.run.RunStatus.State;
import org.nadir.training.LoopHost.Request;

/**
 * A worker that waits for another run: starts it where nobody has, tells how far it is, and passes on the orders that it gets
 * itself, but a stop only when no other worker waits for the same run. Used by the thread of the worker.
 */
final class StageWait {
    private static final Logger LOG = Logger.getLogger(StageWait.class.getName());
    private static final String STAGES = ".stages.lock";

    private final RunRecorder recorder;
    private final Consumer<RunFolder> starter;

    /** @param starter starts a worker for a run that has none, in a process of its own */
    StageWait(RunRecorder recorder, Consumer<RunFolder> starter) {
        this.recorder = recorder;
        this.starter = starter;
    }

    /**
     * Finds or makes a run and starts it, one worker at a time: those that need the same run make it once.
     *
     * @param runsDir the folder of runs
     * @param found finds the run or makes it; called once
     */
    RunFolder decide(Path runsDir, Supplier<RunFolder> found) {
        Path file = runsDir.resolve(STAGES);
        Optional<FileRight> right = FileRight.alone(file);
        while (right.isEmpty()) {
            recorder.rest();
            right = FileRight.alone(file);
        }
        try {
            RunFolder run = found.get();
            if (needsWorker(run)) {
                starter.accept(run);
            }
            return run;
        } finally {
            right.get().close();
        }
    }

    /** True when nothing is left to train of a run. */
    static boolean trained(RunFolder run) {
        return run.status().map(RunStatus::state).orElse(State.STOPPED) == State.FINISHED;
    }

    private static boolean needsWorker(RunFolder run) {
        State state = run.status().map(RunStatus::state).orElse(State.STOPPED);
        return state != State.FINISHED && !state.active();
    }

    /**
     * Waits until the run of a stage is over.
     *
     * @return false when this worker was asked to stop
     * @throws UserProblem when the stage ended without being finished
     */
    boolean finished(Stage stage) {
        try (Waiting waiting = new Waiting(stage)) {
            RunStatus now = status(stage);
            String until = now.state().active() ? "Waits for the {0}: {1}" : "The {0} is there: {1}";
            LOG.log(Level.INFO, until, new Object[] {name(stage), stage.run()});
            // whoever held it before may be gone
            Request passedOn = now.state() == State.PAUSED ? Request.PAUSE : Request.RUN;
            for (; now.state().active(); now = status(stage)) {
                Request asked = recorder.request();
                if (asked == Request.STOP) {
                    stop(stage, waiting);
                    return false;
                }
                if (asked != passedOn && !waiting.others()) {
                    passOn(stage, asked);
                    passedOn = asked;
                }
                recorder.waitsFor(text(stage, now), asked == Request.PAUSE);
                recorder.rest();
            }
        }
        requireFinished(stage);
        return recorder.request() != Request.STOP;
    }

    /** A share of the right to the stage, which tells workers that wait for the same one of each other. */
    private static final class Waiting implements AutoCloseable {
        private final Path file;
        private Optional<FileRight> share;

        Waiting(Stage stage) {
            this.file = stage.run().path().resolve("waiting.lock");
            this.share = FileRight.share(file);
        }

        boolean others() {
            close();
            Optional<FileRight> alone = FileRight.alone(file);
            alone.ifPresent(FileRight::close);
            share = FileRight.share(file);
            return alone.isEmpty();
        }

        @Override
        public void close() {
            share.ifPresent(FileRight::close);
            share = Optional.empty();
        }
    }

    private static void passOn(Stage stage, Request asked) {
        RunControl control = new RunControl(stage.run());
        switch (asked) {
            case PAUSE -> control.pause();
            case RUN -> control.resume();
            case STOP -> control.stop();
        }
    }

    /** Another worker that waits for the stage keeps it going. */
    private void stop(Stage stage, Waiting waiting) {
        if (waiting.others()) {
            return;
        }
        passOn(stage, Request.STOP);
        while (status(stage).state().active()) {
            recorder.waitsFor(stage.kind().title() + " " + stage.run().name() + ": stops after a checkpoint", false);
            recorder.rest();
        }
    }

    private static RunStatus status(Stage stage) {
        return stage.run().status().orElseThrow(() -> UserProblem.of(
                        "The folder of the " + name(stage) + " is gone while this run waits for it")
                .file(stage.run().path())
                .remedy("Resume this run: what is missing is trained again")
                .problem());
    }

    private static void requireFinished(Stage stage) {
        RunStatus status = status(stage);
        if (status.state() != State.FINISHED) {
            String why =
                    status.message().isEmpty() ? "" : ": " + status.message().replaceFirst("\\.$", "");
            throw UserProblem.of("The " + name(stage) + " is not trained, which this run needs first" + why)
                    .file(stage.run().path())
                    .found(status.state().name().toLowerCase(Locale.ROOT) + " after " + status.epoch() + " of "
                            + status.epochs() + " epochs")
                    .remedy("Resume this run: it goes on with the " + name(stage))
                    .problem();
        }
    }

    private static String name(Stage stage) {
        return stage.kind().title().toLowerCase(Locale.ROOT);
    }

    private static String text(Stage stage, RunStatus now) {
        String score = now.bestEpoch() < 0 ? "" : String.format(Locale.ROOT, ", best mAP50 %.3f", now.bestScore());
        String where = now.iteration() == 0
                ? "starting"
                : "epoch " + Math.min(now.epochs(), now.epoch() + 1) + " of " + now.epochs();
        String further = now.state() == State.RUNNING && !now.message().isEmpty() ? now.message() : where + score;
        return stage.kind().title() + " " + stage.run().name() + ": " + further
                + (now.state() == State.PAUSED ? ", paused" : "");
    }
}
