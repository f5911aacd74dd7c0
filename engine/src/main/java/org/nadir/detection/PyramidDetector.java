package org.nadir.detection;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.List;
import org.nadir.base.UserProblem;
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

    /**
     * Where the heads of a student, which is this detector, and its teacher are compared: every anchor or point with what
     * the student's own assigner says of it, or regions drawn from the student's proposals, anew at every call, from the
     * stream {@code detector/imitation}. Regions of maps that {@link #loss(NDList, ImageBatch, List)} has just seen cost no
     * second pass of the proposal network.
     *
     * @param ownPyramid this detector's own maps of the batch
     */
    public abstract HeadPlaces places(NDList ownPyramid, ImageBatch batch, List<Targets> targets);

    /**
     * What the head of this detector says of maps, its own or anybody's of as many channels, at some places. Gradients flow
     * to the maps, and to the head where the open recording includes it.
     */
    public abstract HeadOutput read(NDList pyramid, HeadPlaces places);

    /**
     * What this detector's head says when it takes over half-way: the student's head reads the student's maps up to its third
     * convolution, or its last if it has fewer, and this one goes on from there (CrossKD); of two stages the student's first
     * hidden layer and this detector's second.
     *
     * @throws UserProblem when {@link #requireContinues} does
     */
    public abstract HeadOutput continued(PyramidDetector student, NDList studentPyramid, HeadPlaces places);

    /**
     * How far the student's output is from the teacher's as the reference of DS2D2 measures it for this kind of detector: a
     * classification and a regression term, scalars with a gradient towards the student alone. Two equal outputs have a
     * regression term of zero.
     *
     * @param student what a head, usually this detector's, says of the student's maps
     * @param teacher what it says of the teacher's
     */
    public abstract NDList imitation(HeadOutput student, HeadOutput teacher, HeadPlaces places);

    /**
     * Both terms of {@link #imitation(HeadOutput, HeadOutput, HeadPlaces)} added up, between what the head of this detector
     * says of some maps and what it says of others, with a gradient towards the former. A head that does not learn may take
     * another way there, whose result differs by rounding.
     *
     * @param given maps that the student has a part in
     * @param wanted maps of the same shapes, where no gradient goes
     */
    public NDArray imitation(NDList given, NDList wanted, HeadPlaces places) {
        return Scoped.keep(() -> {
            HeadOutput taught = read(wanted, places);
            NDList terms = imitation(read(given, places), taught, places);
            return terms.get(0).add(terms.get(1));
        });
    }

    /**
     * Makes sure that the rows of both heads mean the same, so that their outputs can be compared.
     *
     * @throws UserProblem when detectors, classes or anchors differ
     */
    public final void requireComparable(PyramidDetector student) {
        require("the same detector", head(), student.head(), "model.detector");
        require("the same classes in the same order", settings.classes(), student.settings.classes(), "data.classes");
        if (Detectors.using(DetectorOption.ANCHOR_BASE).contains(settings.detector())) {
            require("anchors of one size", settings.anchorBase(), student.settings.anchorBase(), "model.anchorBase");
        }
    }

    /**
     * Makes sure that this detector's head can go on where the student's stops.
     *
     * @throws UserProblem when the heads cannot be compared or have other widths
     */
    public final void requireContinues(PyramidDetector student) {
        requireComparable(student);
        require(
                "pyramids of one width, because the maps between their convolutions meet without an adapter",
                neckChannels(),
                student.neckChannels(),
                "model.neckChannels");
    }

    private static void require(String what, Object own, Object student, String field) {
        if (!own.equals(student)) {
            throw UserProblem.of("This method compares what two heads say, which takes " + what)
                    .field(field)
                    .found("student " + student + ", teacher " + own)
                    .remedy("Choose equal settings, or a method that compares the maps of the pyramids only")
                    .problem();
        }
    }

    /** What the rows of the head mean: those of two detectors of one name can be compared. */
    String head() {
        return settings.detector();
    }

    /** Refuses maps that the head cannot read. */
    final void requireReadable(NDList pyramid) {
        for (NDArray map : pyramid) {
            if (map.getShape().get(1) != neckChannels()) {
                throw new IllegalArgumentException(
                        "Maps of " + map.getShape() + " for a head that reads " + neckChannels() + " channels");
            }
        }
    }

    final DetectorSettings settings() {
        return settings;
    }

    static void requireOneEach(ImageBatch batch, List<Targets> targets) {
        if (targets.size() != batch.size()) {
            throw new IllegalArgumentException(targets.size() + " targets for " + batch.size() + " images");
        }
    }
}
