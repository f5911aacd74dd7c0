package org.nadir.run.calibration;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nadir.base.Progress;
import org.nadir.data.DataSet;
import org.nadir.data.DataSets;
import org.nadir.data.ImageSize;
import org.nadir.data.LabelledImage;
import org.nadir.experiment.ExperimentCost;
import org.nadir.experiment.ExperimentSpec;
import org.nadir.training.ImagePreparation;

/**
 * The images that an experiment learns from, as the network sees them.
 *
 * @param count images or tiles of an epoch
 * @param input their most frequent size, and the classes
 */
public record TrainingImages(int count, ExperimentCost.Input input) {
    private static final int LOOKED_AT = 100;

    /**
     * Opens the data of an experiment, which reads its labels.
     *
     * @throws org.nadir.base.UserProblem when the data cannot be read
     */
    public static TrainingImages of(ExperimentSpec spec, Progress progress) {
        DataSet data = DataSets.open(spec.data().sources(), progress);
        List<LabelledImage> images = new ImagePreparation(spec.data())
                .tiles(data.split(spec.data().train()), true, progress)
                .images();
        ImageSize size = images.isEmpty() ? new ImageSize(512, 512) : mostFrequent(images);
        return new TrainingImages(
                images.size(), ExperimentCost.Input.of(spec, data.classes(), size.width(), size.height()));
    }

    /** Batches of an epoch. */
    public int steps(ExperimentSpec spec) {
        int batch = spec.optimisation().batch();
        return (count + batch - 1) / batch;
    }

    private static ImageSize mostFrequent(List<LabelledImage> images) {
        Map<ImageSize, Integer> counts = new HashMap<>();
        int stride = Math.max(1, images.size() / LOOKED_AT);
        for (int i = 0; i < images.size(); i += stride) {
            counts.merge(images.get(i).size(), 1, Integer::sum);
        }
        Optional<ImageSize> first =
                counts.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey);
        return first.orElseThrow();
    }
}
