package org.nadir.run.compare;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nadir.freezing.FreezeState;
import org.nadir.nn.NetworkPart;
import org.nadir.training.RunEvent;
import org.nadir.training.Scores;

/** Events of small runs whose sums are known by heart. */
public final class SmallSummaries {
    static final Instant START = Instant.parse("2026-01-02T03:00:00Z");
    static final FreezeState TRAINED = new FreezeState(EnumSet.of(NetworkPart.STAGE4, NetworkPart.HEAD));
    static final FreezeState FROZEN = new FreezeState(EnumSet.of(NetworkPart.HEAD));

    private SmallSummaries() {}

    static Instant at(double seconds) {
        return START.plusMillis(Math.round(1000 * seconds));
    }

    static RunEvent.Started started(double seconds, int firstEpoch, long firstIteration) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("data", "ships (DOTA)");
        facts.put("parameters", "1000");
        return new RunEvent.Started(at(seconds), 2, 2, firstEpoch, firstIteration, List.of("ship"), facts);
    }

    static RunEvent.EpochStarted epoch(double seconds, int epoch, FreezeState state, long values) {
        return new RunEvent.EpochStarted(at(seconds), epoch, state, "0123456789ab", values);
    }

    static RunEvent.Step step(double seconds, long iteration, int epoch) {
        return new RunEvent.Step(
                at(seconds), iteration, epoch, Map.of("box", 0.5), 0.5, 1e-3, 1, 1500, 100, 1L << 20, 3L << 20, 0);
    }

    static RunEvent.EpochEnded ended(double seconds, int epoch, FreezeState state) {
        return new RunEvent.EpochEnded(at(seconds), epoch, state, "0123456789ab", 0.5 - 0.1 * epoch, 4, 4L << 20);
    }

    static RunEvent.Validated validated(double seconds, int epoch, double map50) {
        Scores scores = new Scores("map50", Map.of("map50", map50), Map.of("ship", new Scores.ClassScore(map50, 7, 9)));
        return new RunEvent.Validated(at(seconds), epoch, 2L * (epoch + 1), scores, 1, true);
    }

    /** Two epochs of two steps of 1.5 s, ending at 5 s and 10 s; the backbone is frozen in the second one. */
    public static List<RunEvent> twoEpochs(double first, double second) {
        List<RunEvent> events = new ArrayList<>();
        events.add(started(0, 0, 0));
        events.add(epoch(0, 0, TRAINED, 800));
        events.add(step(2, 1, 0));
        events.add(step(4, 2, 0));
        events.add(ended(4, 0, TRAINED));
        events.add(validated(5, 0, first));
        events.add(epoch(5, 1, FROZEN, 200));
        events.add(step(7, 3, 1));
        events.add(step(9, 4, 1));
        events.add(ended(9, 1, FROZEN));
        events.add(validated(10, 1, second));
        return events;
    }
}
