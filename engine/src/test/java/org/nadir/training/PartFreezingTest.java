package org.nadir.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.nadir.freezing.FreezingSchedule;
import org.nadir.freezing.FreezingSchedules;
import org.nadir.nn.NetworkPart;
import org.nadir.tensor.HostTensor;

/** Schedules that go beyond one bit for the backbone, in the loop. */
class PartFreezingTest {
    private static MemoryHost trained(FreezingSchedule schedule) {
        MemoryHost host = new MemoryHost();
        LoopRun.train(schedule, host);
        return host;
    }

    private static Set<NetworkPart> moved(Checkpoint before, Checkpoint after) {
        Set<NetworkPart> moved = EnumSet.noneOf(NetworkPart.class);
        try (TinyTask task = new TinyTask()) {
            task.parameters().all().forEach(parameter -> {
                Map<String, HostTensor> model = before.model();
                String key = model.containsKey(parameter.name()) ? parameter.name() : "";
                assertTrue(!key.isEmpty(), parameter.name());
                if (!model.get(key).sameAs(after.model().get(key))) {
                    moved.add(task.part(parameter));
                }
            });
        }
        return moved;
    }

    @Test
    void onlyWhatTheTableTrainsMoves() {
        MemoryHost host = trained(FreezingSchedules.table(
                "stem: 0; stage1: 0, 1; stage2: 0; stage3: 0, 2; stage4: 0; neck: 0, 2; head: 0-1"));
        Checkpoint first = host.checkpoints.get("epoch-0");
        Checkpoint second = host.checkpoints.get("epoch-1");
        Checkpoint third = host.checkpoints.get("epoch-2");
        assertEquals(EnumSet.of(NetworkPart.STAGE1, NetworkPart.HEAD), moved(first, second));
        assertEquals(EnumSet.of(NetworkPart.STAGE3, NetworkPart.NECK), moved(second, third));
    }

    @Test
    void theMomentumOfAFrozenNeckAndHeadWaits() {
        MemoryHost host = trained(FreezingSchedules.table("neck-head: 0, 2"));
        Predicate<String> above = name -> !name.contains("backbone.");
        Map<String, HostTensor> before = host.checkpoints.get("epoch-0").optimiser();
        Map<String, HostTensor> after = host.checkpoints.get("epoch-1").optimiser();
        assertTrue(before.keySet().stream().anyMatch(above));
        before.forEach((name, tensor) -> assertEquals(above.test(name), tensor.sameAs(after.get(name)), name));
    }

    @Test
    void aTableLikeAGeneratorComputesTheSame() {
        assertEquals(
                LoopRun.train(FreezingSchedules.step(2, FreezingSchedules.referenceFixed()), new MemoryHost()),
                LoopRun.train(FreezingSchedules.table("stem-stage1: -; stage2-stage4: 0-/2"), new MemoryHost()));
    }

    @Test
    void aPeriodOfStepsTrainsTheBackboneInEverySecondOne() {
        MemoryHost host = trained(FreezingSchedules.iterations(3, Set.of()));
        // two steps an epoch: steps 0 and 3 train the backbone, epoch 2 holds steps 4 and 5
        List<RunEvent.EpochEnded> ended = host.all(RunEvent.EpochEnded.class);
        assertEquals(
                List.of(true, true, false),
                ended.stream().map(epoch -> epoch.applied().backboneTrains()).toList());
        assertEquals(ended.get(1).backboneDigest(), ended.get(2).backboneDigest());
    }

    @Test
    void aScoreThatStopsRisingThawsTheBackboneAndAResumedRunThawsAlike() {
        FreezingSchedule schedule = FreezingSchedules.plateau(1, Set.of());
        String whole;
        MemoryHost host = new MemoryHost();
        try (TinyTask task = new TinyTask()) {
            LoopRun.loop(task, schedule, host, LoopRun.optimisation("sgd", 5)).run(Optional.empty());
            whole = task.digest(part -> true);
        }
        List<Double> scores = host.all(RunEvent.Validated.class).stream()
                .map(event -> event.scores().primaryValue())
                .toList();
        List<Boolean> trains = host.all(RunEvent.EpochEnded.class).stream()
                .map(event -> event.applied().backboneTrains())
                .toList();
        boolean thawed = false;
        double best = Double.NEGATIVE_INFINITY;
        for (int epoch = 0; epoch < 5; epoch++) {
            assertEquals(thawed, trains.get(epoch), "epoch " + epoch + " of " + scores);
            thawed = thawed || scores.get(epoch) <= best;
            best = Math.max(best, scores.get(epoch));
        }
        MemoryHost half = new MemoryHost().stopAt(7);
        try (TinyTask task = new TinyTask()) {
            LoopRun.loop(task, schedule, half, LoopRun.optimisation("sgd", 5)).run(Optional.empty());
        }
        try (TinyTask task = new TinyTask()) {
            LoopRun.loop(task, schedule, new MemoryHost(), LoopRun.optimisation("sgd", 5))
                    .run(half.last());
            assertEquals(whole, task.digest(part -> true));
        }
    }
}
