package org.nadir.evaluation;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Hits, false alarms and misses of every image at one IoU and one score, and what was taken for what.
 *
 * @param classes names by label
 * @param images by name; images with neither object nor detection are not among them
 */
public record Matching(MatchRule rule, List<String> classes, List<ImageMatching> images, ConfusionMatrix confusion) {
    public Matching {
        classes = List.copyOf(classes);
        images = List.copyOf(images);
    }

    /**
     * Matches detections as PASCAL VOC does, image by image on all processors. Pure function.
     *
     * @throws IllegalArgumentException when a label is not in the list of classes (truths may be ignored regions)
     */
    public static Matching of(List<ScoredBox> detections, List<TruthBox> truths, List<String> classes, MatchRule rule) {
        Map<String, ImageMatcher> byImage = new TreeMap<>();
        for (ScoredBox detection : detections) {
            requireLabel(detection.label(), 0, classes);
            if (detection.score() >= rule.score()) {
                byImage.computeIfAbsent(detection.image(), name -> new ImageMatcher(name, rule))
                        .add(detection);
            }
        }
        for (TruthBox truth : truths) {
            requireLabel(truth.label(), -1, classes);
            byImage.computeIfAbsent(truth.image(), name -> new ImageMatcher(name, rule))
                    .add(truth);
        }
        List<ImageMatching> images = byImage.values().stream().toList().parallelStream()
                .map(ImageMatcher::match)
                .toList();
        int[] counts = new int[(classes.size() + 1) * (classes.size() + 1)];
        byImage.values().forEach(image -> image.count(counts, classes.size()));
        return new Matching(rule, classes, images, new ConfusionMatrix(classes, counts));
    }

    private static void requireLabel(int label, int least, List<String> classes) {
        if (label < least || label >= classes.size()) {
            throw new IllegalArgumentException("Label " + label + " of " + classes.size() + " classes");
        }
    }

    /** All images together. */
    public int count(Outcome.Kind kind) {
        return images.stream().mapToInt(image -> image.count(kind)).sum();
    }
}
