package org.nadir.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.nadir.data.SampleBatch;
import org.nadir.detection.MapSource;
import org.nadir.experiment.CacheSpec;
import org.nadir.experiment.ExperimentSpec;
import org.nadir.tensor.Parameter;
import org.nadir.tensor.ParameterSet;
import org.nadir.tensor.TorchEngine;

/**
 * When the features of a run are kept: from the epoch on after which its schedule never trains the backbone again, if the
 * specification asks for it. Those of an amplifier are the maps of the whole pyramid, which stands still too. One thread.
 */
public final class KeptFeatures implements AutoCloseable {
    private static final String FILE = "maps.bin";

    private final Optional<FeatureCache> cache;
    private final CacheSpec settings;
    private final Predicate<Parameter> frozen;
    private final String device;
    private final int from;
    private int epoch;

    /**
     * Touches no file.
     *
     * @param folder where features are kept
     * @param frozen the parameters that they depend on
     */
    KeptFeatures(ExperimentSpec spec, Path folder, Predicate<Parameter> frozen) {
        this.settings = spec.freezing().cache();
        this.frozen = frozen;
        this.device = spec.run().device();
        this.from = spec.freezing()
                .frozenFrom(
                        spec.model().pretrained(),
                        spec.optimisation().epochs(),
                        spec.run().validateEvery());
        this.cache = settings.on()
                ? Optional.of(new FeatureCache(
                        folder.resolve(FILE),
                        "Features",
                        settings.limitBytes(),
                        spec.optimisation().batch()))
                : Optional.empty();
    }

    /** A line for the start of a run; empty when nothing is kept. */
    Optional<String> fact() {
        return cache.map(kept -> String.format(Locale.ROOT, "kept from epoch %d on, %s", from, bound(settings)));
    }

    /** The limit, for people. */
    public static String bound(CacheSpec settings) {
        return String.format(Locale.ROOT, "at most %s GiB on disk", settings.limitGib());
    }

    /** An epoch begins. */
    void begin(int next, ParameterSet parameters) {
        epoch = next;
        if (epoch >= from) {
            cache.ifPresent(kept -> kept.open(network(parameters, frozen, device)));
        }
    }

    /** What maps depend on beside the pixels. */
    static String network(ParameterSet parameters, Predicate<Parameter> frozen, String device) {
        return parameters.digest(frozen) + ", " + TorchEngine.description() + ", " + device;
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

    /** Deletes what a run that is over has kept in its folder, if there is anything. */
    public static void discard(Path folder) {
        try {
            for (String file : List.of(FILE, TeacherMaps.FILE)) {
                Files.deleteIfExists(folder.resolve(file));
            }
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            Logger.getLogger(KeptFeatures.class.getName())
                    .log(Level.WARNING, "{0} could not be deleted ({1})", new Object[] {folder, e.getMessage()});
        }
    }
}
