package org.nadir.app.scenes;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableSet;
import org.nadir.app.desk.Verdict;
import org.nadir.detection.Detection;

/**
 * The detections of one file or one run of a detector, or the outcome of an evaluation, with what of them is shown. FX
 * thread only.
 */
final class DetectionResult {
    private static final int BINS = 40;

    private final String name;
    private final String source;
    private final List<String> classes;
    private final List<Detection> detections;
    private final Optional<Judgement> judgement;
    private final ObservableSet<String> hidden = FXCollections.observableSet();
    private final ObservableSet<Verdict> hiddenVerdicts = FXCollections.observableSet();
    private final DoubleProperty threshold = new SimpleDoubleProperty(0);
    private final BooleanProperty visible = new SimpleBooleanProperty(true);
    private final DoubleProperty opacity = new SimpleDoubleProperty(1);
    private final ObjectProperty<Optional<Integer>> selected = new SimpleObjectProperty<>(Optional.empty());

    /**
     * A set in which everything is shown.
     *
     * @param source where the detections came from, for people: a run or a file
     */
    DetectionResult(String name, String source, List<String> classes, List<Detection> detections) {
        this(name, source, new Boxes(classes, detections, Optional.empty()));
    }

    private DetectionResult(String name, String source, Boxes boxes) {
        this.name = name;
        this.source = source;
        this.classes = List.copyOf(boxes.classes);
        this.detections = List.copyOf(boxes.detections);
        this.judgement = boxes.judgement;
    }

    private record Boxes(List<String> classes, List<Detection> detections, Optional<Judgement> judgement) {}

    /** The outcome of an evaluation: hits, false alarms and misses. */
    static DetectionResult judged(String name, List<String> classes, Judgement judgement) {
        return new DetectionResult(
                name, judgement.image(), new Boxes(classes, judgement.detections(), Optional.of(judgement)));
    }

    String name() {
        return name;
    }

    String source() {
        return source;
    }

    List<String> classes() {
        return classes;
    }

    List<Detection> detections() {
        return detections;
    }

    String className(Detection detection) {
        return classes.get(detection.label());
    }

    /** What an evaluation said of the detections; empty when they were not judged. */
    Optional<Judgement> judgement() {
        return judgement;
    }

    /** The name of a detection on the map; filters of the map work on it. */
    String label(int place) {
        String className = className(detections.get(place));
        return judgement.map(judged -> label(judged.verdict(place), className)).orElse(className);
    }

    private static String label(Verdict verdict, String className) {
        return verdict.letters() + " " + className;
    }

    /** The names on the map that are not shown. */
    Set<String> hiddenLabels() {
        if (judgement.isEmpty()) {
            return Set.copyOf(hidden);
        }
        Set<String> labels = new HashSet<>();
        for (Verdict verdict : Verdict.values()) {
            for (String className : classes) {
                if (hiddenVerdicts.contains(verdict) || hidden.contains(className)) {
                    labels.add(label(verdict, className));
                }
            }
        }
        return labels;
    }

    /** Outcomes that are not shown. */
    ObservableSet<Verdict> hiddenVerdicts() {
        return hiddenVerdicts;
    }

    /** Classes that are not shown. */
    ObservableSet<String> hidden() {
        return hidden;
    }

    /** Detections with a lower score are not shown. */
    DoubleProperty threshold() {
        return threshold;
    }

    BooleanProperty visible() {
        return visible;
    }

    DoubleProperty opacity() {
        return opacity;
    }

    /** Index of the chosen detection. */
    ObjectProperty<Optional<Integer>> selected() {
        return selected;
    }

    void toggle(String className) {
        if (!hidden.remove(className)) {
            hidden.add(className);
        }
    }

    void toggle(Verdict verdict) {
        if (!hiddenVerdicts.remove(verdict)) {
            hiddenVerdicts.add(verdict);
        }
    }

    /** How many boxes of each class reach the threshold, in the order of the classes. */
    int[] counts() {
        int[] counts = new int[classes.size()];
        for (int i = 0; i < detections.size(); i++) {
            counts[detections.get(i).label()] += reaches(i) ? 1 : 0;
        }
        return counts;
    }

    /** How many boxes of an outcome reach the threshold. */
    int count(Verdict verdict) {
        int count = 0;
        for (int i = 0; i < detections.size(); i++) {
            int place = i;
            boolean counts =
                    judgement.filter(judged -> judged.verdict(place) == verdict).isPresent();
            count += counts && reaches(i) ? 1 : 0;
        }
        return count;
    }

    private boolean missed(int place) {
        return judgement.filter(judged -> judged.missed(place)).isPresent();
    }

    private boolean reaches(int place) {
        return missed(place) || detections.get(place).score() >= threshold.get();
    }

    /** The score that the map's filter sees: a missed object has none and is never filtered by it. */
    double filteredScore(int place) {
        return missed(place) ? 1 : detections.get(place).score();
    }

    /** Places of what is shown now: the score reached, neither class nor outcome hidden. */
    List<Integer> shownPlaces() {
        Set<String> off = hiddenLabels();
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < detections.size(); i++) {
            if (reaches(i) && !off.contains(label(i))) {
                places.add(i);
            }
        }
        return places;
    }

    /** The detections among what is shown: not the objects that were missed. */
    List<Detection> shown() {
        return shownPlaces().stream()
                .filter(place -> !missed(place))
                .map(detections::get)
                .toList();
    }

    /** Detections per score from 0 to 1. */
    long[] scoreHistogram() {
        long[] bins = new long[BINS];
        for (int i = 0; i < detections.size(); i++) {
            if (!missed(i)) {
                bins[Math.min(BINS - 1, (int) (detections.get(i).score() * BINS))]++;
            }
        }
        return bins;
    }
}
