package org.nadir.training;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.nadir.base.Progress;
import org.nadir.base.UserProblem;
import org.nadir.data.ClassMap;
import org.nadir.data.DataSet;
import org.nadir.data.DataSets;
import org.nadir.data.DataSplit;
import org.nadir.data.LoaderSettings;
import org.nadir.data.SampleBatch;
import org.nadir.data.SampleLoader;
import org.nadir.experiment.DataSpec;
import org.nadir.experiment.ExperimentSpec;
import org.nadir.tensor.RandomStreams;

/**
 * The images of an experiment as its training sees them: the data set opened, cut into tiles, changed at random, in
 * batches. The batches depend on the specification and its seed alone, so that looking at them shows what a run learns
 * from. Used by one thread at a time; closing it ends the threads that read ahead.
 */
public final class TrainingImages implements AutoCloseable {
    private static final String LOADER_STREAM = "loader";

    private final DataSpec data;
    private final DataSet set;
    private final ClassMap classes;
    private final ImagePreparation preparation;
    private final DataSplit train;
    private final SampleLoader loader;

    /**
     * Opens the data.
     *
     * @param streams the random streams of the run
     * @throws UserProblem for data that cannot be used
     */
    public TrainingImages(ExperimentSpec spec, RandomStreams streams) {
        this.data = spec.data();
        this.set = DataSets.open(data.sources(), Progress.none());
        this.classes = classes(data, set);
        this.preparation = new ImagePreparation(data);
        this.train = preparation.tiles(set.split(data.train()), true, Progress.none());
        requireImages(train, data);
        LoaderSettings loading = LoaderSettings.training(spec.optimisation().batch(), 0, streams.stream(LOADER_STREAM))
                .withThreads(data.loaderThreads())
                .withRepeats(data.augmentation().repeatThreshold())
                .withKept(Math.min(
                        (long) data.keptMib() << 20, Runtime.getRuntime().maxMemory() / 2));
        this.loader = new SampleLoader(
                train, classes, preparation.training(spec.optimisation().epochs()), loading);
    }

    /** The classes a specification learns from a data set. */
    private static ClassMap classes(DataSpec data, DataSet set) {
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

    public ClassMap classes() {
        return classes;
    }

    /** The training split, in tiles where the specification asks for them. */
    DataSplit train() {
        return train;
    }

    /** The validation split, in tiles where the specification asks for them. */
    public DataSplit validation() {
        return preparation.tiles(set.split(data.validation()), false, Progress.none());
    }

    public ImagePreparation preparation() {
        return preparation;
    }

    public int batchesPerEpoch() {
        return loader.batchesPerEpoch();
    }

    /**
     * The batches of an epoch (from 0) from batch {@code first} on.
     *
     * @throws UserProblem by the iterator, for an image that cannot be decoded
     */
    public Iterator<SampleBatch> epoch(int epoch, int first) {
        return loader.epoch(epoch, first);
    }

    /** What the start of a run tells of its training data. */
    public Map<String, String> facts() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("data", set.name() + " (" + set.format() + ")");
        facts.put("train", train.images().size() + " images, " + train.boxes() + " objects");
        if (loader.repeats().total() > train.images().size()) {
            facts.put("class balance", loader.repeats().total() + " images an epoch; " + repeated());
        }
        facts.put("skipped rows", Integer.toString(set.report().rows().size()));
        return facts;
    }

    private String repeated() {
        return loader.repeats().perClass().entrySet().stream()
                .filter(factor -> factor.getValue() > 1)
                .map(factor -> String.format(Locale.ROOT, "%s x %.2f", factor.getKey(), factor.getValue()))
                .collect(Collectors.joining(", "));
    }

    @Override
    public void close() {
        loader.close();
    }
}
