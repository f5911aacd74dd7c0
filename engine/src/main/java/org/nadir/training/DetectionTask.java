package org.nadir.training;

import ai.djl.ndarray.NDManager;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.nadir.base.Progress;
import org.nadir.data.DataDigest;
import org.nadir.data.DataSplit;
import org.nadir.data.SampleBatch;
import org.nadir.detection.DetectionSettings;
import org.nadir.detection.Detector;
import org.nadir.detection.ImageBatch;
import org.nadir.detection.ImageBatches;
import org.nadir.detection.LossTerms;
import org.nadir.detection.PyramidDetector;
import org.nadir.detection.TrainedInput;
import org.nadir.experiment.ExperimentSpec;
import org.nadir.nn.BackboneOptions;
import org.nadir.nn.NetworkPart;
import org.nadir.tensor.Parameter;
import org.nadir.tensor.ParameterSet;
import org.nadir.tensor.RandomStreams;

/** Learns to find oriented boxes: a detector, a data set with two splits, rotated mAP as the score. One thread. */
public final class DetectionTask implements Task {
    private final DetectorBuilder.Built built;
    private final TrainingImages images;
    private final DetectionScoring scoring;
    private final TrainedInput input;
    private final Map<String, String> facts;
    private final KeptFeatures features;

    /**
     * Opens the data and builds the detector.
     *
     * @param manager owner of the model, on the device that trains
     * @param scratch a folder of this run for what it computes once; made when there is something to keep
     * @throws org.nadir.base.UserProblem for data or weights that cannot be used
     */
    public DetectionTask(ExperimentSpec spec, NDManager manager, RandomStreams streams, Path scratch) {
        this(spec, streams, scratch, classes -> new DetectorBuilder(manager, streams)
                .build(spec, classes, Progress.none()));
    }

    /**
     * Opens the data for a detector that is made elsewhere.
     *
     * @param maker makes the detector of these classes
     */
    public DetectionTask(
            ExperimentSpec spec,
            RandomStreams streams,
            Path scratch,
            Function<List<String>, DetectorBuilder.Built> maker) {
        this.images = new TrainingImages(spec, streams);
        DataSplit validation = images.validation();
        this.input = TrainedInput.of(images.train());
        this.built = maker.apply(images.classes().names());
        DetectionSettings detection =
                built.detector().usualSettings().withScoreThreshold(spec.run().scoreThreshold());
        this.scoring = new DetectionScoring(
                validation,
                images.classes(),
                images.preparation(),
                new DetectionScoring.Settings(
                        spec.optimisation().batch(), spec.data().loaderThreads(), detection));
        this.facts = images.facts();
        TrainedInput.mixture(images.train()).ifPresent(several -> facts.put("input", several));
        facts.put("validation", validation.images().size() + " images, " + validation.boxes() + " objects");
        facts.put(DataDigest.FACT, DataDigest.of(images.train(), validation));
        facts.put("parameters", Long.toString(parameters().size()));
        this.features = new KeptFeatures(
                spec, scratch, spec.distillation().trainsAmplifier() ? this::besideTheHead : this::ofTheBackbone);
        features.fact().ifPresent(kept -> facts.put("features", kept));
        facts.put("weights", built.report().map(report -> report.summary()).orElse("none: random numbers"));
    }

    private boolean ofTheBackbone(Parameter parameter) {
        return part(parameter).backbone();
    }

    private boolean besideTheHead(Parameter parameter) {
        return part(parameter) != NetworkPart.HEAD;
    }

    /** What the start event tells of data and model. */
    public Map<String, String> facts() {
        return facts;
    }

    /** What the weights of the backbone asked for: a checkpoint has to carry it. */
    public BackboneOptions backboneOptions() {
        return built.backbone();
    }

    /** What the training images are made of: a checkpoint has to carry it, so that scenes are prepared alike. */
    public TrainedInput input() {
        return input;
    }

    @Override
    public ParameterSet parameters() {
        return detector().parameters();
    }

    @Override
    public NetworkPart part(Parameter parameter) {
        return detector().part(parameter);
    }

    @Override
    public int batchesPerEpoch() {
        return images.batchesPerEpoch();
    }

    @Override
    public List<String> classes() {
        return detector().classes();
    }

    @Override
    public Batches open(int epoch, int firstBatch) {
        return open(epoch, firstBatch, (samples, pixels, targets) -> detector().loss(pixels, targets));
    }

    /** The batches of an epoch with another loss than the detector's own. */
    Batches open(int epoch, int firstBatch, BatchLoss loss) {
        features.begin(epoch, parameters());
        return new EpochBatches(images.epoch(epoch, firstBatch), loss);
    }

    /** @throws IllegalStateException when the detector is not made of a pyramid and a head */
    PyramidDetector pyramidDetector() {
        if (detector() instanceof PyramidDetector pyramid) {
            return pyramid;
        }
        throw new IllegalStateException("No pyramid and head: " + detector().getClass());
    }

    @Override
    public Scores validate(Progress progress) {
        return DetectionScoring.scores(scoring.score(detector(), progress));
    }

    private Detector detector() {
        return built.detector();
    }

    @Override
    public void close() {
        features.close();
        images.close();
    }

    private final class EpochBatches implements Batches {
        private final Iterator<SampleBatch> batches;
        private final BatchLoss loss;
        private @Nullable SampleBatch current;

        EpochBatches(Iterator<SampleBatch> batches, BatchLoss loss) {
            this.batches = batches;
            this.loss = loss;
        }

        @Override
        public void next() {
            current = batches.next();
        }

        @Override
        public LossTerms loss(NDManager arrays) {
            SampleBatch batch = current;
            if (batch == null) {
                throw new IllegalStateException("There is no batch before the first one");
            }
            ImageBatch pixels = ImageBatches.of(batch, detector().input(), arrays);
            return loss.of(batch, pixels.from(features.of(batch)), ImageBatches.targets(batch));
        }

        @Override
        public void close() {
            current = null;
            features.end();
        }
    }
}
