package org.nadir.evaluation;

import org.nadir.geometry.OrientedBox;

/**
 * A detection to be judged.
 *
 * @param image name that its truths carry too
 * @param label index of its class
 * @param score higher is surer
 */
public record ScoredBox(String image, OrientedBox box, int label, double score) {
    public ScoredBox {
        if (Double.isNaN(score)) {
            throw new IllegalArgumentException("A detection in " + image + " has no score");
        }
    }

    /** The same with its bounding rectangle. */
    public ScoredBox upright() {
        return new ScoredBox(image, box.upright(), label, score);
    }
}
