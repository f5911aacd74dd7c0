package org.nadir.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nadir.base.UserProblem;
import org.nadir.geometry.OrientedBox;
import org.nadir.tensor.RandomStream;

class SampleLoaderTest {
    private static final ClassMap CLASSES = ClassMap.of(List.of("ship"));
    private static final Augmentation FLIPS = Augmentations.randomFlip(0.3, 0.3, 0.3);

    @TempDir
    Path temp;

    private DataSplit split;

    @BeforeEach
    void images() throws IOException {
        List<LabelledImage> images = new ArrayList<>();
        for (int i = 0; i < 11; i++) {
            new DataFolder(temp).image("i" + i + ".png", 60 + i, 40);
            Annotation ship = new Annotation("ship", new OrientedBox(10 + i, 20, 8, 4, 0.2), false);
            images.add(new LabelledImage("i" + i, temp.resolve("i" + i + ".png"), List.of(ship), Optional.empty()));
        }
        split = new DataSplit("train", images);
    }

    @Test
    void anEpochHoldsEveryImageOnce() {
        try (SampleLoader loader = loader(training(4, 1))) {
            List<String> names = names(loader.epoch(0));
            assertEquals(11, names.stream().distinct().count());
            assertEquals(3, loader.batchesPerEpoch());
        }
    }

    @Test
    void theResultDoesNotDependOnTheThreads() {
        try (SampleLoader one = loader(training(4, 1));
                SampleLoader four = loader(training(4, 4))) {
            assertEquals(fingerprint(one.epoch(3)), fingerprint(four.epoch(3)));
        }
    }

    @Test
    void anEpochDoesNotDependOnThoseBefore() {
        try (SampleLoader through = loader(training(4, 2));
                SampleLoader resumed = loader(training(4, 2))) {
            fingerprint(through.epoch(0));
            fingerprint(through.epoch(1));
            assertEquals(fingerprint(through.epoch(2)), fingerprint(resumed.epoch(2)));
        }
    }

    @Test
    void anEpochCanBeEnteredAtABatch() {
        try (SampleLoader loader = loader(training(4, 2))) {
            List<String> all = fingerprint(loader.epoch(1));
            assertEquals(all.subList(4, 11), fingerprint(loader.epoch(1, 1)));
            assertFalse(loader.epoch(1, 3).hasNext());
        }
    }

    @Test
    void everyEpochHasItsOwnOrder() {
        try (SampleLoader loader = loader(training(4, 2))) {
            assertNotEquals(names(loader.epoch(0)), names(loader.epoch(1)));
        }
    }

    @Test
    void withoutRepeatsTheOrderIsThePermutationOfTheEpoch() {
        try (SampleLoader loader = loader(training(4, 2))) {
            assertArrayEquals(RandomStream.of(17).fork(3).permutation(11), loader.order(3));
        }
    }

    @Test
    void repeatedImagesComeAgainAndAreChangedDifferently() throws IOException {
        // one image of twelve shows a plane: sqrt(1 / (1 / 12)) = 3.46 times
        List<LabelledImage> images = new ArrayList<>(split.images());
        new DataFolder(temp).image("rare.png", 60, 40);
        Annotation plane = new Annotation("plane", new OrientedBox(10, 20, 8, 4, 0.2), false);
        images.add(new LabelledImage("rare", temp.resolve("rare.png"), List.of(plane), Optional.empty()));
        ClassMap both = ClassMap.of(List.of("ship", "plane"));
        LoaderSettings settings = training(4, 2).withRepeats(1);
        try (SampleLoader loader = new SampleLoader(new DataSplit("train", images), both, FLIPS, settings)) {
            List<String> names = names(loader.epoch(0));
            assertEquals(loader.repeats().total(), names.size());
            assertEquals((names.size() + 3) / 4, loader.batchesPerEpoch());
            assertTrue(names.stream().filter("rare"::equals).count() >= 3);
            List<String> rare = new ArrayList<>();
            for (int epoch = 0; epoch < 4; epoch++) {
                fingerprint(loader.epoch(epoch)).stream()
                        .filter(print -> print.startsWith("rare"))
                        .forEach(rare::add);
            }
            assertTrue(rare.stream().distinct().count() > 2, "flips are drawn for each coming");
            assertEquals(
                    fingerprint(loader.epoch(2)).subList(8, 12),
                    fingerprint(loader.epoch(2, 2)).subList(0, 4));
        }
    }

