package org.nadir.detection;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.nadir.tensor.Ops;
import org.nadir.tensor.Scoped;

/**
 * A loss of decoded boxes. Value and slope are found in Java from the values of the head and handed to the recorded graph
 * as a {@link KnownSlope}. Reading those values is the one point of a step where the processor waits for the device. A value that is not finite makes a
 * loss that is no number, which stops a run.
 */
record DecodedRegression(BoxLoss loss, BoxDecoding decoding) implements RegressionLoss {
    @Override
    public NDArray sum(NDArray raw, Positives positives) {
        return Scoped.keep(() -> {
            NDManager manager = raw.getManager();
            float[] values = Ops.values(raw);
            double total = 0;
            for (int i = 0; i < positives.count(); i++) {
                total += row(values, positives, i);
            }
            NDArray slope = Ops.constant(manager, values, raw.getShape());
            NDArray value = Ops.constant(manager, new float[] {(float) total}, new Shape());
            return KnownSlope.loss(raw, slope, value);
        });
    }

    /** The weighted loss of one row, whose values are replaced by its slope. */
    private double row(float[] values, Positives positives, int index) {
        double[] anchor = Positives.row(positives.anchors(), index);
        double[] raw = Positives.row(values, index);
        double[] box = new double[5];
        decoding.decode(anchor, raw, box);
        double[] slope = new double[5];
        double value = loss.of(new BoxPair(box, Positives.row(positives.truths(), index), anchor), slope);
        decoding.pullBack(anchor, raw, slope);
        double weight = positives.weights()[index];
        double check = 0;
        for (int i = 0; i < 5; i++) {
            values[5 * index + i] = (float) (weight * slope[i]);
            check += 0 * raw[i];
        }
        return weight * value + check;
    }
}
