package org.nadir.run.compare;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the events of a run add up to. A value.
 *
 * @param facts what the run told of itself when it started last
 * @param classes that it learns
 * @param plannedEpochs epochs that it means to train; 0 before it has started
 * @param epochs all epochs that began, in order; the last may still run
 */
public record RunTotals(Map<String, String> facts, List<String> classes, int plannedEpochs, List<EpochFacts> epochs) {
    public RunTotals {
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
        classes = List.copyOf(classes);
        epochs = List.copyOf(epochs);
    }
}
