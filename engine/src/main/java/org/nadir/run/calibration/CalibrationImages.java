package org.nadir.run.calibration;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.Iterator;
import java.util.List;
import org.nadir.base.Progress;
import org.nadir.base.UserProblem;
import org.nadir.data.DataSplit;
import org.nadir.data.LabelledImage;
import org.nadir.data.SampleBatch;
import org.nadir.detection.DetectionSettings;
import org.nadir.detection.Detector;
import org.nadir.experiment.ExperimentSpec;
import org.nadir.tensor.RandomStreams;
import org.nadir.training.DetectionScoring;
import org.nadir.training.TrainingImages;

/**
 * The images of an experiment in the process that measures. Reading and scoring some of them fills the Java heap, and cuts
 * what was freed of the native memory into pieces, as a run does; arrays of ones do not. Where there is no data nothing
 * happens, and the memory of a run is then known less well. One thread.
 */
final class CalibrationImages {
    private static final long SECONDS = 8;
    /** After so many the young generation has been written to from end to end. */
    private static final int COLLECTIONS = 12;
    /** The memory of a validation grows with its first batches and then hardly. */
    private static final int SCORED_BATCHES = 20;
    /** A detector that learned nothing gives everything a little more than this: it has as much to sort as one that did. */
    private static final double UNTRAINED = 0.005;

    private final ExperimentSpec spec;

    CalibrationImages(ExperimentSpec spec) {
        this.spec = spec;
    }

    /** Reads training batches for some seconds, or until Java has collected a few times; gives their number. */
    int load() {
        long end = System.nanoTime() + SECONDS * 1_000_000_000L;
        long enough = collections() + COLLECTIONS;
        int batches = 0;
        try (TrainingImages images = open()) {
            for (int epoch = 0; System.nanoTime() < end && collections() < enough; epoch++) {
                Iterator<SampleBatch> left = images.epoch(epoch, 0);
                while (left.hasNext() && System.nanoTime() < end && collections() < enough) {
                    left.next();
                    batches++;
                }
            }
        } catch (UserProblem unreadable) {
            return batches;
        }
        return batches;
    }

    /** Scores a detector on some validation images; gives their number. */
    int score(Detector detector) {
        int batch = spec.optimisation().batch();
        try (TrainingImages images = open()) {
            DataSplit split = images.validation();
            List<LabelledImage> some =
                    split.images().subList(0, Math.min(split.images().size(), SCORED_BATCHES * batch));
            DetectionSettings detection = detector.usualSettings().withScoreThreshold(UNTRAINED);
            new DetectionScoring(
                            new DataSplit(split.name(), some),
                            images.classes(),
                            images.preparation(),
                            new DetectionScoring.Settings(batch, spec.data().loaderThreads(), detection))
                    .detections(detector, Progress.none());
            return some.size();
        } catch (UserProblem unreadable) {
            return 0;
        }
    }

    private TrainingImages open() {
        return new TrainingImages(spec, new RandomStreams(1));
    }

    private static long collections() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionCount)
                .sum();
    }
}
