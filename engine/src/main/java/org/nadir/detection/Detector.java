package org.nadir.detection;

import java.util.List;
import org.nadir.nn.NetworkPart;
import org.nadir.nn.Normalisation;
import org.nadir.tensor.Parameter;
import org.nadir.tensor.ParameterSet;

/**
 * A network that learns and finds oriented boxes. What is trained is decided outside: parameters record gradients only
 * inside an open {@code Recording} that includes them. Its arrays live on one device and belong to the manager that it was
 * created with; used by one thread at a time.
 */
public interface Detector {
    /** Weights and buffers, named as torchvision and MMRotate name them. */
    ParameterSet parameters();

    /** The part of the network that a parameter belongs to, which is what freezing speaks of. */
    NetworkPart part(Parameter parameter);

    /** How the pixels of a batch are to be normalised. */
    Normalisation input();

    /** Class names in the order of the label indices. */
    List<String> classes();

    /** True for detectors of upright boxes: they learn the bounding rectangles of oriented labels and are judged by them. */
    default boolean upright() {
        return false;
    }

    /** How its output becomes detections where nobody wants something else. */
    default DetectionSettings usualSettings() {
        return upright() ? DetectionSettings.UPRIGHT : DetectionSettings.DEFAULT;
    }

    /**
     * The loss of a batch, one {@link Targets} an image; its terms belong to the manager of the pixels. Arrays made on the
     * way are closed. Records gradients when the calling thread has an open recording.
     */
    LossTerms loss(ImageBatch batch, List<Targets> targets);

    /**
     * The objects of each image by falling score, in pixels of the image. Records nothing; not to be called inside an open
     * recording.
     */
    List<List<Detection>> detect(ImageBatch batch, DetectionSettings settings);
}
