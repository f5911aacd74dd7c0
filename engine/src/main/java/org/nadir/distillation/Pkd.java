package org.nadir.distillation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.nadir.tensor.Ops;

/**
 * PKD (Cao et al. 2022, arXiv 2207.02039): every channel of both maps is brought to mean 0 and deviation 1 over all images
 * and cells, then half the mean squared difference, which is 1 minus the correlation of the two channels; weight 6 a level,
 * as the configurations of MMRazor have it. Deviations are those of a sample (divided by one less). A level of a single
 * value a channel has no deviation and costs nothing, where the reference gives no number; a constant channel counts as 0.
 */
final class Pkd {
    static final double WEIGHT = 6;
    static final MapRule RULE = new MapRule(List.of("pkd"), false, (scope, pair, settings) -> Pkd::terms);

    private static final int[] ACROSS = {0, 2, 3};
    private static final double EPSILON = 1e-6;

    private Pkd() {}

    private static NDList terms(LevelMaps maps) {
        long values = (long) maps.images() * maps.rows() * maps.columns();
        if (values < 2) {
            return new NDList(Ops.times(maps.student().sum(), 0));
        }
        NDArray difference = standardised(maps.student(), values).sub(standardised(maps.teacher(), values));
        return new NDList(Ops.times(difference.mul(difference).mean(), WEIGHT / 2));
    }

    private static NDArray standardised(NDArray map, long values) {
        NDArray centred = map.sub(Ops.times(map.sum(ACROSS, true), 1.0 / values));
        NDArray variance = Ops.times(centred.mul(centred).sum(ACROSS, true), 1.0 / (values - 1));
        // the root of a variance of nothing has no slope
        NDArray deviation = Ops.atLeast(variance, EPSILON * EPSILON).sqrt();
        NDArray epsilon = Ops.constant(map.getManager(), new float[] {(float) EPSILON}, new Shape());
        return centred.div(deviation.add(epsilon));
    }
}
