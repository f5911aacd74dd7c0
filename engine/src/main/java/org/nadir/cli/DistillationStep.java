package org.nadir.cli;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.nadir.detection.DetectorSettings;
import org.nadir.detection.Detectors;
import org.nadir.detection.ImageBatch;
import org.nadir.detection.PyramidDetector;
import org.nadir.detection.Targets;
import org.nadir.distillation.DistillationSettings;
import org.nadir.distillation.Distiller;
import org.nadir.distillation.Distillers;
import org.nadir.distillation.Pair;
import org.nadir.distillation.PairBatch;
import org.nadir.freezing.FreezeState;
import org.nadir.freezing.FreezingSchedules;
import org.nadir.freezing.Moment;
import org.nadir.nn.BackboneOptions;
import org.nadir.tensor.GradientClip;
import org.nadir.tensor.Ops;
import org.nadir.tensor.Parameter;
import org.nadir.tensor.RandomStream;
import org.nadir.tensor.RandomStreams;
import org.nadir.tensor.Recording;
import org.nadir.tensor.Sgd;
import org.nadir.tensor.TorchEngine;

/** A whole training step of a student, alone or with a teacher, on the images and at the sizes of the benchmark. */
final class DistillationStep {
    private static final int SIDE = 256;
    private static final int BATCH = 2;
    private static final int CHANNELS = 256;
    private static final int CLASSES = 15;
    private static final int OBJECTS = 20;

    private final PyramidDetector student;
    private final Optional<PyramidDetector> teacher;
    private final Optional<Distiller> distiller;
    private final Sgd optimiser;
    private final float[] pixels = new float[BATCH * 3 * SIDE * SIDE];

    /**
     * Random detectors of their own streams; a step without settings is the student's alone.
     *
     * @param name of the detector that both are
     */
    DistillationStep(String name, Optional<DistillationSettings> settings, NDManager manager) {
        student = detector(name, "resnet18", 1, manager);
        teacher = settings.map(wanted -> detector(name, "resnet50", 2, manager));
        distiller = settings.map(wanted -> {
            Optional<PyramidDetector> amplifier = Distillers.needsAmplifier(wanted)
                    ? Optional.of(detector(name, "resnet50", 3, manager))
                    : Optional.empty();
            return Distillers.create(wanted, new Pair(student, teacher.orElseThrow(), amplifier));
        });
        optimiser = new Sgd(student.parameters(), 0.9, 1e-4);
        FreezeState trains =
                FreezingSchedules.full(FreezingSchedules.referenceFixed()).at(Moment.ofEpoch(0, 1));
        for (Parameter parameter : student.parameters().all()) {
            if (!parameter.buffer()) {
                parameter.trainable(trains.trains(student.part(parameter)));
            }
        }
        RandomStream random = RandomStream.of(1);
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (float) random.nextGaussian();
        }
    }

    private static PyramidDetector detector(String name, String backbone, long seed, NDManager manager) {
        DetectorSettings settings = new DetectorSettings(
                name, backbone, CHANNELS, 4, 4, Collections.nCopies(CLASSES, "class"), BackboneOptions.torchvision());
        return (PyramidDetector) Detectors.create(settings, manager, new RandomStreams(seed));
    }

    /** Makes the step of that number and gives its milliseconds. */
    double run(int number) {
        List<Targets> targets = targets(number);
        long started = System.nanoTime();
        try (NDManager arrays = student.parameters().manager().newSubManager()) {
            int[] sides = new int[BATCH];
            Arrays.fill(sides, SIDE);
            NDArray images = Ops.constant(arrays, pixels, new Shape(BATCH, 3, SIDE, SIDE));
            try (ImageBatch batch = new ImageBatch(images, sides, sides)) {
                TorchEngine.inferenceOnly();
                Optional<NDList> wanted = teacher.map(detector -> detector.pyramid(batch));
                learn(batch, targets, wanted);
                wanted.ifPresent(NDList::close);
            }
        }
        return (System.nanoTime() - started) / 1e6;
    }

    private void learn(ImageBatch batch, List<Targets> targets, Optional<NDList> wanted) {
        try (Recording recording = Recording.of(student.parameters().trainable());
                NDList own = student.pyramid(batch)) {
            List<NDArray> terms =
                    new ArrayList<>(student.loss(own, batch, targets).terms().values());
            distiller.ifPresent(
                    rule -> terms.addAll(rule.terms(new PairBatch(batch, targets, own, wanted.orElseThrow()))
                            .values()));
            NDArray total = terms.get(0);
            for (NDArray term : terms.subList(1, terms.size())) {
                total = total.add(term);
            }
            recording.backward(total);
            GradientClip.byNorm(recording, recording.parameters(), 35);
            // A rate of almost nothing: numbers that run away would change the time of a step
            optimiser.step(recording, 1e-9);
        }
    }

    private static List<Targets> targets(int number) {
        RandomStream random = RandomStream.of(number);
        List<Targets> all = new ArrayList<>();
        for (int i = 0; i < BATCH; i++) {
            float[] boxes = new float[5 * OBJECTS];
            int[] labels = new int[OBJECTS];
            for (int box = 0; box < OBJECTS; box++) {
                boxes[5 * box] = (float) random.nextDouble(0, SIDE);
                boxes[5 * box + 1] = (float) random.nextDouble(0, SIDE);
                boxes[5 * box + 2] = (float) random.nextDouble(30, 90);
                boxes[5 * box + 3] = (float) random.nextDouble(15, 30);
                boxes[5 * box + 4] = (float) random.nextDouble(-1.5, 1.5);
                labels[box] = random.nextInt(CLASSES);
            }
            all.add(new Targets(boxes, labels, new float[0]));
        }
        return all;
    }
}
