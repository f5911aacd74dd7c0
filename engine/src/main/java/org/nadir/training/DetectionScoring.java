package org.nadir.training;

import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.nadir.base.Progress;
import org.nadir.data.ClassMap;
import org.nadir.data.DataSplit;
import org.nadir.data.ImageSize;
import org.nadir.data.LabelledImage;
import org.nadir.data.LoaderSettings;
import org.nadir.data.SampleBatch;
import org.nadir.data.SampleLoader;
import org.nadir.data.TrainingSample;
import org.nadir.detection.Detection;
import org.nadir.detection.DetectionSettings;
import org.nadir.detection.Detector;
import org.nadir.detection.ImageBatch;
import org.nadir.detection.ImageBatches;
import org.nadir.evaluation.ApStyle;
import org.nadir.evaluation.MapResult;
import org.nadir.evaluation.RotatedMap;
import org.nadir.evaluation.ScoredBox;
import org.nadir.evaluation.TruthBox;

/** Runs a detector over a split and judges it by rotated mAP (VOC07) in pixels of the images, a detector of
 * upright boxes by the labels' bounding rectangles. Records no gradients. */
public final class DetectionScoring {
    private final DataSplit split;
    private final ClassMap classes;
    private final ImagePreparation preparation;
    private final Settings settings;

    /**
     * How a split is run through.
     *
     * @param batch images per forward pass
     * @param threads that read images ahead
     */
    public record Settings(int batch, int threads, DetectionSettings detection) {}

    public DetectionScoring(DataSplit split, ClassMap classes, ImagePreparation preparation, Settings settings) {
        this.split = split;
        this.classes = classes;
        this.preparation = preparation;
        this.settings = settings;
    }

    /** @throws CancellationException when the progress was cancelled */
    public MapResult score(Detector detector, Progress progress) {
        List<ScoredBox> found = detections(detector, progress);
        List<TruthBox> truths = TruthBox.of(split, classes, detector.upright());
        return RotatedMap.evaluate(found, truths, classes.names(), ApStyle.VOC07);
    }

    /**
     * What the detector finds, in pixels of the images.
     *
     * @throws CancellationException when the progress was cancelled
     */
    public List<ScoredBox> detections(Detector detector, Progress progress) {
        Map<String, Double> factors = factors();
        List<ScoredBox> found = new ArrayList<>();
        LoaderSettings loading = LoaderSettings.validation(settings.batch(), 0).withThreads(settings.threads());
        try (SampleLoader loader = new SampleLoader(split, classes, preparation.sizing(), loading)) {
            Iterator<SampleBatch> batches = loader.epoch(0);
            int done = 0;
            while (batches.hasNext()) {
                if (progress.cancelled()) {
                    throw new CancellationException("The validation was cancelled");
                }
                SampleBatch batch = batches.next();
                detect(detector, batch, factors, found);
                done += batch.size();
                progress.report(done, loader.images(), "Detecting in " + split.name());
            }
        }
        return found;
    }

    private Map<String, Double> factors() {
        Map<String, Double> factors = new HashMap<>();
        for (LabelledImage image : split.images()) {
            ImageSize size = image.size();
            factors.put(image.name(), preparation.factor(size.width(), size.height()));
        }
        return factors;
    }

    private void detect(Detector detector, SampleBatch batch, Map<String, Double> factors, List<ScoredBox> found) {
        try (NDManager arrays = detector.parameters().manager().newSubManager()) {
            ImageBatch images = ImageBatches.of(batch, detector.input(), arrays);
            List<List<Detection>> detections = detector.detect(images, settings.detection());
            for (int i = 0; i < batch.size(); i++) {
                TrainingSample sample = batch.samples().get(i);
                double back = 1 / factors.getOrDefault(sample.name(), 1.0);
                for (Detection detection : detections.get(i)) {
                    found.add(new ScoredBox(
                            sample.name(), detection.box().scaled(back), detection.label(), detection.score()));
                }
            }
        }
    }

    /** The scores as the loop reports them; the mAP at IoU 0.5 chooses the best checkpoint, as in the reference. */
    static Scores scores(MapResult result) {
        Map<String, Double> metrics = new java.util.LinkedHashMap<>();
        metrics.put("map50", result.map50());
        metrics.put("map75", result.map75());
        metrics.put("map5095", result.map5095());
        Map<String, Scores.ClassScore> perClass = new java.util.LinkedHashMap<>();
        result.classes()
                .forEach((name, one) ->
                        perClass.put(name, new Scores.ClassScore(one.ap50(), one.truths(), one.detections())));
        return new Scores("map50", metrics, perClass);
    }
}
