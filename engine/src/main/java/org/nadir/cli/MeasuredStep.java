package org.nadir.cli;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.nadir.detection.Detector;
import org.nadir.detection.ImageBatch;
import org.nadir.detection.LossTerms;
import org.nadir.detection.Targets;
import org.nadir.freezing.FreezeState;
import org.nadir.freezing.FreezingSchedule;
import org.nadir.freezing.Moment;
import org.nadir.tensor.GradientClip;
import org.nadir.tensor.Parameter;
import org.nadir.tensor.Recording;
import org.nadir.tensor.Sgd;

/** A whole training step on square images: forward, targets, loss, backward, clipping, optimiser. One thread. */
final class MeasuredStep {
    private final Detector detector;
    private final Sgd optimiser;
    private final int side;

    /** Trains what the schedule's first epoch trains. */
    MeasuredStep(Detector detector, FreezingSchedule schedule, int side) {
        this.detector = detector;
        this.side = side;
        this.optimiser = new Sgd(detector.parameters(), 0.9, 1e-4);
        FreezeState state = schedule.at(Moment.ofEpoch(0, 1));
        for (Parameter parameter : detector.parameters().all()) {
            if (!parameter.buffer()) {
                parameter.trainable(state.trains(detector.part(parameter)));
            }
        }
    }

    /** Makes a step and gives its milliseconds. */
    double run(Function<NDManager, NDArray> images, List<Targets> targets) {
        long started = System.nanoTime();
        record(images, targets, (recording, terms) -> {
            GradientClip.byNorm(recording, recording.parameters(), 35);
            // A rate of almost nothing: numbers that run away would change the time of a step
            optimiser.step(recording, 1e-9);
        });
        return (System.nanoTime() - started) / 1e6;
    }

    /** Goes forward and backward and shows the gradients and the terms of the loss. */
    void record(
            Function<NDManager, NDArray> images,
            List<Targets> targets,
            BiConsumer<Recording, Map<String, NDArray>> result) {
        int[] sides = new int[targets.size()];
        Arrays.fill(sides, side);
        List<Parameter> trainable = detector.parameters().trainable();
        try (NDManager arrays = detector.parameters().manager().newSubManager();
                Recording recording = Recording.of(trainable)) {
            LossTerms terms = detector.loss(new ImageBatch(images.apply(arrays), sides, sides), targets);
            recording.backward(terms.total());
            result.accept(recording, terms.terms());
        }
    }
}
