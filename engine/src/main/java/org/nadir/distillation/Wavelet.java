package org.nadir.distillation;

import ai.djl.ndarray.NDArray;
import java.util.List;
import org.nadir.base.UserProblem;
import org.nadir.tensor.Ops;
import org.nadir.tensor.Scoped;

/**
 * One level of the two-dimensional wavelet transform, channel by channel: a map (N, C, H, W) becomes four bands
 * (N, C, h, w) with h = ceil(H / 2) and w = ceil(W / 2). Gradients flow through it; results belong to the manager of the map.
 * Names, signs and taps are those of PyWavelets 1.8.
 *
 * <p>Haar pads odd sizes with zeros at the right and at the bottom, as the reference of DS2D2 does. The longer bases continue
 * a map periodically and repeat the last row or column of an odd size, which is PyWavelets' mode {@code periodization}: the
 * bands keep the grid of Haar's, and an orthonormal basis keeps the energy of the map, at the price that the cells within
 * half a filter of a border see the opposite border. Safe for use by several threads.
 */
public final class Wavelet {
    /** The basis of the reference: sums and differences of blocks of two by two cells. */
    public static final String HAAR = "haar";

    private static final double ROOT = 0.7071067811865476;
    private static final double RIPPLE = 0.08838834764831845;

    private static final List<Wavelet> ALL = List.of(
            new Wavelet(HAAR, new HaarTransform()),
            new Wavelet(
                    "db2",
                    FilterTransform.orthonormal(
                            -0.12940952255126037, 0.2241438680420134, 0.8365163037378079, 0.48296291314453416)),
            new Wavelet(
                    "sym4",
                    FilterTransform.orthonormal(
                            -0.07576571478927333,
                            -0.02963552764599851,
                            0.49761866763201545,
                            0.8037387518059161,
                            0.29785779560527736,
                            -0.09921954357684722,
                            -0.012603967262037833,
                            0.0322231006040427)),
            new Wavelet(
                    "coif1",
                    FilterTransform.orthonormal(
                            -0.015655728135791993,
                            -0.07273261951252645,
                            0.3848648468648578,
                            0.8525720202116004,
                            0.3378976624574818,
                            -0.07273261951252645)),
            new Wavelet(
                    "bior1.3",
                    new FilterTransform(
                            new double[] {-RIPPLE, RIPPLE, ROOT, ROOT, RIPPLE, -RIPPLE},
                            new double[] {0, 0, -ROOT, ROOT, 0, 0})));

    private final String name;
    private final BandTransform transform;

    private Wavelet(String name, BandTransform transform) {
        this.name = name;
        this.transform = transform;
    }

    /** All bases, that of the reference first. */
    public static List<String> names() {
        return ALL.stream().map(wavelet -> wavelet.name).toList();
    }

    /** @throws UserProblem when there is no basis of that name */
    public static Wavelet named(String name) {
        return ALL.stream()
                .filter(wavelet -> wavelet.name.equals(name))
                .findFirst()
                .orElseThrow(() -> UserProblem.of("There is no such wavelet")
                        .field("distillation.wavelet")
                        .found(name)
                        .expected(String.join(", ", names()))
                        .problem());
    }

    /**
     * All four bands of a map in one array (N, C, 4, h, w): LL, coarse and smooth; B0, where rows differ; B1, where columns
     * differ; B2, where both do.
     */
    public NDArray bands(NDArray map) {
        return Scoped.keep(() -> transform.bands(map));
    }

    /**
     * What is fine in a map, on its own grid (N, C, H, W): B0 + B1 + B2, enlarged bilinearly with half-pixel centres. The
     * high-frequency amplifier reads this in place of the map.
     */
    public NDArray highFrequencies(NDArray map) {
        return Scoped.keep(() -> Ops.upsampleBilinear(
                transform.highSum(map), map.getShape().get(2), map.getShape().get(3)));
    }
}
