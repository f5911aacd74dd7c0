package org.nadir.run;

import ai.djl.ndarray.NDManager;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.nadir.base.UserProblem;
import org.nadir.experiment.ExperimentSpec;
import org.nadir.experiment.ExperimentYaml;
import org.nadir.freezing.FreezingSchedule;
import org.nadir.tensor.RandomStreams;
import org.nadir.tensor.TorchEngine;
import org.nadir.training.Checkpoint;
import org.nadir.training.DetectionTask;
import org.nadir.training.KeptFeatures;
import org.nadir.training.RunEvent;
import org.nadir.training.TrainingLoop;

/**
 * Trains the run of a folder in this process: from its last checkpoint, or from the start where there is none. One worker
 * for a folder, one run for a process.
 */
public final class RunWorker {
    private final RunFolder folder;

    public RunWorker(RunFolder folder) {
        this.folder = folder;
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
                    recorder.publish(new RunEvent.Failed(java.time.Instant.now(), 0, 0, sentence));
                }
                throw problem;
            }
        }
    }

    private void train(RunRecorder recorder) {
        ExperimentSpec spec = folder.spec();
        Optional<Checkpoint> from = folder.checkpoint(CheckpointFiles.LAST).map(CheckpointFiles::read);
        from.map(Checkpoint::progress).ifPresent(recorder::goOn);
        RandomStreams streams = new RandomStreams(spec.run().seed());
        String device = TorchEngine.resolve(spec.run().device());
        try (NDManager manager = TorchEngine.newManager(device);
                DetectionTask task = new DetectionTask(spec, manager, streams, folder.scratch())) {
            FreezingSchedule schedule = spec.freezing().toSchedule(spec.model().pretrained());
            recorder.describe(about(spec, task));
            Map<String, String> facts = new LinkedHashMap<>(task.facts());
            facts.put("freezing", schedule.describe());
            if (spec.optimisation().emaDecay() > 0) {
                facts.put(
                        "judged and kept",
                        "moving average of the weights, decay "
                                + spec.optimisation().emaDecay());
            }
            facts.put("device", device);
            facts.put("engine", TorchEngine.description());
            facts.put("java", System.getProperty("java.version"));
            TrainingLoop.Setup setup =
                    new TrainingLoop.Setup(task, schedule, spec.optimisation(), spec.run(), streams, facts);
            new TrainingLoop(setup, recorder).run(from);
        }
    }

    private static Map<String, String> about(ExperimentSpec spec, DetectionTask task) {
        return Map.of(
                CheckpointFiles.SPEC,
                ExperimentYaml.write(spec),
                CheckpointFiles.CLASSES,
                EventCodec.GSON.toJson(task.classes()),
                CheckpointFiles.BACKBONE,
                EventCodec.GSON.toJson(task.backboneOptions()),
                CheckpointFiles.INPUT,
                EventCodec.GSON.toJson(task.input()));
    }
}
