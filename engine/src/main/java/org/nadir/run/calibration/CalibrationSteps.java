package org.nadir.run.calibration;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import org.nadir.base.Progress;
import org.nadir.base.UserProblem;
import org.nadir.data.ImageSize;
import org.nadir.detection.Detector;
import org.nadir.detection.Detectors;
import org.nadir.detection.Targets;
import org.nadir.experiment.ExperimentCost;
import org.nadir.experiment.ExperimentSpec;
import org.nadir.freezing.FreezeState;
import org.nadir.nn.BackboneOptions;
import org.nadir.nn.NetworkPart;
import org.nadir.tensor.AdamW;
import org.nadir.tensor.Optimizer;
import org.nadir.tensor.ProcessMemory;
import org.nadir.tensor.RandomStream;
import org.nadir.tensor.RandomStreams;
import org.nadir.tensor.Sgd;
import org.nadir.tensor.TorchEngine;
import org.nadir.training.DetectorBuilder;

/**
 * The steps of a calibration in the process that makes them: the model of an experiment on random images of its size. One
 * thread; one for a process, whose memory it watches.
 */
public final class CalibrationSteps implements AutoCloseable {
    private static final int OBJECTS = 20;

    private final NDManager manager;
    private final MeasuredStep step;
    private final ExperimentCost.Input input;
    private final int batch;
    private final CalibrationImages images;
    private final Detector detector;
    private int made;

    public CalibrationSteps(ExperimentSpec spec, ExperimentCost.Input input) {
        this.input = input;
        this.batch = spec.optimisation().batch();
        this.manager = TorchEngine.newManager(TorchEngine.resolve(spec.run().device()));
        this.images = new CalibrationImages(spec);
        this.detector = detector(spec, Collections.nCopies(input.classes(), "class"));
        Optimizer optimiser = spec.optimisation().optimiser().equals("adamw")
                ? new AdamW(detector.parameters(), AdamW.Settings.withDecay(0.05))
                : new Sgd(detector.parameters(), spec.optimisation().momentum(), 1e-4);
        this.step = new MeasuredStep(detector, optimiser, new ImageSize(input.width(), input.height()));
    }

    /** As a run has it: weights decide the form of a backbone, and with it work and memory. Without them it is torchvision's. */
    private Detector detector(ExperimentSpec spec, List<String> classes) {
        RandomStreams streams = new RandomStreams(1);
        try {
            return new DetectorBuilder(manager, streams)
                    .build(spec, classes, Progress.none())
                    .detector();
        } catch (UserProblem unreadable) {
            BackboneOptions options = BackboneOptions.torchvision()
                    .training(!spec.model().normEval(), spec.model().dropPath());
            return Detectors.create(spec.model().detectorSettings(classes, options), manager, streams);
        }
    }

    /** The state in which a part and all above it train. */
    static FreezeState from(NetworkPart lowest) {
        return new FreezeState(EnumSet.range(lowest, NetworkPart.HEAD));
    }

    /** Makes a step in which a part and all above it train and gives its milliseconds. */
    public double step(NetworkPart lowest) {
        step.train(from(lowest));
        Shape shape = new Shape(batch, 3, input.height(), input.width());
        return step.run(arrays -> arrays.ones(shape), targets(made++));
    }

    /** Reads training images until the Java heap is used as it is in a run; gives the number of batches. */
    public double load() {
        return images.load();
    }

    /** Scores the model on some validation images; gives their number. */
    public double validate() {
        return images.score(detector);
    }

    /** The highest memory of this process so far in MiB. */
    public double peakMib() {
        return new ProcessMemory().peakBytes() / 1048576.0;
    }

    private List<Targets> targets(int seed) {
        List<Targets> targets = new ArrayList<>();
        for (int i = 0; i < batch; i++) {
            RandomStream random = RandomStream.of(seed).fork(i);
            float[] boxes = new float[5 * OBJECTS];
            int[] labels = new int[OBJECTS];
            for (int k = 0; k < OBJECTS; k++) {
                boxes[5 * k] = (float) random.nextDouble(0, input.width());
                boxes[5 * k + 1] = (float) random.nextDouble(0, input.height());
                boxes[5 * k + 2] = (float) random.nextDouble(24, 90);
                boxes[5 * k + 3] = (float) random.nextDouble(12, 24);
                boxes[5 * k + 4] = (float) random.nextDouble(-1.5, 1.5);
                labels[k] = random.nextInt(input.classes());
            }
            targets.add(new Targets(boxes, labels, new float[0]));
        }
        return targets;
    }

    @Override
    public void close() {
        manager.close();
    }
}
