package org.nadir.run.calibration;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.nadir.data.ImageSize;
import org.nadir.detection.Detector;
import org.nadir.detection.ImageBatch;
import org.nadir.detection.LossTerms;
import org.nadir.detection.Targets;
import org.nadir.freezing.FreezeState;
import org.nadir.tensor.GradientClip;
import org.nadir.tensor.Optimizer;
import org.nadir.tensor.Parameter;
import org.nadir.tensor.Recording;

/** A whole training step on images of one size: forward, targets, loss, backward, clipping, optimiser. One thread. */
public final class MeasuredStep {
    private final Detector detector;
    private final Optimizer optimiser;
    private final ImageSize size;

    public MeasuredStep(Detector detector, Optimizer optimiser, ImageSize size) {
        this.detector = detector;
        this.optimiser = optimiser;
        this.size = size;
    }

    /** Says what trains in the steps that follow. */
    public void train(FreezeState state) {
        for (Parameter parameter : detector.parameters().all()) {
            if (!parameter.buffer()) {
                parameter.trainable(state.trains(detector.part(parameter)));
            }
        }
    }

    /** Makes a step and gives its milliseconds. */
    public double run(Function<NDManager, NDArray> images, List<Targets> targets) {
        long started = System.nanoTime();
        record(images, targets, (recording, terms) -> {
            GradientClip.byNorm(recording, recording.parameters(), 35);
            // A rate of almost nothing: numbers that run away would change the time of a step
            optimiser.step(recording, 1e-9);
        });
        return (System.nanoTime() - started) / 1e6;
    }

    /** Goes forward and backward and shows the gradients and the terms of the loss. */
    public void record(
            Function<NDManager, NDArray> images,
            List<Targets> targets,
            BiConsumer<Recording, Map<String, NDArray>> result) {
        int[] widths = new int[targets.size()];
        int[] heights = new int[targets.size()];
        Arrays.fill(widths, size.width());
        Arrays.fill(heights, size.height());
        List<Parameter> trainable = detector.parameters().trainable();
        try (NDManager arrays = detector.parameters().manager().newSubManager();
                Recording recording = Recording.of(trainable)) {
            LossTerms terms = detector.loss(new ImageBatch(images.apply(arrays), widths, heights), targets);
            recording.backward(terms.total());
            result.accept(recording, terms.terms());
        }
    }
}
