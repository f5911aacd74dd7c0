package org.nadir.detection;

import java.util.Arrays;
import org.nadir.geometry.OverlapSlope;

/**
 * {@code -ln IoU} of turned boxes, as MMRotate's RotatedIoULoss in its mode "log": an IoU below 1e-6 counts as 1e-6 and has
 * no slope. Boxes without a side above zero overlap nothing.
 */
final class RotatedIouLoss implements BoxLoss {
    private static final double LEAST = 1e-6;

    @Override
    public double of(BoxPair pair, double[] slope) {
        double[] box = pair.box();
        double[] truth = pair.truth();
        double shared = OverlapSlope.of(box, truth, slope);
        double union = box[2] * box[3] + truth[2] * truth[3] - shared;
        double iou = shared > 0 ? Math.min(1, shared / union) : 0;
        if (iou < LEAST) {
            Arrays.fill(slope, 0);
            return -Math.log(LEAST);
        }
        // ln I - ln U, where the union changes by what the box gains less what is shared
        for (int i = 0; i < 5; i++) {
            slope[i] *= -(1 / shared + 1 / union);
        }
        slope[2] += box[3] / union;
        slope[3] += box[2] / union;
        return -Math.log(iou);
    }
}
