package org.nadir.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nadir.experiment.ExperimentSpec;
import org.nadir.tensor.HostTensor;

/** Several batches to a step, a moving average, patience and step freezing together, taken up again and again. */
class ResumeWithEverythingTest {
    /** Three batches make two steps; the second step of an epoch has one batch. */
    private static final int BATCHES = 3;

    private static final ExperimentSpec SPEC = LoopRun.spec(
            "model.weights=imagenet",
            "freezing.schedule=step",
            "freezing.rho=2",
            "optimisation.epochs=5",
            "optimisation.accumulate=2",
            "optimisation.emaDecay=0.99",
            "optimisation.warmupIterations=3",
            "run.patience=2");

    /** The same scores come from whoever asks, so that patience ends the run after its fourth epoch. */
    private static TinyTask task(int validations) {
        return new TinyTask(BATCHES)
                .scoring(List.of(0.2, 0.4, 0.3, 0.4).subList(validations, 4).toArray(Double[]::new));
    }

    private static List<Object> told(List<RunEvent> events) {
        List<Object> told = new ArrayList<>();
        for (RunEvent event : events) {
            if (event instanceof RunEvent.Step step) {
                told.add(List.of(step.iteration(), step.losses(), step.learningRate(), step.gradientNorm()));
            } else if (event instanceof RunEvent.EpochEnded ended) {
                told.add(List.of(ended.epoch(), ended.backboneDigest(), ended.meanLoss()));
            } else if (event instanceof RunEvent.Validated validated) {
                told.add(List.of(validated.epoch(), validated.scores()));
            }
        }
        return told;
    }

    private static void assertSame(Map<String, HostTensor> expected, Map<String, HostTensor> found) {
        assertFalse(expected.isEmpty());
        assertEquals(expected.keySet(), found.keySet());
        expected.forEach((name, tensor) -> assertTrue(tensor.sameAs(found.get(name)), name));
    }

    @Test
    void aRunInterruptedAmidEpochsAndBetweenThemEqualsOneThatWasNot() {
        MemoryHost whole = new MemoryHost();
        try (TinyTask task = task(0)) {
            LoopRun.loop(task, SPEC, task.streams(), whole).run(Optional.empty());
        }
        List<RunEvent> events = new ArrayList<>();
        Optional<Checkpoint> from = Optional.empty();
        MemoryHost host = new MemoryHost();
        for (long stop : new long[] {1, 5, 6, -1}) {
            host = new MemoryHost().stopAt(stop);
            int validations = from.map(c -> c.progress().validation().size()).orElse(0);
            try (TinyTask task = task(validations)) {
                LoopRun.loop(task, SPEC, task.streams(), host).run(from);
            }
            from = host.last();
            events.addAll(host.events);
        }
        assertEquals(told(whole.events), told(events));
        RunEvent.Finished finished = host.all(RunEvent.Finished.class).get(0);
        assertEquals(4, finished.epochs());
        assertEquals("mAP50 has not improved for 2 validations", finished.reason());
        Checkpoint expected = whole.last().orElseThrow();
        Checkpoint found = from.orElseThrow();
        assertSame(expected.model(), found.model());
        assertSame(expected.average(), found.average());
        assertSame(expected.optimiser(), found.optimiser());
        assertEquals(expected.streams(), found.streams());
        assertEquals(expected.progress().validation(), found.progress().validation());
    }
}
