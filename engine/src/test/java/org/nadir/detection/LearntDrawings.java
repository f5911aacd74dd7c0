package org.nadir.detection;

import ai.djl.ndarray.NDManager;
import org.nadir.tensor.AdamW;
import org.nadir.tensor.Recording;
import org.nadir.tensor.TorchEngine;

/** Trains a detector on two images of drawn rectangles over and over. */
final class LearntDrawings {
    private static final double RATE = 3e-3;

    private LearntDrawings() {}

    /** The share of the rectangles that are found after so many steps. */
    static double recalled(Detector detector, int steps) {
        DrawnRectangles drawn = DrawnRectangles.of(2, 128, 7);
        // maps this small gain nothing from a second thread, and lose much to it on a busy machine
        int threads = TorchEngine.threads();
        TorchEngine.setThreads(1);
        NDManager manager = detector.parameters().manager();
        AdamW optimiser = new AdamW(detector.parameters(), AdamW.Settings.withDecay(0));
        for (int step = 0; step < steps; step++) {
            try (NDManager scope = manager.newSubManager();
                    Recording recording = Recording.of(detector.parameters().trainable())) {
                recording.backward(
                        detector.loss(drawn.batch(scope), drawn.targets()).total());
                // the loss jumps on the way when it starts at full speed, and then rounding decides what is learnt
                optimiser.step(recording, RATE * Math.min(1, (step + 1) / 20.0) * (step < 0.8 * steps ? 1 : 0.2));
            }
        }
        double recalled = drawn.recalled(detector.detect(drawn.batch(manager), detector.usualSettings()));
        TorchEngine.setThreads(threads);
        return recalled;
    }
}
