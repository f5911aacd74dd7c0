package org.nadir.run;

import ai.djl.ndarray.NDManager;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.nadir.distillation.HighFrequencyDetector;
import org.nadir.experiment.ExperimentSpec;
import org.nadir.experiment.ExperimentYaml;
import org.nadir.tensor.RandomStreams;
import org.nadir.tensor.TorchEngine;
import org.nadir.training.DetectionTask;
import org.nadir.training.DetectorBuilder;
import org.nadir.training.DistillationTask;
import org.nadir.training.KeptFeatures;
import org.nadir.training.Task;

/**
 * What a run learns, opened with its models: a detector by itself, a student with its teacher, or the amplifier of a teacher.
 * Used by the thread of the worker.
 */
final class WorkerTask implements AutoCloseable {
    private final Deque<Runnable> closing = new ArrayDeque<>();
    private final ExperimentSpec spec;
    private final String device;
    private final Optional<Teaching> teaching;
    private final DetectionTask detection;
    private final Task task;

    /**
     * Opens data and models.
     *
     * @param scratch a folder of the run for what it computes once
     * @param teaching what the run learns from beside the labels; empty for none
     * @throws org.nadir.base.UserProblem for data, weights or a teacher that cannot be used
     */
    WorkerTask(ExperimentSpec spec, RandomStreams streams, Path scratch, Optional<Teaching> teaching) {
        this.spec = spec;
        this.device = TorchEngine.resolve(spec.run().device());
        this.teaching = teaching;
        try {
            this.detection =
                    spec.distillation().trainsAmplifier() ? amplifier(streams, scratch) : plain(streams, scratch);
            this.task = spec.distillation().distils() ? distilled(scratch) : detection;
            closing.push(task::close);
        } catch (RuntimeException | Error problem) {
            close();
            throw problem;
        }
    }

    private DetectionTask plain(RandomStreams streams, Path scratch) {
        NDManager manager = TorchEngine.newManager(device);
        closing.push(manager::close);
        return new DetectionTask(spec, manager, streams, scratch);
    }

    /** The teacher once more, whose head goes on learning. */
    private DetectionTask amplifier(RandomStreams streams, Path scratch) {
        TrainedModel start = TrainedModel.openFile(teaching.orElseThrow().teacher(), device, streams);
        closing.push(start::close);
        return new DetectionTask(spec, streams, scratch, classes -> {
            TeacherFile.requireClasses(classes, start);
            return new DetectorBuilder.Built(
                    new HighFrequencyDetector(
                            start.detector(), spec.distillation().wavelet().orElseThrow()),
                    start.backbone(),
                    Optional.empty());
        });
    }

    private Task distilled(Path scratch) {
        Teaching sources = teaching.orElseThrow();
        TrainedModel teacher = frozen(sources.teacher());
        Optional<TrainedModel> amplifier = sources.amplifier().map(this::frozen);
        DistillationTask.Teachers teachers =
                new DistillationTask.Teachers(teacher.detector(), amplifier.map(TrainedModel::detector));
        return new DistillationTask(detection, teachers, spec, scratch);
    }

    private TrainedModel frozen(Path file) {
        TrainedModel model = TrainedModel.openFile(file, device, new RandomStreams(0));
        closing.push(model::close);
        return model;
    }

    Task task() {
        return task;
    }

    /** What the start of the run tells of data, model, teacher and device. */
    Map<String, String> facts() {
        Map<String, String> facts = new LinkedHashMap<>(detection.facts());
        if (teaching.isPresent()) {
            facts.put("distillation", spec.distillation().method());
            facts.putAll(teaching.get().facts());
        }
        if (spec.distillation().cache().on()) {
            facts.put("teacher's maps", KeptFeatures.bound(spec.distillation().cache()));
        }
        facts.put("device", device);
        facts.put("engine", TorchEngine.description());
        facts.put("java", System.getProperty("java.version"));
        return facts;
    }

    /** What every checkpoint of the run carries, so that it explains itself. */
    Map<String, String> about() {
        Map<String, String> about = new LinkedHashMap<>();
        about.put(CheckpointFiles.SPEC, ExperimentYaml.write(spec));
        about.put(CheckpointFiles.CLASSES, EventCodec.GSON.toJson(detection.classes()));
        about.put(CheckpointFiles.BACKBONE, EventCodec.GSON.toJson(detection.backboneOptions()));
        about.put(CheckpointFiles.INPUT, EventCodec.GSON.toJson(detection.input()));
        teaching.ifPresent(sources -> about.put(CheckpointFiles.TEACHER, sources.digest()));
        return about;
    }

    @Override
    public void close() {
        while (!closing.isEmpty()) {
            closing.pop().run();
        }
    }
}
