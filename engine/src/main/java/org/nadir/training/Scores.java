package org.nadir.training;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The outcome of a validation.
 *
 * @param primary key of the metric that chooses the best checkpoint; higher is better
 * @param metrics all metrics, the primary one among them (detection: {@code map50}, {@code map75}, {@code map5095})
 * @param classes per class; empty for a task without classes
 */
public record Scores(String primary, Map<String, Double> metrics, Map<String, ClassScore> classes) {
    public Scores {
        metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
        classes = Collections.unmodifiableMap(new LinkedHashMap<>(classes));
        if (!metrics.containsKey(primary)) {
            throw new IllegalArgumentException("The primary metric " + primary + " is not among " + metrics.keySet());
        }
    }

    public double primaryValue() {
        return metrics.getOrDefault(primary, Double.NaN);
    }

    /** What people call the primary metric: {@code map50} in files is mAP50. */
    public String primaryTitle() {
        return title(primary);
    }

    /** What people call a metric of the files. */
    public static String title(String metric) {
        return metric.replaceFirst("^map5095$", "mAP50:95").replaceFirst("^map", "mAP");
    }

    /** Average precision of one class at IoU 0.5, with the number of labelled and detected objects behind it. */
    public record ClassScore(double ap50, int truths, int detections) {}
}
