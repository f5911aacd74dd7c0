package org.nadir.run.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nadir.training.RunEvent;

class RunAccountTest {
    private static List<EpochFacts> epochs(List<RunEvent> events) {
        RunAccount account = new RunAccount();
        events.forEach(account::add);
        return account.totals().epochs();
    }

    @Test
    void anEpochHasItsTimesAndItsScore() {
        EpochFacts second = epochs(SmallSummaries.twoEpochs(0.25, 0.5)).get(1);
        assertEquals(6, second.deviceSeconds());
        assertEquals(10, second.wallSeconds());
        assertEquals(1500, second.stepMilliseconds());
        assertEquals(0.4, second.meanLoss(), 1e-12);
        assertEquals(4, second.iteration());
        assertEquals(0.5, second.scores().orElseThrow().primaryValue());
    }

    @Test
    void pausesAndTheTimeBetweenTwoWorkersDoNotCount() {
        List<RunEvent> events = new ArrayList<>();
        events.add(SmallSummaries.started(0, 0, 0));
        events.add(SmallSummaries.step(2, 1, 0));
        events.add(new RunEvent.Paused(SmallSummaries.at(3), 0, 1));
        events.add(new RunEvent.Resumed(SmallSummaries.at(50), 0, 1));
        events.add(SmallSummaries.step(52, 2, 0));
        events.add(SmallSummaries.started(100, 1, 2));
        events.add(SmallSummaries.step(101, 3, 1));
        assertEquals(3 + 2 + 1, epochs(events).get(1).wallSeconds());
    }

    @Test
    void whatADeadWorkerToldBeyondTheCheckpointIsTakenBack() {
        List<RunEvent> events = new ArrayList<>(SmallSummaries.twoEpochs(0.25, 0.5));
        events.add(SmallSummaries.started(60, 1, 2));
        events.add(SmallSummaries.epoch(60, 1, SmallSummaries.TRAINED, 800));
        events.add(SmallSummaries.step(62, 3, 1));
        List<EpochFacts> epochs = epochs(events);
        assertEquals(4.5, epochs.get(1).deviceSeconds());
        assertEquals(true, epochs.get(1).scores().isEmpty());
    }

    @Test
    void anEntryOfALogStandsForTheStepsSinceTheOneBefore() {
        List<RunEvent> events = new ArrayList<>();
        events.add(SmallSummaries.started(0, 0, 0));
        events.add(SmallSummaries.step(2, 50, 0));
        events.add(SmallSummaries.step(4, 100, 0));
        EpochFacts epoch = epochs(events).get(0);
        assertEquals(150, epoch.deviceSeconds());
        assertEquals(1500, epoch.stepMilliseconds());
        assertEquals(100, epoch.iteration());
    }

    @Test
    void stepsThatNobodyTimedTakeAsLongAsTheOthers() {
        List<RunEvent> events = new ArrayList<>();
        events.add(SmallSummaries.started(0, 0, 0));
        events.add(
                new RunEvent.Step(SmallSummaries.at(1), 10, 0, Map.of(), 1, 1e-3, 1, Double.NaN, Double.NaN, 0, 0, 0));
        events.add(SmallSummaries.step(2, 20, 0));
        assertEquals(30, epochs(events).get(0).deviceSeconds());
    }
}
