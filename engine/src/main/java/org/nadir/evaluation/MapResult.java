package org.nadir.evaluation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Mean average precision over the classes that have truths, and each class in the order of the class list. The means are
 * NaN when no class has a truth.
 */
public record MapResult(double map50, double map75, double map5095, Map<String, ClassResult> classes) {
    public MapResult {
        classes = Collections.unmodifiableMap(new LinkedHashMap<>(classes));
    }
}
