package org.nadir.evaluation;

import java.util.Optional;
import org.nadir.geometry.OrientedBox;

/**
 * A detection, or an object that was missed, with what it was held against.
 *
 * @param box of the detection, or of the missed object, in pixels of the image
 * @param label index of its class
 * @param score of the detection; NaN for a missed object
 * @param partner for a detection the object that it found, or else the one it overlaps most; for a missed object the
 *     detection that overlaps it most; empty when nothing overlaps
 */
public record MatchedBox(Outcome outcome, OrientedBox box, int label, double score, Optional<Partner> partner) {
    /**
     * The other box of a match.
     *
     * @param label index of its class, {@code TrainingSample.IGNORED} for an ignored region
     * @param score NaN for an object
     * @param iou rotated IoU of the two
     */
    public record Partner(OrientedBox box, int label, double score, double iou) {}
}
