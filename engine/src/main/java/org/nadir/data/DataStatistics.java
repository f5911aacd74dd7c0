package org.nadir.data;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.nadir.geometry.OrientedBox;

/**
 * What a data set holds, in numbers.
 *
 * @param boxesPerClass over all splits, an image of several splits counted once, as in what follows
 * @param longSide pixels
 * @param shortSide pixels
 * @param aspect long side over short side, at least 1
 * @param angleDegrees le90, in [-90, 90)
 * @param angleHistogram boxes per 10 degrees from -90 to 90: 18 counts
 */
public record DataStatistics(
        List<SplitCounts> splits,
        Map<String, Integer> boxesPerClass,
        Distribution longSide,
        Distribution shortSide,
        Distribution aspect,
        Distribution angleDegrees,
        List<Integer> angleHistogram) {

    private static final int ANGLE_BINS = 18;

    public DataStatistics {
        splits = List.copyOf(splits);
        boxesPerClass = Collections.unmodifiableMap(new TreeMap<>(boxesPerClass));
        angleHistogram = List.copyOf(angleHistogram);
    }

    /**
     * Counts of one split.
     *
     * @param negatives images without a box
     * @param difficult boxes flagged as difficult, contained in {@code boxes}
     */
    public record SplitCounts(
            String name, int images, int negatives, int boxes, int difficult, Map<String, Integer> boxesPerClass) {
        public SplitCounts {
            boxesPerClass = Collections.unmodifiableMap(new TreeMap<>(boxesPerClass));
        }
    }

    static DataStatistics of(List<DataSplit> splits) {
        List<SplitCounts> counts = splits.stream().map(DataStatistics::count).toList();
        // trainval and train share images
        Set<LabelledImage> images = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Annotation> annotations = splits.stream()
                .flatMap(split -> split.images().stream())
                .filter(images::add)
                .flatMap(image -> image.annotations().stream())
                .toList();
        Map<String, Integer> perClass = new TreeMap<>();
        annotations.forEach(annotation -> perClass.merge(annotation.className(), 1, Integer::sum));
        List<OrientedBox> boxes = annotations.stream().map(Annotation::box).toList();
        Integer[] bins = new Integer[ANGLE_BINS];
        java.util.Arrays.fill(bins, 0);
        boxes.forEach(box -> bins[angleBin(box)]++);
        return new DataStatistics(
                counts,
                perClass,
                distribution(boxes, OrientedBox::width),
                distribution(boxes, OrientedBox::height),
                distribution(boxes, box -> box.width() / box.height()),
                distribution(boxes, box -> Math.toDegrees(box.angle())),
                List.of(bins));
    }

    private static int angleBin(OrientedBox box) {
        double turned = (box.angle() + Math.PI / 2) / Math.PI;
        return Math.max(0, Math.min(ANGLE_BINS - 1, (int) (turned * ANGLE_BINS)));
    }

    private static Distribution distribution(List<OrientedBox> boxes, ToDoubleFunction<OrientedBox> value) {
        return Distribution.of(boxes.stream().mapToDouble(value).toArray());
    }

    private static SplitCounts count(DataSplit split) {
        Map<String, Integer> perClass = new TreeMap<>();
        int negatives = 0;
        int difficult = 0;
        for (LabelledImage image : split.images()) {
            negatives += image.annotations().isEmpty() ? 1 : 0;
            for (Annotation annotation : image.annotations()) {
                perClass.merge(annotation.className(), 1, Integer::sum);
                difficult += annotation.difficult() ? 1 : 0;
            }
        }
        return new SplitCounts(split.name(), split.images().size(), negatives, split.boxes(), difficult, perClass);
    }
}
