package org.nadir.cli;

import java.util.List;
import java.util.Map;
import org.nadir.base.Progress;

/** A measurement that {@code nadir bench NAME} runs; not a test, it never fails for being slow. */
public interface Benchmark {
    /** The name on the command line, for example {@code rotated-iou}. */
    String name();

    /** Measures and gives the figures by key, in the order they are shown; units are in the keys. */
    Map<String, Double> run(Progress progress);

    /** Sentences on what the last run could not measure and why; none as a rule. */
    default List<String> notes() {
        return List.of();
    }
}
