package org.nadir.distillation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.nadir.tensor.Ops;

/**
 * Two filters along rows and columns, each as a product with a matrix of one row a coefficient: low ones first, high ones
 * after them. A product has no border to pad and takes maps that are smaller than the filter; at the sizes of a pyramid it
 * costs a hundredth of what a head costs. The matrices are laid out for maps whose channels lie side by side.
 */
final class FilterTransform implements BandTransform {
    private final double[] low;
    private final double[] high;

    /** Analysis filters of one length, as PyWavelets lists them under {@code dec_lo} and {@code dec_hi}. */
    FilterTransform(double[] low, double[] high) {
        if (low.length != high.length || low.length % 2 != 0) {
            throw new IllegalArgumentException("Filters of " + low.length + " and " + high.length + " taps");
        }
        this.low = low.clone();
        this.high = high.clone();
    }

    /** The high filter of an orthonormal basis is its low one read backwards with every other sign turned. */
    static FilterTransform orthonormal(double... low) {
        double[] high = new double[low.length];
        for (int i = 0; i < high.length; i++) {
            high[i] = (i % 2 == 0 ? -1 : 1) * low[low.length - 1 - i];
        }
        return new FilterTransform(low, high);
    }

    @Override
    public NDArray bands(NDArray map) {
        Shape shape = map.getShape();
        long n = shape.get(0);
        long channels = shape.get(1);
        NDArray acrossRows = matrix(map.getManager(), (int) shape.get(2));
        NDArray acrossColumns = matrix(map.getManager(), (int) shape.get(3));
        long tall = acrossRows.getShape().get(0);
        long wide = acrossColumns.getShape().get(0);
        NDArray cells = map.transpose(0, 2, 3, 1).reshape(n * shape.get(2), shape.get(3), channels);
        NDArray along = acrossColumns.matMul(cells).reshape(n, shape.get(2), wide * channels);
        return acrossRows
                .matMul(along)
                .reshape(n, 2, tall / 2, 2, wide / 2, channels)
                .transpose(0, 5, 3, 1, 2, 4)
                .reshape(n, channels, 4, tall / 2, wide / 2);
    }

    @Override
    public NDArray highSum(NDArray map) {
        return bands(map).get(":, :, 1:").sum(new int[] {2});
    }

    /** Coefficient i is the sum over j of filter[j] x[(2i + taps / 2 - j) mod length]; an odd length repeats its last. */
    private NDArray matrix(NDManager manager, int length) {
        int even = length + length % 2;
        int half = even / 2;
        float[] values = new float[even * length];
        for (int i = 0; i < half; i++) {
            for (int j = 0; j < low.length; j++) {
                int from = Math.min(length - 1, Math.floorMod(2 * i + low.length / 2 - j, even));
                values[i * length + from] += (float) low[j];
                values[(half + i) * length + from] += (float) high[j];
            }
        }
        return Ops.constant(manager, values, new Shape(even, length));
    }
}
