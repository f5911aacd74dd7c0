package org.nadir.app.scenes;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableSet;
import org.nadir.detection.Detection;

/** The detections of one file or one run of a detector, with what of them is shown. FX thread only. */
final class DetectionResult {
    private static final int BINS = 40;

    private final String name;
    private final String source;
    private final List<String> classes;
    private final List<Detection> detections;
    private final ObservableSet<String> hidden = FXCollections.observableSet();
    private final DoubleProperty threshold = new SimpleDoubleProperty(0);
    private final BooleanProperty visible = new SimpleBooleanProperty(true);
    private final DoubleProperty opacity = new SimpleDoubleProperty(1);
    private final ObjectProperty<java.util.Optional<Integer>> selected =
            new SimpleObjectProperty<>(java.util.Optional.empty());

    /**
     * A set in which everything is shown.
     *
     * @param source where the detections came from, for people: a run or a file
     */
    DetectionResult(String name, String source, List<String> classes, List<Detection> detections) {
        this.name = name;
        this.source = source;
        this.classes = List.copyOf(classes);
        this.detections = List.copyOf(detections);
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
    ObjectProperty<java.util.Optional<Integer>> selected() {
        return selected;
    }

    void toggle(String className) {
        if (!hidden.remove(className)) {
            hidden.add(className);
        }
    }

    /** How many detections of each class reach the threshold, in the order of the classes. */
    int[] counts() {
        int[] counts = new int[classes.size()];
        for (Detection detection : detections) {
            if (detection.score() >= threshold.get()) {
                counts[detection.label()]++;
            }
        }
        return counts;
    }

    /** What is shown now: the score reached, the class not hidden. */
    List<Detection> shown() {
        List<Detection> shown = new ArrayList<>();
        for (Detection detection : detections) {
            if (detection.score() >= threshold.get() && !hidden.contains(className(detection))) {
                shown.add(detection);
            }
        }
        return shown;
    }

    /** Detections per score from 0 to 1. */
    long[] scoreHistogram() {
        long[] bins = new long[BINS];
        for (Detection detection : detections) {
            bins[Math.min(BINS - 1, (int) (detection.score() * BINS))]++;
        }
        return bins;
    }
}
