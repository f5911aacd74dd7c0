package org.nadir.detection;

import ai.djl.ndarray.NDManager;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.nadir.base.Progress;
import org.nadir.data.ClassMap;
import org.nadir.data.DataSet;
import org.nadir.data.DataSets;
import org.nadir.data.DataSplit;
import org.nadir.data.SampleBatch;
import org.nadir.data.TrainingSample;
import org.nadir.evaluation.ApStyle;
import org.nadir.evaluation.MapResult;
import org.nadir.evaluation.RotatedMap;
import org.nadir.evaluation.ScoredBox;
import org.nadir.evaluation.TruthBox;
import org.nadir.nn.BackboneOptions;
import org.nadir.nn.WeightLoader;
import org.nadir.tensor.AdamW;
import org.nadir.tensor.GradientClip;
import org.nadir.tensor.Optimizer;
import org.nadir.tensor.RandomStreams;
import org.nadir.tensor.Recording;
import org.nadir.tensor.Safetensors;
import org.nadir.tensor.Sgd;
import org.nadir.tensor.TensorFile;
import org.nadir.tensor.TorchEngine;

/**
 * A program to run by hand: trains on a few images of a real data set over and over and says how well it knows them.
 * Arguments: data set, split, number of images, backbone, weights file, neck channels, anchor base, epochs, learning rate,
 * sgd or adamw, detector, box loss (the last two may be left out).
 */
final class LearnByHeart {
    private final ClassMap classes;
    private final DataSplit split;
    private final Detector detector;
    private final NDManager manager = TorchEngine.newManager("cpu");

    private LearnByHeart(String[] args) {
        DataSet data = DataSets.open(Path.of(args[0]), Progress.none());
        classes = data.classMap(Set.of("DontCare"));
        DataSplit whole = data.split(args[1]);
        int step = Math.max(1, whole.images().size() / Integer.parseInt(args[2]));
        List<org.nadir.data.LabelledImage> chosen = new ArrayList<>();
        for (int i = 0; i < whole.images().size() && chosen.size() < Integer.parseInt(args[2]); i += step) {
            chosen.add(whole.images().get(i));
        }
        split = new DataSplit(args[1], chosen);
        TensorFile weights = Safetensors.read(Path.of(args[4]));
        DetectorSettings settings = new DetectorSettings(
                args.length > 10 ? args[10] : Detectors.ROTATED_RETINANET,
                args[3],
                Integer.parseInt(args[5]),
                2,
                Double.parseDouble(args[6]),
                classes.names(),
                BackboneOptions.forWeights(weights));
        BoxLossChoice loss = args.length > 11 ? BoxLossChoice.of(args[11]) : BoxLossChoice.auto();
        detector = Detectors.create(settings.withBoxLoss(loss), manager, new RandomStreams(1));
        say(WeightLoader.load(detector.parameters(), "backbone.", weights.tensors())
                .summary());
        detector.parameters().all().stream()
                .filter(p -> !p.buffer())
                .filter(p -> detector.part(p).ordinal() <= 1)
                .forEach(p -> p.trainable(false));
    }

    public static void main(String[] args) {
        new LearnByHeart(args).run(Integer.parseInt(args[7]), Double.parseDouble(args[8]), args[9].equals("sgd"));
    }

    private void run(int epochs, double rate, boolean sgd) {
        List<SampleBatch> batches = batches();
        Optimizer optimiser = sgd
                ? new Sgd(detector.parameters(), 0.9, 1e-4)
                : new AdamW(detector.parameters(), AdamW.Settings.withDecay(1e-4));
        int steps = 0;
        for (int epoch = 0; epoch < epochs; epoch++) {
            double now = rate * (epoch >= 0.85 * epochs ? 0.1 : 1);
            long start = System.nanoTime();
            Map<String, Double> sums = new LinkedHashMap<>();
            for (SampleBatch batch : batches) {
                step(batch, optimiser, now * Math.min(1, (1 + steps) / 60.0), sums);
                steps++;
            }
            double milliseconds = (System.nanoTime() - start) / 1e6 / batches.size();
            StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "epoch %d", epoch));
            sums.forEach(
                    (name, sum) -> line.append(String.format(Locale.ROOT, " %s %.4f", name, sum / batches.size())));
            say(line + String.format(Locale.ROOT, ", %.0f ms a step", milliseconds));
            if (epoch % 10 == 9 || epoch == epochs - 1) {
                judge(batches);
            }
        }
    }

    private List<SampleBatch> batches() {
        List<SampleBatch> batches = new ArrayList<>();
        List<TrainingSample> samples =
                split.images().stream().map(i -> TrainingSample.of(i, classes)).toList();
        for (int i = 0; i < samples.size(); i += 2) {
            List<TrainingSample> two = samples.subList(i, Math.min(i + 2, samples.size()));
            int width = two.stream().mapToInt(s -> s.pixels().width()).max().orElse(1);
            int height = two.stream().mapToInt(s -> s.pixels().height()).max().orElse(1);
            batches.add(new SampleBatch(two, width, height));
        }
        return batches;
    }

    private void step(SampleBatch batch, Optimizer optimiser, double rate, Map<String, Double> sums) {
        try (NDManager scope = manager.newSubManager();
                Recording recording = Recording.of(detector.parameters().trainable())) {
            ImageBatch images = ImageBatches.of(batch, detector.input(), scope);
            LossTerms terms = detector.loss(images, ImageBatches.targets(batch));
            recording.backward(terms.total());
            GradientClip.byNorm(recording, recording.parameters(), 35);
            optimiser.step(recording, rate);
            terms.terms().forEach((name, term) -> sums.merge(name, (double) term.getFloat(), Double::sum));
        }
    }

    private void judge(List<SampleBatch> batches) {
        List<ScoredBox> found = new ArrayList<>();
        long start = System.nanoTime();
        for (SampleBatch batch : batches) {
            try (NDManager scope = manager.newSubManager()) {
                ImageBatch images = ImageBatches.of(batch, detector.input(), scope);
                List<List<Detection>> all = detector.detect(images, detector.usualSettings());
                for (int i = 0; i < all.size(); i++) {
                    String name = batch.samples().get(i).name();
                    all.get(i).forEach(d -> found.add(new ScoredBox(name, d.box(), d.label(), d.score())));
                }
            }
        }
        double milliseconds = (System.nanoTime() - start) / 1e6 / batches.size();
        List<TruthBox> truths = TruthBox.of(split, classes, detector.upright());
        MapResult result = RotatedMap.evaluate(found, truths, classes.names(), ApStyle.VOC07);
        say(String.format(
                Locale.ROOT,
                "  mAP50 %.3f mAP75 %.3f, %d found, %.0f ms a batch",
                result.map50(),
                result.map75(),
                found.size(),
                milliseconds));
        result.classes()
                .forEach((name, one) ->
                        say(String.format(Locale.ROOT, "    %s %.3f of %d", name, one.ap50(), one.truths())));
    }

    private static void say(String line) {
        System.out.println(line);
    }
}
