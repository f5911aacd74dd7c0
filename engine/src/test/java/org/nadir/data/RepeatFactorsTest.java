package org.nadir.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.nadir.geometry.OrientedBox;
import org.nadir.tensor.RandomStream;

class RepeatFactorsTest {
    private static final ClassMap CLASSES = ClassMap.of(List.of("car", "bus"));

    @Test
    void aClassBelowTheThresholdHasTheRootOfTheQuotient() {
        // buses on 1 of 8 images: sqrt(0.5 / 0.125) = 2; cars on all
        RepeatFactors factors = RepeatFactors.of(split(7, "car", "car bus"), CLASSES, 0.5);
        assertEquals(2, factors.perClass().get("bus"), 1e-12);
        assertEquals(1, factors.perClass().get("car"), 1e-12);
        assertEquals(9, factors.total());
        assertArrayEquals(new int[] {1, 1, 1, 1, 1, 1, 1, 2}, factors.counts(RandomStream.of(1)));
    }

    @Test
    void withoutAThresholdEveryImageComesOnce() {
        RepeatFactors factors = RepeatFactors.of(split(7, "car", "bus"), CLASSES, 0);
        assertEquals(8, factors.total());
        assertArrayEquals(new int[] {1, 1, 1, 1, 1, 1, 1, 1}, factors.counts(RandomStream.of(1)));
    }

    @Test
    void difficultAndIgnoredObjectsDoNotCount() {
        ClassMap ignoring = CLASSES.ignoring(Set.of("bus"));
        assertEquals(8, RepeatFactors.of(split(7, "car", "bus"), ignoring, 1).total());
        RepeatFactors difficult = RepeatFactors.of(split(7, "car", "bus!"), CLASSES, 0.5);
        assertEquals(1, difficult.perClass().get("bus"));
        assertEquals(8, difficult.total());
    }

    @Test
    void everyEpochIsEquallyLong() {
        // buses on 3 of 13 images: sqrt(1 / (3 / 13)) = 2.08; cars on 10: 1.14. 6 + 10 whole, fractions 0.24 + 1.40
        RepeatFactors factors = RepeatFactors.of(split(10, "car", "bus", "bus", "bus"), CLASSES, 1);
        assertEquals(17, factors.total());
        for (int epoch = 0; epoch < 500; epoch++) {
            assertEquals(
                    17, Arrays.stream(factors.counts(RandomStream.of(epoch))).sum());
        }
    }

    @Test
    void fractionsAreTheChanceOfOneMore() {
        // buses on 4 of 40 images: sqrt(0.225 / 0.1) = 1.5: two of the four come twice
        RepeatFactors factors = RepeatFactors.of(split(36, "car", "bus", "bus", "bus", "bus"), CLASSES, 0.225);
        int[] sums = new int[40];
        for (int epoch = 0; epoch < 2000; epoch++) {
            int[] counts = factors.counts(RandomStream.of(7).fork(epoch));
            for (int i = 0; i < 40; i++) {
                sums[i] += counts[i];
            }
        }
        assertEquals(42, factors.total());
        for (int i = 0; i < 36; i++) {
            assertEquals(2000, sums[i]);
        }
        for (int i = 36; i < 40; i++) {
            assertTrue(Math.abs(sums[i] - 3000) < 100, "image " + i + " came " + sums[i] + " times");
        }
    }

    /** Images of one class, then one image for each of the last texts, with the classes it names ("!": difficult). */
    private static DataSplit split(int many, String common, String... others) {
        List<LabelledImage> images = new ArrayList<>();
        List<String> all = new ArrayList<>(java.util.Collections.nCopies(many, common));
        all.addAll(List.of(others));
        for (String names : all) {
            List<Annotation> objects = new ArrayList<>();
            for (String name : names.split(" ")) {
                boolean difficult = name.endsWith("!");
                objects.add(new Annotation(name.replace("!", ""), new OrientedBox(9, 9, 4, 2, 0), difficult));
            }
            String name = "i" + images.size();
            images.add(new LabelledImage(name, Path.of(name + ".png"), objects, Optional.empty()));
        }
        return new DataSplit("train", images);
    }
}
