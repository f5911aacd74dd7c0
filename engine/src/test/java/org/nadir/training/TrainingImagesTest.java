package org.nadir.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nadir.base.Progress;
import org.nadir.data.Augmentations;
import org.nadir.data.ClassMap;
import org.nadir.data.DataSets;
import org.nadir.data.DataSplit;
import org.nadir.data.Resizing;
import org.nadir.data.SampleBatch;
import org.nadir.data.TrainingSample;
import org.nadir.data.WindowCut;
import org.nadir.experiment.ExperimentSpec;
import org.nadir.experiment.ExperimentYaml;
import org.nadir.tensor.RandomStream;
import org.nadir.tensor.RandomStreams;

/** Batches with every augmentation on are the same whoever asks for them, whenever. */
class TrainingImagesTest {
    private static final Map<String, String> EVERYTHING = Map.ofEntries(
            Map.entry("data.imageSize", "96"),
            Map.entry("data.scaleMin", "0.5"),
            Map.entry("data.scaleMax", "1.5"),
            Map.entry("data.crop", "64"),
            Map.entry("data.rotation", "free"),
            Map.entry("data.rotationDegrees", "30"),
            Map.entry("data.brightness", "0.4"),
            Map.entry("data.contrast", "0.4"),
            Map.entry("data.saturation", "0.5"),
            Map.entry("data.hue", "18"),
            Map.entry("data.mosaic", "0.5"),
            Map.entry("data.mosaicOffLast", "2"),
            Map.entry("data.repeatThreshold", "0.9"));

    @TempDir
    Path temp;

    @BeforeEach
    void dataSet() throws IOException {
        for (String split : List.of("train", "val")) {
            Files.createDirectories(temp.resolve("set/" + split + "/images"));
            Files.createDirectories(temp.resolve("set/" + split + "/labelTxt"));
            for (int i = 0; i < 9; i++) {
                BufferedImage image = new BufferedImage(120, 80 + i, BufferedImage.TYPE_INT_RGB);
                Graphics2D graphics = image.createGraphics();
                graphics.setColor(new Color(20 * i, 200 - 10 * i, 77));
                graphics.fillRect(10 + 5 * i, 20, 40, 16);
                graphics.dispose();
                ImageIO.write(
                        image,
                        "png",
                        temp.resolve("set/" + split + "/images/" + i + ".png").toFile());
                int x = 10 + 5 * i;
                Files.writeString(
                        temp.resolve("set/" + split + "/labelTxt/" + i + ".txt"),
                        x + " 20 " + (x + 40) + " 20 " + (x + 40) + " 36 " + x + " 36 " + (i == 0 ? "bus" : "car")
                                + " 0\n");
            }
        }
        Files.writeString(temp.resolve("x.yaml"), "data:\n  root: set\noptimisation:\n  epochs: 6\n  batch: 4\n");
    }

    @Test
    void threadsDoNotMatter() {
        try (TrainingImages one = open(1);
                TrainingImages five = open(5)) {
            assertEquals(prints(one, 0, 0), prints(five, 0, 0));
        }
    }

    @Test
    void imagesKeptInMemoryDoNotMatter() {
        Map<String, String> keeping = new java.util.HashMap<>(EVERYTHING);
        keeping.put("data.keptMib", "64");
        try (TrainingImages images = open(2);
                TrainingImages kept = new TrainingImages(spec(2, keeping), new RandomStreams(1))) {
            prints(kept, 0, 0);
            assertEquals(prints(images, 1, 0), prints(kept, 1, 0));
        }
    }

    @Test
    void anyEpochCanBeAskedForInAnyOrder() {
        try (TrainingImages images = open(2);
                TrainingImages fresh = open(2)) {
            List<String> third = prints(images, 3, 0);
            assertNotEquals(third, prints(images, 1, 0));
            assertEquals(third, prints(images, 3, 0));
            assertEquals(third, prints(fresh, 3, 0));
        }
    }

    @Test
    void anEpochIsEnteredInItsMiddle() {
        try (TrainingImages images = open(3)) {
            List<String> all = prints(images, 2, 0);
            assertEquals(all.subList(8, all.size()), prints(images, 2, 2));
        }
    }

    @Test
    void everyEpochHasTheSameNumberOfBatches() {
        // buses on 1 of 9 images: sqrt(0.9 * 9) = 2.85; cars on 8: sqrt(0.9 * 9 / 8) = 1.006. 8 + 2 whole, 0.85 + 8 *
        // 0.006
        try (TrainingImages images = open(2)) {
            for (int epoch = 0; epoch < 6; epoch++) {
                assertEquals(10, prints(images, epoch, 0).size());
            }
            assertEquals(3, images.batchesPerEpoch());
            assertEquals(
                    "10 images an epoch; bus x 2.85, car x 1.01", images.facts().get("class balance"));
        }
    }

    @Test
    void withoutNewSettingsBatchesAreWhatTheyWereBeforeThereWereAny() {
        // size, crop, flips and turns by the forks 0 to 3 of the image's stream, images by the epoch's own
        ExperimentSpec spec =
                spec(2, Map.of("data.crop", "64", "data.imageSize", "96", "data.rotation", "right-angles"));
        RandomStream epoch = new RandomStreams(1).stream("loader").fork(5);
        WindowCut cut = new WindowCut(0.7, true);
        List<String> expected = new ArrayList<>();
        DataSplit split = DataSets.open(temp.resolve("set"), Progress.none()).split("train");
        for (int image : epoch.permutation(9)) {
            RandomStream chance = epoch.fork(image + 1L);
            TrainingSample sample = TrainingSample.of(split.images().get(image), ClassMap.of(List.of("bus", "car")));
            sample = Resizing.toFit(sample, 96);
            sample = Augmentations.randomCrop(64, cut).apply(sample, chance.fork(1));
            sample = Augmentations.randomFlip(0.25, 0.25, 0.25).apply(sample, chance.fork(2));
            expected.add(print(Augmentations.randomQuarterTurns().apply(sample, chance.fork(3))));
        }
        try (TrainingImages images = new TrainingImages(spec, new RandomStreams(1))) {
            assertEquals(expected, prints(images, 5, 0));
        }
    }

    private TrainingImages open(int threads) {
        return new TrainingImages(spec(threads, EVERYTHING), new RandomStreams(1));
    }

    private ExperimentSpec spec(int threads, Map<String, String> settings) {
        Map<String, String> all = new java.util.HashMap<>(settings);
        all.put("data.loaderThreads", Integer.toString(threads));
        return ExperimentYaml.read(temp.resolve("x.yaml"), all);
    }

    private static List<String> prints(TrainingImages images, int epoch, int first) {
        List<String> prints = new ArrayList<>();
        Iterator<SampleBatch> batches = images.epoch(epoch, first);
        batches.forEachRemaining(batch -> batch.samples().forEach(sample -> prints.add(print(sample))));
        return prints;
    }

    private static String print(TrainingSample sample) {
        return sample.name() + sample.boxes() + Arrays.hashCode(sample.pixels().rgb());
    }
}
