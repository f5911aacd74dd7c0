package org.nadir.evaluation;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Everything that is told of detections on labelled images: average precision in every style with precision-recall curves
 * ({@code map()}), and hits, false alarms and misses of each image with a confusion matrix ({@code matching()}).
 *
 * <p>To show the outcome on a map: {@code nadir evaluate ... --out DIR} leaves a file {@code matches/IMAGE.geojson} for each
 * image, which {@link MatchFiles#read} turns into an {@link ImageMatching}; each of its {@link MatchedBox}es is a box with
 * an {@link Outcome} (colour by {@code outcome().kind()}) and the box it was held against. In this process,
 * {@link #of(List, List, List, MatchRule)} gives the same from boxes in memory.
 */
public record Evaluation(Map<ApStyle, MapResult> map, Matching matching) {
    public Evaluation {
        map = Collections.unmodifiableMap(new EnumMap<>(map));
    }

    /**
     * Judges detections; pure function on all processors, off the FX thread.
     *
     * @param classes names by label
     */
    public static Evaluation of(
            List<ScoredBox> detections, List<TruthBox> truths, List<String> classes, MatchRule rule) {
        return new Evaluation(
                RotatedMap.evaluateAll(detections, truths, classes), Matching.of(detections, truths, classes, rule));
    }

    /** The result in one style. */
    public MapResult map(ApStyle style) {
        MapResult result = map.get(style);
        if (result == null) {
            throw new IllegalArgumentException("No result in the style " + style);
        }
        return result;
    }
}
