package org.nadir.distillation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.util.List;
import org.nadir.tensor.Ops;

/**
 * Channel-wise distillation (Shu et al. 2021, arXiv 2011.13256, eq. 4): the cells of a channel divided by tau become a
 * distribution by a softmax; the Kullback-Leibler divergence from the teacher's to the student's, times tau squared, averaged
 * over images and channels. Tau 1 and weight 10 a level as the detectors of MMRazor have it.
 */
final class Cwd implements MapRival {
    static final double WEIGHT = 10;
    static final double TEMPERATURE = 1;
    static final MapRule RULE = new MapRule(
            List.of("cwd"),
            false,
            (scope, pair, settings) -> new Cwd(settings.temperature() > 0 ? settings.temperature() : TEMPERATURE));

    private final double temperature;

    private Cwd(double temperature) {
        this.temperature = temperature;
    }

    @Override
    public NDList terms(LevelMaps maps) {
        NDArray own = logarithms(maps.student());
        NDArray wanted = logarithms(maps.teacher());
        NDArray divergence = wanted.exp().mul(wanted.sub(own)).sum();
        double share = WEIGHT * temperature * temperature / ((double) maps.images() * maps.channels());
        return new NDList(Ops.times(divergence, share));
    }

    /** (N, cells, C): the cells of a channels-last map in the order in which they lie in memory. */
    private NDArray logarithms(NDArray map) {
        NDArray cells = map.transpose(0, 2, 3, 1)
                .reshape(map.getShape().get(0), -1, map.getShape().get(1));
        return Ops.logSoftmax(temperature == 1 ? cells : Ops.times(cells, 1 / temperature), 1);
    }
}
