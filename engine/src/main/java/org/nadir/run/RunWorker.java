package org.nadir.run;

import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.nadir.base.UserProblem;
import org.nadir.experiment.ExperimentSpec;
import org.nadir.freezing.FreezingSchedule;
import org.nadir.tensor.RandomStreams;
import org.nadir.training.KeptFeatures;
import org.nadir.training.LoopProgress;
import org.nadir.training.RunEvent;
import org.nadir.training.TrainingLoop;

/**
 * Trains the run of a folder in this process: from its last checkpoint, or from the start where there is none. One worker
 * for a folder, one run for a process.
 */
public final class RunWorker {
    private final RunFolder folder;
    private final Consumer<RunFolder> starter;

    public RunWorker(RunFolder folder) {
        this(folder, run -> RunLauncher.resume(run, Map.of()));
    }

    /** @param starter starts the workers of runs that this one needs first */
    RunWorker(RunFolder folder, Consumer<RunFolder> starter) {
        this.folder = folder;
        this.starter = starter;
    }

    /**
     * Trains to the end or to a request to stop. Whatever goes wrong is told in the run folder first.
     *
     * @throws UserProblem for what a person can mend
     */
    public void run() {
        try (RunRecorder recorder = new RunRecorder(folder)) {
            try {
                train(recorder);
                if (recorder.finished()) {
                    KeptFeatures.discard(folder.scratch());
                }
            } catch (RuntimeException | Error problem) {
                if (!recorder.failureTold()) {
                    String sentence = problem instanceof UserProblem
                            ? String.valueOf(problem.getMessage())
                            : "The run failed by a defect of the program: " + problem;
                    recorder.publish(new RunEvent.Failed(Instant.now(), 0, 0, sentence));
                }
                throw problem;
            }
        }
    }

    private void train(RunRecorder recorder) {
        ExperimentSpec spec = folder.spec();
        recorder.expects(spec.optimisation().epochs());
        Optional<Path> last = folder.checkpoint(CheckpointFiles.LAST);
        last.map(CheckpointFiles::progress).ifPresent(recorder::goOn);
        Optional<Teaching> teaching = Optional.empty();
        if (spec.distillation().teacher().isPresent()) {
            teaching = new DistillationStages(folder, spec, new StageWait(recorder, starter)).see(last);
            if (teaching.isEmpty()) {
                recorder.publish(stopped(last));
                return;
            }
        }
        RandomStreams streams = new RandomStreams(spec.run().seed());
        try (WorkerTask work = new WorkerTask(spec, streams, folder.scratch(), teaching)) {
            FreezingSchedule schedule = spec.freezing().toSchedule(spec.model().pretrained());
            recorder.describe(work.about());
            Map<String, String> facts = new LinkedHashMap<>(work.facts());
            facts.put("freezing", schedule.describe());
            if (spec.optimisation().emaDecay() > 0) {
                facts.put(
                        "judged and kept",
                        "moving average of the weights, decay "
                                + spec.optimisation().emaDecay());
            }
            TrainingLoop.Setup setup =
                    new TrainingLoop.Setup(work.task(), schedule, spec.optimisation(), spec.run(), streams, facts);
            new TrainingLoop(setup, recorder).run(last.map(CheckpointFiles::read));
        }
    }

    /** The end of a run that was asked to stop while it waited for another one. */
    private static RunEvent.Finished stopped(Optional<Path> last) {
        LoopProgress at = last.map(CheckpointFiles::progress).orElseGet(LoopProgress::start);
        return new RunEvent.Finished(Instant.now(), true, "", at.epoch(), at.bestScore(), at.bestEpoch(), at.seconds());
    }
}
