package org.nadir.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.nadir.base.Progress;
import org.nadir.data.synthetic.ChipSet;
import org.nadir.data.synthetic.ChipSet.Chip;
import org.nadir.detection.LossTerms;
import org.nadir.nn.NetworkPart;
import org.nadir.nn.Normalisation;
import org.nadir.retrieval.ChipClassifier;
import org.nadir.tensor.Ops;
import org.nadir.tensor.Parameter;
import org.nadir.tensor.ParameterSet;
import org.nadir.tensor.RandomStream;

/**
 * Learns to tell drawn chips apart, with as many of each class in a batch as of any other; every tenth chip is kept for the
 * score. Chips are mirrored, turned by quarters and changed in brightness and tint at random, as a pure function of (seed,
 * epoch, batch). One thread.
 */
public final class ClassificationTask implements Task {
    /** Sectors of the half circle that headings are sorted into. */
    public static final int SECTORS = 8;

    private static final int HELD_OUT = 10;

    private final ChipClassifier model;
    private final Settings settings;
    private final List<List<Chip>> training = new ArrayList<>();
    private final List<Chip> validation = new ArrayList<>();

    /**
     * How chips are drawn.
     *
     * @param random what order and changes are forked from
     */
    public record Settings(int batch, int batchesPerEpoch, RandomStream random) {}

    public ClassificationTask(ChipClassifier model, ChipSet chips, Settings settings) {
        this.model = model;
        this.settings = settings;
        List<List<Chip>> byClass = new ArrayList<>();
        ChipSet.CLASSES.forEach(name -> byClass.add(new ArrayList<>()));
        for (int i = 0; i < chips.chips().size(); i++) {
            Chip chip = chips.chips().get(i);
            if (i % HELD_OUT == 0) {
                validation.add(chip);
            } else {
                byClass.get(chip.label()).add(chip);
            }
        }
        byClass.stream().filter(list -> !list.isEmpty()).forEach(training::add);
    }

    @Override
    public ParameterSet parameters() {
        return model.parameters();
    }

    @Override
    public NetworkPart part(Parameter parameter) {
        return model.part(parameter);
    }

    @Override
    public int batchesPerEpoch() {
        return settings.batchesPerEpoch();
    }

    @Override
    public List<String> classes() {
        return ChipSet.CLASSES;
    }

    @Override
    public Batches open(int epoch, int firstBatch) {
        return new DrawnBatches(epoch, firstBatch);
    }

    @Override
    public Scores validate(Progress progress) {
        try (NDManager arrays = model.parameters().manager().newSubManager()) {
            return score(model.evaluating(arrays), progress);
        }
    }

    private Scores score(ChipClassifier judged, Progress progress) {
        int[] right = new int[2];
        int objects = 0;
        for (int first = 0; first < validation.size(); first += settings.batch()) {
            if (progress.cancelled()) {
                throw new CancellationException("The validation was cancelled");
            }
            List<Chip> part = validation.subList(first, Math.min(validation.size(), first + settings.batch()));
            objects += (int) part.stream().filter(Chip::object).count();
            count(judged, part, right);
        }
        Map<String, Double> metrics = new LinkedHashMap<>();
        metrics.put("accuracy", right[0] / (double) Math.max(1, validation.size()));
        metrics.put("turn", right[1] / (double) Math.max(1, objects));
        return new Scores("accuracy", metrics, Map.of());
    }

    private void count(ChipClassifier judged, List<Chip> part, int[] right) {
        try (NDManager arrays = model.parameters().manager().newSubManager()) {
            ChipBatch batch = ChipBatch.plain(part);
            long[][] found = judged.predict(images(batch, arrays));
            for (int i = 0; i < part.size(); i++) {
                right[0] += found[0][i] == batch.labels()[i] ? 1 : 0;
                right[1] += batch.sectors()[i] >= 0 && found[1][i] == batch.sectors()[i] ? 1 : 0;
            }
        }
    }

    private NDArray images(ChipBatch batch, NDManager arrays) {
        Normalisation input = model.backbone().input();
        int side = ChipSet.SIDE;
        return Ops.constant(arrays, batch.normalised(input), new Shape(batch.labels().length, 3, side, side));
    }

    @Override
    public void close() {
        // owns nothing but lists
    }

    private final class DrawnBatches implements Batches {
        private final RandomStream epoch;
        private int batch;

        DrawnBatches(int epoch, int firstBatch) {
            this.epoch = settings.random().fork(epoch);
            this.batch = firstBatch;
        }

        @Override
        public void next() {
            batch++;
        }

        @Override
        public LossTerms loss(NDManager arrays) {
            ChipBatch chips = ChipBatch.drawn(training, settings.batch(), epoch.fork(batch));
            return new LossTerms(model.loss(images(chips, arrays), chips.labels(), chips.sectors()));
        }

        @Override
        public void close() {
            // nothing is read ahead
        }
    }
}
