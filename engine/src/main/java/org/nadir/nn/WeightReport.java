package org.nadir.nn;

import java.util.List;

/**
 * What became of the tensors of a weight file and of the parameters of the model.
 *
 * @param loaded parameters that took their values from the file
 * @param missing parameters that the file does not have: they keep their first values
 * @param ignored tensors of the file that the model has no use for
 * @param mismatched one sentence each for equal names with different shapes: not loaded
 */
public record WeightReport(List<String> loaded, List<String> missing, List<String> ignored, List<String> mismatched) {
    public WeightReport {
        loaded = List.copyOf(loaded);
        missing = List.copyOf(missing);
        ignored = List.copyOf(ignored);
        mismatched = List.copyOf(mismatched);
    }

    /** True when every parameter was loaded. */
    public boolean complete() {
        return missing.isEmpty() && mismatched.isEmpty();
    }

    /** One line with the four counts and the first names of what is missing. */
    public String summary() {
        StringBuilder text = new StringBuilder(String.format(
                "%d loaded, %d missing, %d ignored, %d of another shape",
                loaded.size(), missing.size(), ignored.size(), mismatched.size()));
        if (!missing.isEmpty()) {
            text.append("; missing: ")
                    .append(String.join(", ", missing.subList(0, Math.min(6, missing.size()))))
                    .append(missing.size() > 6 ? ", ..." : "");
        }
        return text.toString();
    }
}
