package org.nadir.training;

import ai.djl.ndarray.NDList;
import java.nio.file.Path;
import java.util.Optional;
import org.nadir.data.SampleBatch;
import org.nadir.detection.ImageBatch;
import org.nadir.detection.MapSource;
import org.nadir.detection.PyramidDetector;
import org.nadir.experiment.CacheSpec;
import org.nadir.experiment.ExperimentSpec;

/**
 * The pyramid of a teacher, which stands still: computed once a batch, or kept from an earlier epoch if the specification asks
 * for it (decision 0018). One thread.
 */
final class TeacherMaps implements AutoCloseable {
    static final String FILE = "teacher.bin";

    private final PyramidDetector teacher;
    private final String device;
    private final Optional<FeatureCache> cache;
    private int epoch;

    /**
     * Touches no file.
     *
     * @param folder where maps are kept
     */
    TeacherMaps(PyramidDetector teacher, ExperimentSpec spec, Path folder) {
        this.teacher = teacher;
        this.device = spec.run().device();
        CacheSpec settings = spec.distillation().cache();
        this.cache = settings.on()
                ? Optional.of(new FeatureCache(
                        folder.resolve(FILE),
                        "The teacher's maps",
                        settings.limitBytes(),
                        spec.optimisation().batch()))
                : Optional.empty();
    }

    /** An epoch begins. */
    void begin(int next) {
        cache.ifPresent(kept -> {
            kept.report(epoch);
            kept.open(KeptFeatures.network(teacher.parameters(), any -> true, device));
        });
        epoch = next;
    }

    /** The five maps of a batch, owned by the manager of the pixels and never recorded. */
    NDList of(SampleBatch samples, ImageBatch images) {
        MapSource source = cache.map(kept -> kept.of(samples)).orElse(MapSource.COMPUTED);
        return source.maps(images.pixels(), pixels -> teacher.pyramid(ImageBatch.whole(pixels)));
    }

    @Override
    public void close() {
        cache.ifPresent(kept -> {
            kept.report(epoch);
            kept.close();
        });
    }
}
