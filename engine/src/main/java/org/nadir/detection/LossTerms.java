package org.nadir.detection;

import ai.djl.ndarray.NDArray;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The weighted terms of a loss by name, each a scalar on the training device that carries its gradient. The total that is
 * minimised is their plain sum; the arrays belong to the manager of the batch.
 */
public record LossTerms(Map<String, NDArray> terms) {
    public LossTerms {
        if (terms.isEmpty()) {
            throw new IllegalArgumentException("A loss has at least one term");
        }
        terms = Collections.unmodifiableMap(new LinkedHashMap<>(terms));
    }

    /** A new scalar, the sum of all terms. */
    public NDArray total() {
        NDArray sum = null;
        for (NDArray term : terms.values()) {
            sum = sum == null ? term : sum.add(term);
        }
        if (sum == null) {
            throw new IllegalStateException("A loss without terms");
        }
        return sum;
    }
}
