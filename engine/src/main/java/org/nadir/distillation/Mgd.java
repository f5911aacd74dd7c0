package org.nadir.distillation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.nadir.tensor.Ops;
import org.nadir.tensor.ParameterScope;
import org.nadir.tensor.RandomStream;

/**
 * Masked generative distillation (Yang et al. 2022, arXiv 2205.01529): a share of the cells of the student's map, drawn anew
 * for each image, level and step and the same for all channels, is set to 0; two 3 x 3 convolutions with a ReLU between them
 * generate the teacher's whole map from the rest. Squared differences are summed and divided by the images; weight 2e-5 for
 * one-stage detectors, 5e-7 for two-stage ones.
 */
final class Mgd implements MapRival {
    static final double ONE_STAGE = 2e-5;
    static final double TWO_STAGE = 5e-7;
    static final MapRule RULE = new MapRule(List.of("mgd"), false, Mgd::new);

    private final MapConvolution first;
    private final MapConvolution second;
    private final RandomStream stream;
    private final double maskShare;
    private final double weight;

    Mgd(ParameterScope scope, PairTraits pair, RivalSettings settings) {
        int channels = pair.teacher();
        Shape size = new Shape(channels, channels, 3, 3);
        first = MapConvolution.in(scope.child("generation").child(0), size);
        second = MapConvolution.in(scope.child("generation").child(2), size);
        stream = scope.stream("mask");
        maskShare = settings.maskShare();
        weight = pair.twoStages() ? TWO_STAGE : ONE_STAGE;
    }

    @Override
    public NDList terms(LevelMaps maps) {
        NDArray seen = maps.student().mul(mask(maps));
        NDArray hidden = first.forward(seen);
        NDArray difference = second.forward(Ops.reluInPlace(hidden)).sub(maps.teacher());
        return new NDList(Ops.times(difference.mul(difference).sum(), weight / maps.images()));
    }

    private NDArray mask(LevelMaps maps) {
        float[] kept = new float[maps.images() * maps.rows() * maps.columns()];
        for (int i = 0; i < kept.length; i++) {
            kept[i] = stream.nextDouble() < maskShare ? 0 : 1;
        }
        return Ops.constant(
                maps.student().getManager(), kept, new Shape(maps.images(), 1, maps.rows(), maps.columns()));
    }
}
