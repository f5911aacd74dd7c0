package org.nadir.training;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.nadir.data.SampleBatch;
import org.nadir.detection.MapSource;
import org.nadir.experiment.ExperimentSpec;
import org.nadir.experiment.FreezingSpec;
import org.nadir.tensor.Parameter;
import org.nadir.tensor.ParameterSet;
import org.nadir.tensor.TorchEngine;

/**
 * When the features of a run are kept: from the epoch on after which its schedule never trains the backbone again, if the
 * specification asks for it. One thread.
 */
public final class KeptFeatures implements AutoCloseable {
    private final Optional<FeatureCache> cache;
    private final FreezingSpec.Cache settings;
    private final Predicate<Parameter> backbone;
    private final String device;
    private final int from;
    private int epoch;

    /**
     * Touches no file.
     *
     * @param folder where features are kept
     * @param backbone the parameters that they depend on
     */
    KeptFeatures(ExperimentSpec spec, Path folder, Predicate<Parameter> backbone) {
        this.settings = spec.freezing().cache();
        this.backbone = backbone;
        this.device = spec.run().device();
        this.from = spec.freezing()
                .frozenFrom(
                        spec.model().pretrained(),
                        spec.optimisation().epochs(),
                        spec.run().validateEvery());
        this.cache = settings.on()
                ? Optional.of(new FeatureCache(
                        folder, settings.limitBytes(), spec.optimisation().batch()))
                : Optional.empty();
    }

    /** A line for the start of a run; empty when nothing is kept. */
    Optional<String> fact() {
        return cache.map(kept ->
                String.format(Locale.ROOT, "kept from epoch %d on, at most %s GiB on disk", from, settings.limitGib()));
    }

    /** An epoch begins. */
    void begin(int next, ParameterSet parameters) {
        epoch = next;
        if (epoch >= from) {
            cache.ifPresent(
                    kept -> kept.open(parameters.digest(backbone) + ", " + TorchEngine.description() + ", " + device));
        }
    }

    /** Where the maps of a batch of the epoch come from. */
    MapSource of(SampleBatch batch) {
        return epoch >= from ? cache.map(kept -> kept.of(batch)).orElse(MapSource.COMPUTED) : MapSource.COMPUTED;
    }

    /** The epoch ends. */
    void end() {
        cache.ifPresent(kept -> kept.report(epoch));
    }

    @Override
    public void close() {
        cache.ifPresent(FeatureCache::close);
    }

    /** Deletes what a run that is over has kept in its folder. */
    public static void discard(Path folder) {
        FeatureCache.discard(folder);
    }
}
