package org.nadir.training;

import ai.djl.ndarray.NDManager;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nadir.base.Progress;
import org.nadir.base.UserProblem;
import org.nadir.data.ClassMap;
import org.nadir.data.DataSet;
import org.nadir.data.DataSets;
import org.nadir.data.DataSplit;
import org.nadir.data.LoaderSettings;
import org.nadir.data.SampleBatch;
import org.nadir.data.SampleLoader;
import org.nadir.detection.DetectionSettings;
import org.nadir.detection.Detector;
import org.nadir.detection.ImageBatch;
import org.nadir.detection.ImageBatches;
import org.nadir.detection.LossTerms;
import org.nadir.detection.TrainedInput;
import org.nadir.experiment.DataSpec;
import org.nadir.experiment.ExperimentSpec;
import org.nadir.nn.BackboneOptions;
import org.nadir.nn.NetworkPart;
import org.nadir.tensor.Parameter;
import org.nadir.tensor.ParameterSet;
import org.nadir.tensor.RandomStreams;

/** Learns to find oriented boxes: a detector, a data set with two splits, rotated mAP as the score. One thread. */
public final class DetectionTask implements Task {
    private static final String LOADER_STREAM = "loader";

    private final DetectorBuilder.Built built;
    private final SampleLoader loader;
    private final DetectionScoring scoring;
    private final TrainedInput input;
    private final Map<String, String> facts = new LinkedHashMap<>();

    /**
     * Opens the data and builds the detector.
     *
     * @param manager owner of the model, on the device that trains
     * @throws UserProblem for data or weights that cannot be used
     */
    public DetectionTask(ExperimentSpec spec, NDManager manager, RandomStreams streams) {
        DataSpec data = spec.data();
        DataSet set = DataSets.open(data.root(), Progress.none());
        ClassMap classes = classes(data, set);
        ImagePreparation preparation = new ImagePreparation(data);
        DataSplit train = preparation.tiles(set.split(data.train()), true, Progress.none());
        DataSplit validation = preparation.tiles(set.split(data.validation()), false, Progress.none());
        requireImages(train, data);
        this.input = TrainedInput.of(train);
        this.built = new DetectorBuilder(manager, streams).build(spec.model(), classes.names(), Progress.none());
        LoaderSettings loading = new LoaderSettings(
                spec.optimisation().batch(),
                0,
                LoaderSettings.Padding.MULTIPLE_OF_32,
                data.loaderThreads(),
                true,
                streams.stream(LOADER_STREAM));
        this.loader = new SampleLoader(train, classes, preparation.training(), loading);
        DetectionSettings detection =
                built.detector().usualSettings().withScoreThreshold(spec.run().scoreThreshold());
        this.scoring = new DetectionScoring(
                validation,
                classes,
                preparation,
                new DetectionScoring.Settings(spec.optimisation().batch(), data.loaderThreads(), detection));
        describe(set, train, validation);
    }

    /** The classes a specification learns from a data set. */
    static ClassMap classes(DataSpec data, DataSet set) {
        List<String> learned = data.classes().isEmpty() ? set.classes() : data.classes();
        for (String name : learned) {
            if (!set.classes().contains(name)) {
                throw UserProblem.of("The data set has no such class")
                        .file(data.root())
                        .field("data.classes")
                        .found(name)
                        .expected("some of " + String.join(", ", set.classes()))
                        .problem();
            }
        }
        ClassMap classes = ClassMap.of(learned).ignoring(new LinkedHashSet<>(data.ignoredClasses()));
        if (classes.size() == 0) {
            throw UserProblem.of("There is no class to learn")
                    .file(data.root())
                    .field("data.classes")
                    .found(set.classes())
                    .problem();
        }
        return classes;
    }

    private static void requireImages(DataSplit train, DataSpec data) {
        boolean labelled = train.images().stream()
                .anyMatch(image -> image.annotations().stream().anyMatch(a -> !a.difficult()));
        if (!labelled) {
            throw UserProblem.of("The training split has no labelled object")
                    .file(data.root())
                    .field("data.train")
                    .found(train.name())
                    .problem();
        }
    }

    private void describe(DataSet set, DataSplit train, DataSplit validation) {
        facts.put("data", set.name() + " (" + set.format() + ")");
        facts.put("train", train.images().size() + " images, " + train.boxes() + " objects");
        facts.put("validation", validation.images().size() + " images, " + validation.boxes() + " objects");
        facts.put("skipped rows", Integer.toString(set.report().rows().size()));
        facts.put("parameters", Long.toString(parameters().size()));
        facts.put("weights", built.report().map(report -> report.summary()).orElse("none: random numbers"));
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
    public int stepsPerEpoch() {
        return loader.batchesPerEpoch();
    }

    @Override
    public List<String> classes() {
        return detector().classes();
    }

    @Override
    public Batches open(int epoch, int firstStep) {
        return new EpochBatches(loader.epoch(epoch, firstStep));
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
        loader.close();
    }

    private final class EpochBatches implements Batches {
        private final Iterator<SampleBatch> batches;
        private @Nullable SampleBatch current;

        EpochBatches(Iterator<SampleBatch> batches) {
            this.batches = batches;
        }

        @Override
        public void next() {
            current = batches.next();
        }

        @Override
        public LossTerms loss(NDManager step) {
            SampleBatch batch = current;
            if (batch == null) {
                throw new IllegalStateException("There is no batch before the first one");
            }
            ImageBatch images = ImageBatches.of(batch, detector().input(), step);
            return detector().loss(images, ImageBatches.targets(batch));
        }

        @Override
        public void close() {
            current = null;
        }
    }
}
