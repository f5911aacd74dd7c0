package org.nadir.distillation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.nadir.tensor.Ops;
import org.nadir.tensor.Scoped;

/**
 * Dual-Stream Spectral Decoupling Distillation (Gao et al., IEEE TGRS 63, 2025, arXiv 2512.04413). The explicit stream
 * compares the wavelet bands of the maps of both detectors; the implicit stream compares what the teacher's own head says of
 * the maps, and what the high-frequency amplifier says of their high bands. Used by one thread.
 */
final class SpectralDistiller implements Distiller {
    private final SpectralSettings settings;
    private final Set<Integer> levels;
    private final Optional<ExplicitStream> explicit;
    private final Optional<ImplicitStream> full;
    private final Optional<ImplicitStream> high;

    SpectralDistiller(DistillationSettings distillation, Pair pair) {
        this.settings = distillation.spectral();
        this.levels = distillation.levels();
        int from = pair.student().neckChannels();
        int to = pair.teacher().neckChannels();
        Optional<Adapter> adapter =
                settings.explicit() || from != to ? Optional.of(Adapter.create(pair)) : Optional.empty();
        boolean upright = pair.student().upright() || settings.circumscribed();
        this.explicit = adapter.filter(any -> settings.explicit())
                .map(convolution -> new ExplicitStream(settings, upright, convolution));
        Optional<Adapter> between = adapter.filter(any -> from != to);
        Wavelet wavelet = Wavelet.named(settings.wavelet());
        this.full = Optional.of(pair.teacher())
                .filter(any -> settings.fullImplicit() > 0)
                .map(head -> new ImplicitStream(pair.student(), head, UnaryOperator.identity(), between));
        this.high = pair.amplifier()
                .filter(any -> settings.highImplicit() > 0)
                .map(head -> new ImplicitStream(pair.student(), head, wavelet::highFrequencies, between));
    }

    @Override
    public Map<String, NDArray> terms(PairBatch batch) {
        Map<String, NDArray> terms = new LinkedHashMap<>();
        explicit.ifPresent(stream -> {
            NDList found = Scoped.keepAll(() -> stream.terms(batch, levels));
            put(terms, "low explicit", settings.lowExplicit(), found.get(0));
            put(terms, "high explicit", settings.highExplicit(), found.get(1));
        });
        full.ifPresent(stream -> put(terms, "full implicit", settings.fullImplicit(), stream.term(batch, levels)));
        high.ifPresent(stream -> put(terms, "high implicit", settings.highImplicit(), stream.term(batch, levels)));
        return terms;
    }

    /** Takes the unweighted term; one of weight 0 was made along with its neighbour and is left out. */
    private static void put(Map<String, NDArray> terms, String name, double weight, NDArray term) {
        try (term) {
            if (weight > 0) {
                terms.put(name, Ops.times(term, weight));
            }
        }
    }
}
