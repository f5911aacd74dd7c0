package org.nadir.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** All detections of one class by falling score (equal scores in the order given), judged at any threshold. */
final class ClassMatches {
    private static final int MOST_POINTS = 1000;

    private final List<ImageMatches> images;
    private final int[] image;
    private final int[] detection;
    private final int positives;

    /** @param order the place of each detection in the list that was given, by image */
    ClassMatches(List<ImageMatches> images, List<int[]> order) {
        this.images = images;
        record Entry(int image, int detection, double score, int order) {}
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < images.size(); i++) {
            for (int d = 0; d < images.get(i).size(); d++) {
                entries.add(new Entry(i, d, images.get(i).score(d), order.get(i)[d]));
            }
        }
        entries.sort(Comparator.comparingDouble(Entry::score).reversed().thenComparingInt(Entry::order));
        this.image = entries.stream().mapToInt(Entry::image).toArray();
        this.detection = entries.stream().mapToInt(Entry::detection).toArray();
        this.positives = images.stream()
                .mapToInt(one -> (int) one.truths().stream()
                        .filter(truth -> !truth.difficult())
                        .count())
                .sum();
    }

    int size() {
        return image.length;
    }

    /** Truths that have to be found. */
    int positives() {
        return positives;
    }

    /** How many of the first k + 1 detections that count are hits, and the scores of those detections. */
    record Ranking(int[] hits, double[] scores) {}

    /**
     * The rule of PASCAL VOC: a detection goes to the truth it overlaps most. With an IoU of at least the threshold it is a
     * hit if it is the first there, a false alarm if it is not, and left out if that truth is difficult. Below the
     * threshold it is left out when at least that share of it lies in an ignored region, else a false alarm.
     */
    Ranking rank(double threshold) {
        List<boolean[]> found = new ArrayList<>();
        images.forEach(one -> found.add(new boolean[one.truths().size()]));
        int[] hits = new int[size()];
        double[] scores = new double[size()];
        int count = 0;
        int hit = 0;
        for (int k = 0; k < size(); k++) {
            ImageMatches one = images.get(image[k]);
            int truth = one.best(detection[k]);
            boolean matched = truth != ImageMatches.NONE && one.overlap(detection[k]) >= (float) threshold;
            boolean leftOut = matched ? one.truths().get(truth).difficult() : one.ignored(detection[k]) >= threshold;
            if (leftOut) {
                continue;
            }
            if (matched && !found.get(image[k])[truth]) {
                found.get(image[k])[truth] = true;
                hit++;
            }
            hits[count] = hit;
            scores[count++] = one.score(detection[k]);
        }
        return new Ranking(Arrays.copyOf(hits, count), Arrays.copyOf(scores, count));
    }

    /** A point for each hit, thinned evenly when there are many; the last one stays. */
    List<PrecisionRecall> curve(Ranking ranking) {
        int[] hits = ranking.hits();
        int[] steps = IntStream.range(0, hits.length)
                .filter(k -> hits[k] > (k == 0 ? 0 : hits[k - 1]))
                .toArray();
        int points = Math.min(steps.length, MOST_POINTS);
        List<PrecisionRecall> curve = new ArrayList<>();
        for (int p = 0; p < points; p++) {
            int k = steps[(int) ((p + 1L) * steps.length / points) - 1];
            curve.add(
                    new PrecisionRecall((double) hits[k] / positives, (double) hits[k] / (k + 1), ranking.scores()[k]));
        }
        return curve;
    }
}
