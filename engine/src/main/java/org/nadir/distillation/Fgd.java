package org.nadir.distillation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.nadir.tensor.Ops;
import org.nadir.tensor.ParameterScope;

/**
 * Focal and global distillation (Yang et al. 2022, arXiv 2111.11837, eq. 3 to 13): squared differences weighted by the
 * teacher's attention over cells and over channels, apart for objects ({@link Foreground}) and for what is between them; the
 * absolute difference of the attentions of both; and the squared difference of both maps after a {@link GlobalContext} each.
 * Sums are divided by the images. An attention is a softmax of mean absolute values divided by a temperature, 0.5 as
 * published, times their number.
 */
final class Fgd implements MapRival {
    static final double TEMPERATURE = 0.5;
    static final MapRule RULE =
            new MapRule(List.of("fgd foreground", "fgd background", "fgd attention", "fgd context"), false, Fgd::new);

    private static final int[] CHANNELS = {1};
    private static final int[] CELLS = {2, 3};

    private final GlobalContext own;
    private final GlobalContext wanted;
    private final double temperature;
    private final boolean upright;
    private final Weights weights;

    /** The weights of the four terms. */
    record Weights(double foreground, double background, double attention, double context) {
        static final Weights ONE_STAGE = new Weights(1e-3, 5e-4, 5e-4, 5e-6);
        static final Weights TWO_STAGE = new Weights(5e-5, 2.5e-5, 5e-5, 5e-7);
    }

    /** Attention over cells (N, 1, H, W), mean 1, and over channels (N, C, 1, 1), mean 1. */
    private record Attention(NDArray cells, NDArray channels) {}

    Fgd(ParameterScope scope, PairTraits pair, RivalSettings settings) {
        int channels = pair.teacher();
        own = new GlobalContext(scope.child("student"), channels);
        wanted = new GlobalContext(scope.child("teacher"), channels);
        temperature = settings.temperature() > 0 ? settings.temperature() : TEMPERATURE;
        upright = pair.upright();
        weights = pair.twoStages() ? Weights.TWO_STAGE : Weights.ONE_STAGE;
    }

    @Override
    public NDList terms(LevelMaps maps) {
        Attention of = attention(maps.student());
        Attention to = attention(maps.teacher());
        NDArray difference = maps.student().sub(maps.teacher());
        NDArray squares = difference.mul(difference).mul(to.channels()).sum(CHANNELS, true);
        NDList masks = masks(maps, to.cells());
        NDArray attentions = of.cells()
                .sub(to.cells())
                .abs()
                .sum()
                .add(of.channels().sub(to.channels()).abs().sum());
        NDArray context = difference.add(own.added(maps.student()).sub(wanted.added(maps.teacher())));
        double share = 1.0 / maps.images();
        return new NDList(
                Ops.times(squares.mul(masks.get(0)).sum(), weights.foreground() * share),
                Ops.times(squares.mul(masks.get(1)).sum(), weights.background() * share),
                Ops.times(attentions, weights.attention() * share),
                Ops.times(context.mul(context).sum(), weights.context() * share));
    }

    private Attention attention(NDArray map) {
        NDArray sizes = map.abs();
        NDArray cells = sizes.mean(CHANNELS, true);
        NDArray channels = Ops.times(
                sizes.sum(CELLS, true),
                1 / (double) (map.getShape().get(2) * map.getShape().get(3)));
        return new Attention(spread(cells), spread(channels));
    }

    private NDArray spread(NDArray means) {
        NDArray flat = means.reshape(means.getShape().get(0), -1);
        NDArray shares = Ops.softmax(Ops.times(flat, 1 / temperature), 1);
        return Ops.times(shares, flat.getShape().get(1)).reshape(means.getShape());
    }

    /** Objects and background (N, 1, H, W), each times the attention over cells. */
    private NDList masks(LevelMaps maps, NDArray attention) {
        int cells = maps.rows() * maps.columns();
        float[] objects = new float[maps.images() * cells];
        float[] background = new float[maps.images() * cells];
        Foreground.Grid grid = Foreground.Grid.of(maps);
        for (int i = 0; i < maps.images(); i++) {
            Foreground drawn = Foreground.of(maps.batch().targets().get(i), grid, upright);
            System.arraycopy(drawn.objects(), 0, objects, i * cells, cells);
            System.arraycopy(drawn.background(), 0, background, i * cells, cells);
        }
        Shape shape = attention.getShape();
        return new NDList(
                Ops.constant(attention.getManager(), objects, shape).mul(attention),
                Ops.constant(attention.getManager(), background, shape).mul(attention));
    }
}
