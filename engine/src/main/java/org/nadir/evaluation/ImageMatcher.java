package org.nadir.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.nadir.data.TrainingSample;
import org.nadir.geometry.RotatedIou;

/** Matches the boxes of one image. One use: add, match, count. */
final class ImageMatcher {
    private static final int NONE = -1;
    /** A detection that overlaps an object of its class by less is not about that object. */
    private static final double TOUCHING = 0.1;

    private final String image;
    private final MatchRule rule;
    private final List<ScoredBox> detections = new ArrayList<>();
    private final List<TruthBox> truths = new ArrayList<>();
    private float[] iou = new float[0];
    private Outcome[] outcomes = new Outcome[0];
    private int[] partners = new int[0];
    /** What found each truth: a detection of its class, or for the confusion matrix one of another. */
    private int[] hitBy = new int[0];

    private int[] takenBy = new int[0];

    ImageMatcher(String image, MatchRule rule) {
        this.image = image;
        this.rule = rule;
    }

    void add(ScoredBox detection) {
        detections.add(detection);
    }

    void add(TruthBox truth) {
        truths.add(truth);
    }

    ImageMatching match() {
        // a stable sort: equal scores keep their order, as they do for the average precision
        detections.sort(Comparator.comparingDouble(ScoredBox::score).reversed());
        iou = RotatedIou.matrixOnThisThread(
                ImageMatches.packed(detections.stream().map(ScoredBox::box).toList()),
                ImageMatches.packed(truths.stream().map(TruthBox::box).toList()));
        outcomes = new Outcome[detections.size()];
        partners = filled(detections.size());
        hitBy = filled(truths.size());
        takenBy = filled(truths.size());
        for (int d = 0; d < outcomes.length; d++) {
            judge(d);
        }
        for (int d = 0; d < outcomes.length; d++) {
            takeForAnother(d);
        }
        return new ImageMatching(image, boxes());
    }

    private static int[] filled(int length) {
        int[] values = new int[length];
        Arrays.fill(values, NONE);
        return values;
    }

    private void judge(int d) {
        int own = best(d, true);
        partners[d] = own;
        if (own != NONE && enough(d, own)) {
            boolean first = hitBy[own] == NONE;
            outcomes[d] = truths.get(own).difficult() ? Outcome.LEFT_OUT : first ? Outcome.HIT : Outcome.DUPLICATE;
            if (outcomes[d] == Outcome.HIT) {
                hitBy[own] = d;
            }
            return;
        }
        if (ignored(d)) {
            outcomes[d] = Outcome.LEFT_OUT;
            return;
        }
        int any = best(d, false);
        boolean another = any != NONE && enough(d, any) && truths.get(any).label() != label(d);
        boolean touching = own != NONE && overlap(d, own) >= TOUCHING;
        partners[d] = another || own == NONE ? any : own;
        outcomes[d] = another ? Outcome.WRONG_CLASS : touching ? Outcome.MISPLACED : Outcome.FALSE_ALARM;
    }

    /** The object of another class that a detection is booked under: one that nobody found and nobody took yet. */
    private void takeForAnother(int d) {
        if (outcomes[d] != Outcome.WRONG_CLASS) {
            return;
        }
        int best = NONE;
        for (int t = 0; t < truths.size(); t++) {
            boolean free = hitBy[t] == NONE && takenBy[t] == NONE && counts(t);
            if (free && enough(d, t) && (best == NONE || overlap(d, t) > overlap(d, best))) {
                best = t;
            }
        }
        if (best != NONE) {
            takenBy[best] = d;
        }
    }

    /** Adds this image to a confusion matrix; to be called after {@link #match}. */
    void count(int[] matrix, int classes) {
        int side = classes + 1;
        boolean[] booked = new boolean[outcomes.length];
        for (int t = 0; t < truths.size(); t++) {
            if (counts(t)) {
                int by = hitBy[t] != NONE ? hitBy[t] : takenBy[t];
                matrix[truths.get(t).label() * side + (by == NONE ? classes : label(by))]++;
                if (by != NONE) {
                    booked[by] = true;
                }
            }
        }
        for (int d = 0; d < booked.length; d++) {
            if (!booked[d] && outcomes[d] != Outcome.LEFT_OUT) {
                matrix[classes * side + label(d)]++;
            }
        }
    }

    private List<MatchedBox> boxes() {
        List<MatchedBox> boxes = new ArrayList<>();
        for (int d = 0; d < outcomes.length; d++) {
            ScoredBox one = detections.get(d);
            boxes.add(new MatchedBox(outcomes[d], one.box(), one.label(), one.score(), truthOf(d)));
        }
        for (int t = 0; t < truths.size(); t++) {
            if (counts(t) && hitBy[t] == NONE) {
                TruthBox one = truths.get(t);
                boxes.add(new MatchedBox(Outcome.MISSED, one.box(), one.label(), Double.NaN, nearest(t)));
            }
        }
        return boxes;
    }

    private Optional<MatchedBox.Partner> truthOf(int d) {
        if (partners[d] == NONE) {
            return Optional.empty();
        }
        TruthBox truth = truths.get(partners[d]);
        return Optional.of(new MatchedBox.Partner(truth.box(), truth.label(), Double.NaN, overlap(d, partners[d])));
    }

    private Optional<MatchedBox.Partner> nearest(int t) {
        int best = NONE;
        for (int d = 0; d < detections.size(); d++) {
            if (overlap(d, t) > 0 && (best == NONE || overlap(d, t) > overlap(best, t))) {
                best = d;
            }
        }
        if (best == NONE) {
            return Optional.empty();
        }
        ScoredBox one = detections.get(best);
        return Optional.of(new MatchedBox.Partner(one.box(), one.label(), one.score(), overlap(best, t)));
    }

    /** The truth with the largest IoU above 0, of the same class alone or of any; the earliest of equals. */
    private int best(int d, boolean ownClass) {
        int best = NONE;
        for (int t = 0; t < truths.size(); t++) {
            int label = truths.get(t).label();
            boolean asked = ownClass ? label == label(d) : label != TrainingSample.IGNORED;
            if (asked && overlap(d, t) > (best == NONE ? 0 : overlap(d, best))) {
                best = t;
            }
        }
        return best;
    }

    private boolean ignored(int d) {
        double area = detections.get(d).box().area();
        for (int t = 0; t < truths.size(); t++) {
            if (truths.get(t).label() == TrainingSample.IGNORED) {
                double value = overlap(d, t);
                double shared = value * (area + truths.get(t).box().area()) / (1 + value);
                if (shared / area >= rule.iou()) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean counts(int t) {
        return !truths.get(t).difficult() && truths.get(t).label() != TrainingSample.IGNORED;
    }

    private boolean enough(int d, int t) {
        return overlap(d, t) >= (float) rule.iou();
    }

    private float overlap(int d, int t) {
        return iou[d * truths.size() + t];
    }

    private int label(int d) {
        return detections.get(d).label();
    }
}
