package org.nadir.distillation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nadir.tensor.Ops;
import org.nadir.tensor.Scoped;

/**
 * Dual-Stream Spectral Decoupling Distillation (Gao et al., IEEE TGRS 63, 2025, arXiv 2512.04413). The explicit stream
 * compares the wavelet bands of the maps of both detectors. Used by one thread.
 */
final class SpectralDistiller implements Distiller {
    private final SpectralSettings settings;
    private final Set<Integer> levels;
    private final Optional<ExplicitStream> explicit;

    SpectralDistiller(DistillationSettings distillation, Pair pair) {
        this.settings = distillation.spectral();
        this.levels = distillation.levels();
        boolean upright = pair.student().upright() || settings.circumscribed();
        this.explicit = settings.explicit()
                ? Optional.of(new ExplicitStream(settings, upright, Adapter.create(pair)))
                : Optional.empty();
    }

    @Override
    public Map<String, NDArray> terms(PairBatch batch) {
        Map<String, NDArray> terms = new LinkedHashMap<>();
        explicit.ifPresent(stream -> {
            NDList found = Scoped.keepAll(() -> stream.terms(batch, levels));
            put(terms, "low explicit", settings.lowExplicit(), found.get(0));
            put(terms, "high explicit", settings.highExplicit(), found.get(1));
        });
        return terms;
    }

    private static void put(Map<String, NDArray> terms, String name, double weight, NDArray term) {
        if (weight > 0) {
            terms.put(name, Ops.times(term, weight));
        }
    }
}
