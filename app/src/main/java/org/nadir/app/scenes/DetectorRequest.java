package org.nadir.app.scenes;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a person asks of a detector.
 *
 * @param model a run folder or a checkpoint
 * @param device device string of the engine
 * @param score detections below it are not kept
 * @param window side of the square windows the scene is cut into, in pixels
 * @param overlap of neighbouring windows in pixels
 */
record DetectorRequest(Path model, String device, double score, int window, int overlap) {

    /** Why this cannot be run; empty when it can. */
    String problem() {
        if (window < 64 || window > 8192) {
            return "The window must have between 64 and 8192 px.";
        }
        if (overlap < 0 || overlap >= window) {
            return "The overlap must be at least 0 px and smaller than the window.";
        }
        return score >= 0 && score < 1 ? "" : "The score must be at least 0 and below 1.";
    }

    /** The words of the command line that does it. */
    List<String> arguments(Path scene, Path out) {
        List<String> words = new ArrayList<>(List.of("detect", model.toString()));
        words.addAll(List.of("--scene", scene.toString(), "--out", out.toString(), "--device", device));
        words.addAll(List.of("--score", String.format(Locale.ROOT, "%.4f", score)));
        words.addAll(List.of("--window", Integer.toString(window), "--overlap", Integer.toString(overlap), "--json"));
        return words;
    }
}
