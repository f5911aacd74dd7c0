package org.nadir.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.nadir.freezing.FreezingSchedules;
import org.nadir.nn.NetworkPart;
import org.nadir.tensor.GradientClip;
import org.nadir.tensor.HostTensor;
import org.nadir.tensor.Parameter;
import org.nadir.tensor.Recording;
import org.nadir.tensor.Sgd;

/** What the reference of dynamic backbone freezing promises, on a small Rotated RetinaNet. */
class BackboneFreezingTest {
    private static final double NEVER = Double.POSITIVE_INFINITY;

    private static Map<String, HostTensor> backbone(Map<String, HostTensor> tensors) {
        Map<String, HostTensor> chosen = new TreeMap<>();
        tensors.forEach((name, tensor) -> {
            if (name.contains("backbone.")) {
                chosen.put(name, tensor);
            }
        });
        return chosen;
    }

    private static void assertSameBits(Map<String, HostTensor> expected, Map<String, HostTensor> actual) {
        assertEquals(expected.keySet(), actual.keySet());
        expected.forEach((name, tensor) -> assertTrue(tensor.sameAs(actual.get(name)), name));
    }

    @Test
    void aFrozenEpochLeavesEveryBackboneTensorAndItsMomentumBitIdentical() {
        MemoryHost host = new MemoryHost();
        LoopRun.train(FreezingSchedules.step(3, Set.of()), host);
        Checkpoint trained = host.checkpoints.get("epoch-0");
        Checkpoint frozen = host.checkpoints.get("epoch-2");
        assertEquals(3, frozen.progress().epoch());
        assertSameBits(backbone(trained.model()), backbone(frozen.model()));
        Map<String, HostTensor> momentum = backbone(trained.optimiser());
        assertTrue(momentum.size() > 20, "momentum of the backbone exists: " + momentum.size());
        assertSameBits(momentum, backbone(frozen.optimiser()));
    }

    @Test
    void neckAndHeadMoveInAFrozenEpoch() {
        MemoryHost host = new MemoryHost();
        LoopRun.train(FreezingSchedules.step(3, Set.of()), host);
        Map<String, HostTensor> before = host.checkpoints.get("epoch-0").model();
        Map<String, HostTensor> after = host.checkpoints.get("epoch-1").model();
        String neck = before.keySet().stream()
                .filter(name -> name.startsWith("neck.") && name.endsWith("weight"))
                .findFirst()
                .orElseThrow();
        assertTrue(!before.get(neck).sameAs(after.get(neck)), neck);
    }

    @Test
    void rhoOfOneIsPlainTraining() {
        assertEquals(plainTraining(Set.of()), LoopRun.train(FreezingSchedules.step(1, Set.of()), new MemoryHost()));
    }

    @Test
    void infiniteRhoIsTrainingWithTheBackboneLeftOutOfTheOptimiser() {
        Set<NetworkPart> backbone = Set.of(
                NetworkPart.STEM, NetworkPart.STAGE1, NetworkPart.STAGE2, NetworkPart.STAGE3, NetworkPart.STAGE4);
        assertEquals(plainTraining(backbone), LoopRun.train(FreezingSchedules.step(NEVER, Set.of()), new MemoryHost()));
    }

    /** The same steps by hand, without loop and schedule; parts that are left out are given to no optimiser. */
    private static String plainTraining(Set<NetworkPart> leftOut) {
        try (TinyTask task = new TinyTask()) {
            List<Parameter> given = task.parameters().all().stream()
                    .filter(p -> !p.buffer() && !leftOut.contains(task.part(p)))
                    .toList();
            Sgd sgd = new Sgd(task.parameters(), 0.9, 1e-3);
            LearningRateSchedule rates =
                    new LearningRateSchedule(LoopRun.optimisation("sgd", LoopRun.EPOCHS), TinyTask.STEPS);
            for (int i = 0; i < LoopRun.EPOCHS * TinyTask.STEPS; i++) {
                int epoch = i / TinyTask.STEPS;
                Task.Batches batches = task.open(epoch, i % TinyTask.STEPS);
                batches.next();
                try (NDManager arrays = task.parameters().manager().newSubManager();
                        Recording recording = Recording.of(given)) {
                    recording.backward(batches.loss(arrays).total());
                    GradientClip.byNorm(recording, given, 35);
                    sgd.step(recording, rates.at(epoch, i));
                }
            }
            return task.digest(part -> true);
        }
    }

    @Test
    void fixedStagesAndRunningStatisticsNeverChange() {
        try (TinyTask task = new TinyTask()) {
            String fixed = task.digest(part -> part == NetworkPart.STEM || part == NetworkPart.STAGE1);
            String statistics = task.parameters().digest(Parameter::buffer);
            String stage2 = task.digest(part -> part == NetworkPart.STAGE2);
            LoopRun.loop(task, FreezingSchedules.full(FreezingSchedules.referenceFixed()), new MemoryHost())
                    .run(Optional.empty());
            assertEquals(fixed, task.digest(part -> part == NetworkPart.STEM || part == NetworkPart.STAGE1));
            assertEquals(statistics, task.parameters().digest(Parameter::buffer));
            assertNotEquals(stage2, task.digest(part -> part == NetworkPart.STAGE2));
        }
    }

    @Test
    void everyEpochTellsTheStateAppliedWithADigest() {
        MemoryHost host = new MemoryHost();
        LoopRun.train(FreezingSchedules.step(2, Set.of()), host);
        List<RunEvent.EpochStarted> begun = host.all(RunEvent.EpochStarted.class);
        List<RunEvent.EpochEnded> ended = host.all(RunEvent.EpochEnded.class);
        for (int epoch = 0; epoch < LoopRun.EPOCHS; epoch++) {
            boolean trains = epoch % 2 == 0;
            assertEquals(trains, begun.get(epoch).applied().backboneTrains());
            boolean moved =
                    !begun.get(epoch).backboneDigest().equals(ended.get(epoch).backboneDigest());
            assertEquals(trains, moved, "epoch " + epoch);
        }
        assertTrue(begun.get(1).trainableValues() < begun.get(0).trainableValues());
    }
}
