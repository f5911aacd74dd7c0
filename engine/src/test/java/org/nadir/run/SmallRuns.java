package org.nadir.run;

import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.nadir.experiment.ExperimentSpec;
import org.nadir.experiment.Fields;
import org.nadir.freezing.FreezeState;
import org.nadir.nn.NetworkPart;
import org.nadir.training.RunEvent;
import org.nadir.training.Scores;

/** Specifications and events to write into run folders. */
final class SmallRuns {
    static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678Z");
    static final FreezeState FROZEN = new FreezeState(EnumSet.of(NetworkPart.NECK, NetworkPart.HEAD));

    private SmallRuns() {}

    static ExperimentSpec spec(String name) {
        return Fields.toSpec(Map.of("name", name, "data.root", "/sets/none"), Path.of("/"));
    }

    static RunEvent.Started started(int firstEpoch, long firstIteration) {
        return new RunEvent.Started(NOW, 4, 2, firstEpoch, firstIteration, List.of("ship"), Map.of("device", "cpu"));
    }

    static RunEvent.Step step(long iteration, int epoch) {
        return new RunEvent.Step(
                NOW,
                iteration,
                epoch,
                Map.of("box", 0.1 + 0.2),
                0.3,
                1e-3,
                Double.NaN,
                12.5,
                0.5,
                1L << 40,
                1L << 41,
                0);
    }

    static RunEvent.Validated validated(int epoch, long iteration, double map50) {
        Scores scores =
                new Scores("map50", Map.of("map50", map50), Map.of("ship", new Scores.ClassScore(Double.NaN, 0, 3)));
        return new RunEvent.Validated(NOW, epoch, iteration, scores, 1.5, true);
    }

    static List<RunEvent> everyKind() {
        return List.of(
                started(0, 0),
                new RunEvent.EpochStarted(NOW, 0, FROZEN, "0123456789ab", 1234),
                step(1, 0),
                new RunEvent.EpochEnded(NOW, 0, FROZEN, "0123456789ab", 0.5, 2.5, 1L << 30),
                validated(0, 1, 0.25),
                new RunEvent.CheckpointSaved(NOW, 1, 1, "last", "checkpoints/last.safetensors"),
                new RunEvent.Paused(NOW, 0, 1),
                new RunEvent.Resumed(NOW, 0, 1),
                new RunEvent.Finished(NOW, true, "", 1, Double.NaN, -1, 3.5),
                new RunEvent.Failed(NOW, 1, 2, "The \"disk\" is full.\nReally"));
    }
}
