package org.nadir.detection;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.List;
import org.nadir.nn.Fpn;
import org.nadir.nn.NetworkPart;
import org.nadir.nn.Normalisation;
import org.nadir.tensor.Parameter;
import org.nadir.tensor.ParameterSet;
import org.nadir.tensor.RandomStreams;
import org.nadir.tensor.Scoped;
import org.nadir.tensor.TorchEngine;

/**
 * A detector made of a feature pyramid and a head, which can be used apart: whoever distils compares the maps of two
 * detectors, or lets the head of one read the maps of the other. Used by one thread at a time.
 */
public abstract class PyramidDetector implements Detector {
    private final DetectorSettings settings;
    private final ParameterSet parameters;
    private final FeatureNetwork features;

    PyramidDetector(DetectorSettings settings, NDManager manager, RandomStreams streams, Fpn.Levels levels) {
        this.settings = settings;
        this.parameters = new ParameterSet(manager, streams);
        this.features = new FeatureNetwork(parameters, settings, levels);
    }

    @Override
    public final ParameterSet parameters() {
        return parameters;
    }

    @Override
    public final NetworkPart part(Parameter parameter) {
        return features.part(parameter);
    }

    @Override
    public final Normalisation input() {
        return features.input();
    }

    @Override
    public final List<String> classes() {
        return settings.classes();
    }

    /** Channels of every map of the pyramid. */
    public final int neckChannels() {
        return settings.neckChannels();
    }

    /** Pixels of the image a cell of each of the five levels, the finest first. */
    public abstract List<Integer> strides();

    /**
     * The five maps (N, C, H, W) of a batch, the finest first, before any head. They record gradients when the calling
     * thread has an open recording; the caller closes them.
     */
    public final NDList pyramid(ImageBatch batch) {
        return Scoped.keepAll(() -> features.forward(batch));
    }

    @Override
    public final LossTerms loss(ImageBatch batch, List<Targets> targets) {
        try (NDList pyramid = pyramid(batch)) {
            return loss(pyramid, batch, targets);
        }
    }

    /**
     * The loss of a batch as {@link #loss(ImageBatch, List)} finds it, from maps in the place of the detector's own, which
     * stay open. The pixels of the batch are not read.
     */
    public abstract LossTerms loss(NDList pyramid, ImageBatch batch, List<Targets> targets);

    @Override
    public final List<List<Detection>> detect(ImageBatch batch, DetectionSettings wanted) {
        TorchEngine.inferenceOnly();
        try (NDList pyramid = pyramid(batch)) {
            return detect(pyramid, batch, wanted);
        }
    }

    /**
     * The objects of each image as {@link #detect(ImageBatch, DetectionSettings)} finds them, from maps in the place of the
     * detector's own, which stay open.
     */
    public abstract List<List<Detection>> detect(NDList pyramid, ImageBatch batch, DetectionSettings wanted);

    final DetectorSettings settings() {
        return settings;
    }

    static void requireOneEach(ImageBatch batch, List<Targets> targets) {
        if (targets.size() != batch.size()) {
            throw new IllegalArgumentException(targets.size() + " targets for " + batch.size() + " images");
        }
    }
}