    @Test
    void validationKeepsTheOrderOfTheSplit() {
        try (SampleLoader loader = loader(LoaderSettings.validation(4, 0))) {
            assertEquals(IntStream.range(0, 11).mapToObj(i -> "i" + i).toList(), names(loader.epoch(5)));
        }
    }

    @Test
    void batchesArePaddedToAMultipleOf32() {
        try (SampleLoader loader = loader(LoaderSettings.validation(4, 0))) {
            SampleBatch first = loader.epoch(0).next();
            assertEquals(64, first.width());
            assertEquals(64, first.height());
        }
    }

    @Test
    void fixedBatchesAreSquareAndBoxesFollowTheScale() {
        LoaderSettings fixed =
                new LoaderSettings(2, 120, LoaderSettings.Padding.FIXED, 1, false, 0, 0, RandomStream.of(1));
        try (SampleLoader loader = new SampleLoader(split, CLASSES, Augmentation.none(), fixed)) {
            SampleBatch first = loader.epoch(0).next();
            assertEquals(128, first.width());
            assertEquals(128, first.height());
            // 60 x 40 becomes 120 x 80
            assertEquals(80, first.samples().get(0).pixels().height());
            assertEquals(
                    new OrientedBox(20, 40, 16, 8, 0.2),
                    first.samples().get(0).boxes().get(0));
        }
    }

    @Test
    void pixelsAreNormalisedByChannelAndThePaddingIsZero() {
        byte[] rgb = {10, 20, 30, (byte) 255, 0, 0};
        TrainingSample sample = new TrainingSample("a", new Pixels(2, 1, rgb), List.of(), new int[0], new boolean[0]);
        float[] values =
                new SampleBatch(List.of(sample), 3, 1).normalised(new float[] {5, 0, 0}, new float[] {5, 2, 10});
        assertArrayEquals(new float[] {1, 50, 0, 10, 0, 0, 3, 0, 0}, values);
    }

    @Test
    void aBrokenImageIsAProblemThatNamesIt() throws IOException {
        Files.writeString(temp.resolve("i3.png"), "not a picture");
        try (SampleLoader loader = loader(LoaderSettings.validation(4, 0))) {
            UserProblem problem =
                    assertThrows(UserProblem.class, () -> loader.epoch(0).next());
            assertEquals(Optional.of(temp.resolve("i3.png").toString()), problem.detail("file"));
        }
    }

    @Test
    void afterTheLastBatchThereIsNone() {
        try (SampleLoader loader = loader(LoaderSettings.validation(11, 0))) {
            Iterator<SampleBatch> epoch = loader.epoch(0);
            epoch.next();
            assertThrows(NoSuchElementException.class, epoch::next);
        }
    }

    private SampleLoader loader(LoaderSettings settings) {
        return new SampleLoader(split, CLASSES, FLIPS, settings);
    }

    private static LoaderSettings training(int batch, int threads) {
        RandomStream random = RandomStream.of(17);
        return new LoaderSettings(batch, 64, LoaderSettings.Padding.MULTIPLE_OF_32, threads, true, 0, 0, random);
    }

    private static List<String> names(Iterator<SampleBatch> epoch) {
        List<String> names = new ArrayList<>();
        epoch.forEachRemaining(batch -> batch.samples().forEach(sample -> names.add(sample.name())));
        return names;
    }

    private static List<String> fingerprint(Iterator<SampleBatch> epoch) {
        List<String> prints = new ArrayList<>();
        epoch.forEachRemaining(batch -> batch.samples()
                .forEach(sample -> prints.add(sample.name()
                        + sample.boxes()
                        + java.util.Arrays.hashCode(sample.pixels().rgb()))));
        return prints;
    }
}
