package org.nadir.evaluation;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.nadir.data.TrainingSample;

/**
 * Mean average precision of oriented boxes at IoU 0.5, 0.75 and 0.5 to 0.95, matched as PASCAL VOC does: a detection goes
 * to the truth of its class and image that it overlaps most; the first on a truth is a hit, every further one a false
 * alarm. Difficult truths neither count nor punish. Classes without a truth are left out of the means: there is nothing
 * they could have found. Equal scores keep the order of the list. Pure function, on all processors.
 */
public final class RotatedMap {
    private static final int FIRST_PERCENT = 50;
    private static final int LAST_PERCENT = 95;
    private static final int STEP_PERCENT = 5;

    private RotatedMap() {}

    /**
     * Judges detections.
     *
     * @param classes names by label
     * @throws IllegalArgumentException when a label is not in the list of classes (truths may be ignored regions)
     */
    public static MapResult evaluate(
            List<ScoredBox> detections, List<TruthBox> truths, List<String> classes, ApStyle style) {
        return result(matches(detections, truths, classes.size()), classes, style);
    }

    /** {@link #evaluate} in every style; the boxes are compared once. */
    public static Map<ApStyle, MapResult> evaluateAll(
            List<ScoredBox> detections, List<TruthBox> truths, List<String> classes) {
        List<ClassMatches> matches = matches(detections, truths, classes.size());
        Map<ApStyle, MapResult> results = new EnumMap<>(ApStyle.class);
        for (ApStyle style : ApStyle.values()) {
            results.put(style, result(matches, classes, style));
        }
        return results;
    }

    private static MapResult result(List<ClassMatches> matches, List<String> classes, ApStyle style) {
        List<ClassResult> results =
                matches.stream().map(one -> judge(one, style)).toList();
        Map<String, ClassResult> byName = new LinkedHashMap<>();
        for (int label = 0; label < results.size(); label++) {
            byName.put(classes.get(label), results.get(label));
        }
        return new MapResult(
                mean(results, ClassResult::ap50),
                mean(results, ClassResult::ap75),
                mean(results, ClassResult::ap5095),
                byName);
    }

    /** What one class has in one image. */
    private static final class Group {
        private final List<ScoredBox> detections = new ArrayList<>();
        private final List<Integer> order = new ArrayList<>();
        private final List<TruthBox> truths = new ArrayList<>();
        private final List<TruthBox> regions = new ArrayList<>();
    }

    private static List<Map<String, Group>> groups(List<ScoredBox> detections, List<TruthBox> truths, int classes) {
        List<Map<String, Group>> groups = new ArrayList<>();
        for (int label = 0; label < classes; label++) {
            groups.add(new TreeMap<>());
        }
        for (int i = 0; i < detections.size(); i++) {
            ScoredBox detection = detections.get(i);
            Group group = group(groups, detection.label(), detection.image());
            group.detections.add(detection);
            group.order.add(i);
        }
        for (TruthBox truth : truths) {
            if (truth.label() == TrainingSample.IGNORED) {
                for (int label = 0; label < classes; label++) {
                    group(groups, label, truth.image()).regions.add(truth);
                }
            } else {
                group(groups, truth.label(), truth.image()).truths.add(truth);
            }
        }
        return groups;
    }

    private static Group group(List<Map<String, Group>> groups, int label, String image) {
        if (label < 0 || label >= groups.size()) {
            throw new IllegalArgumentException("Label " + label + " in " + image + " has no class");
        }
        return groups.get(label).computeIfAbsent(image, name -> new Group());
    }

    private static List<ClassMatches> matches(List<ScoredBox> detections, List<TruthBox> truths, int classes) {
        return groups(detections, truths, classes).stream()
                .map(RotatedMap::matches)
                .toList();
    }

    private static ClassMatches matches(Map<String, Group> byImage) {
        List<Group> groups = List.copyOf(byImage.values());
        List<ImageMatches> images = groups.parallelStream()
                .map(group -> new ImageMatches(group.detections, group.truths, group.regions))
                .toList();
        List<int[]> order = groups.stream()
                .map(group -> group.order.stream().mapToInt(Integer::intValue).toArray())
                .toList();
        return new ClassMatches(images, order);
    }

    private static ClassResult judge(ClassMatches matches, ApStyle style) {
        int positives = matches.positives();
        if (positives == 0) {
            return new ClassResult(Double.NaN, Double.NaN, Double.NaN, 0, matches.size(), List.of());
        }
        int steps = (LAST_PERCENT - FIRST_PERCENT) / STEP_PERCENT + 1;
        double[] ap = IntStream.range(0, steps)
                .parallel()
                .mapToDouble(step -> style.average(matches.rank(threshold(step)).hits(), positives))
                .toArray();
        double mean = java.util.Arrays.stream(ap).sum() / steps;
        List<PrecisionRecall> curve = matches.curve(matches.rank(threshold(0)));
        return new ClassResult(ap[0], ap[(75 - FIRST_PERCENT) / STEP_PERCENT], mean, positives, matches.size(), curve);
    }

    private static double threshold(int step) {
        return (FIRST_PERCENT + step * STEP_PERCENT) / 100.0;
    }

    private static double mean(List<ClassResult> results, ToDoubleFunction<ClassResult> value) {
        return results.stream()
                .filter(result -> result.truths() > 0)
                .mapToDouble(value)
                .average()
                .orElse(Double.NaN);
    }
}
