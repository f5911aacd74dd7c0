package org.nadir.distillation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import java.util.Set;
import org.nadir.tensor.Ops;
import org.nadir.tensor.Scoped;

/**
 * The explicit stream of DS2D2: the bands of the student's maps, behind an adapter, become those of the teacher's. The squared
 * difference of every cell of a band is weighted by {@link Disw}. The transform is linear, so the bands of the difference are
 * looked at instead of the difference of the bands.
 */
final class ExplicitStream {
    private static final int HIGH_BANDS = 3;

    private final Wavelet wavelet;
    private final Reduction reduction;
    private final Disw disw;
    private final Adapter adapter;

    /** @param upright true when objects are weighed by the upright rectangles around them */
    ExplicitStream(SpectralSettings settings, boolean upright, Adapter adapter) {
        this.wavelet = Wavelet.named(settings.wavelet());
        this.reduction = settings.reduction();
        this.disw = new Disw(upright);
        this.adapter = adapter;
    }

    /** The difference of the low band and that of the three high bands, added up over the levels; two scalars. */
    NDList terms(PairBatch batch, Set<Integer> levels) {
        NDArray low = null;
        NDArray high = null;
        for (int level : levels) {
            NDList terms = Scoped.keepAll(() -> level(batch, level));
            low = low == null ? terms.get(0) : low.add(terms.get(0));
            high = high == null ? terms.get(1) : high.add(terms.get(1));
        }
        if (low == null || high == null) {
            throw new IllegalArgumentException("No level to compare");
        }
        return new NDList(low, high);
    }

    private NDList level(PairBatch batch, int level) {
        NDArray difference =
                adapter.forward(batch.student().get(level)).sub(batch.teacher().get(level));
        NDArray bands = wavelet.bands(difference);
        Shape shape = bands.getShape();
        NDArray energy = bands.square().sum(new int[] {1});
        NDArray weighted = energy.mul(weights(batch, energy)).sum(new int[] {0, 2, 3});
        double share = 1.0 / terms(shape);
        return new NDList(
                Ops.times(weighted.get(0), share),
                Ops.times(weighted.get("1:").sum(), reduction == Reduction.MEAN ? share / HIGH_BANDS : share));
    }

    /** By what the sum over one band is divided. */
    private double terms(Shape bands) {
        double images = bands.get(0);
        return reduction == Reduction.MEAN ? images * bands.get(1) * bands.get(3) * bands.get(4) : images;
    }

    /** The weights (N, 1, h, w) of the cells of bands (N, 4, h, w). */
    private NDArray weights(PairBatch batch, NDArray energy) {
        Shape shape = energy.getShape();
        Disw.Grid grid = Disw.Grid.of(batch.images(), shape);
        return Ops.constant(
                energy.getManager(),
                disw.weights(batch.targets(), grid),
                new Shape(shape.get(0), 1, shape.get(2), shape.get(3)));
    }
}
