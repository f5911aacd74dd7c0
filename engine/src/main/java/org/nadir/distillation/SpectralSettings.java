package org.nadir.distillation;

import java.util.LinkedHashMap;
import java.util.Map;
import org.nadir.base.UserProblem;

/**
 * What Dual-Stream Spectral Decoupling Distillation (Gao et al. 2025, arXiv 2512.04413) is told. A weight of 0 leaves its
 * term out. The constants are the weights of the reference's four configurations.
 *
 * @param lowExplicit weight of the difference of the low band of the maps
 * @param highExplicit weight of the difference of their three high bands
 * @param fullImplicit weight of what the teacher's own head makes of the maps
 * @param highImplicit weight of what the high-frequency amplifier makes of the high bands
 * @param wavelet one of {@code Wavelet.names()}
 * @param reduction of the two explicit terms
 * @param circumscribed true to weigh the upright rectangle around an oriented object instead of the object itself
 */
public record SpectralSettings(
        double lowExplicit,
        double highExplicit,
        double fullImplicit,
        double highImplicit,
        String wavelet,
        Reduction reduction,
        boolean circumscribed) {
    /** RetinaNet on DIOR. */
    public static final SpectralSettings RETINANET_DIOR = published(1e-5, 1e-5, 1, 1);

    /** RetinaNet on DOTA. */
    public static final SpectralSettings RETINANET_DOTA = published(7e-5, 5e-5, 0.7, 0.5);

    /** Faster R-CNN on DIOR. */
    public static final SpectralSettings FASTER_RCNN_DIOR = published(0.5, 0.5, 1e-5, 1e-5);

    /** Faster R-CNN on DOTA. */
    public static final SpectralSettings FASTER_RCNN_DOTA = published(0.12, 1.2, 1.5e-3, 3e-3);

    /** @throws UserProblem when a weight is negative or no number, or there is no such wavelet */
    public SpectralSettings {
        require("lowExplicit", lowExplicit);
        require("highExplicit", highExplicit);
        require("fullImplicit", fullImplicit);
        require("highImplicit", highImplicit);
        Wavelet.named(wavelet);
    }

    private static SpectralSettings published(double low, double high, double full, double highImplicit) {
        return new SpectralSettings(low, high, full, highImplicit, Wavelet.HAAR, Reduction.MEAN, false);
    }

    /** The weights of the reference by detector and data set, in the order in which a form offers them. */
    public static Map<String, SpectralSettings> presets() {
        Map<String, SpectralSettings> presets = new LinkedHashMap<>();
        presets.put("RetinaNet on DIOR", RETINANET_DIOR);
        presets.put("RetinaNet on DOTA", RETINANET_DOTA);
        presets.put("Faster R-CNN on DIOR", FASTER_RCNN_DIOR);
        presets.put("Faster R-CNN on DOTA", FASTER_RCNN_DOTA);
        return presets;
    }

    /** True when maps are compared as they are, through the adapter. */
    public boolean explicit() {
        return lowExplicit > 0 || highExplicit > 0;
    }

    /** True when maps are compared by what a head of the teacher's makes of them. */
    public boolean implicit() {
        return fullImplicit > 0 || highImplicit > 0;
    }

    private static void require(String field, double weight) {
        if (!(weight >= 0) || Double.isInfinite(weight)) {
            throw UserProblem.of("A term of the distillation has no such weight")
                    .field("distillation." + field)
                    .found(weight)
                    .expected("0 (left out) or more")
                    .problem();
        }
    }
}
