package org.nadir.detection;

import java.util.List;

/**
 * The detections of one scene by one run, as a file holds them.
 *
 * @param scene name of the scene: its file name without folder and extension
 * @param run name of the run whose model found them, empty when unknown
 * @param classes names in the order of the label indices
 * @param detections in full-resolution pixels of the scene
 */
public record DetectionSet(String scene, String run, List<String> classes, List<Detection> detections) {
    public DetectionSet {
        classes = List.copyOf(classes);
        detections = List.copyOf(detections);
        for (Detection detection : detections) {
            if (detection.label() >= classes.size()) {
                throw new IllegalArgumentException("Label " + detection.label() + " of " + classes.size() + " classes");
            }
        }
    }

    public String className(Detection detection) {
        return classes.get(detection.label());
    }
}
