package org.nadir.evaluation;

import java.util.List;

/**
 * How well one class was found.
 *
 * @param ap50 average precision at IoU 0.5; NaN for a class without truths, as are the others
 * @param ap75 at IoU 0.75
 * @param ap5095 mean over IoU 0.5, 0.55 .. 0.95
 * @param truths objects to be found, without difficult ones
 * @param detections of this class, whether they count or not
 * @param curve at IoU 0.5, recall rising; a point for each object found, thinned to at most 1000
 */
public record ClassResult(
        double ap50, double ap75, double ap5095, int truths, int detections, List<PrecisionRecall> curve) {
    public ClassResult {
        curve = List.copyOf(curve);
    }
}
