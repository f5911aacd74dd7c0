package org.nadir.evaluation;

import java.util.Arrays;
import java.util.List;

/**
 * What objects were taken for: a row for each class of the labels, a column for each class of the detections, and a last
 * row and column for the background. The diagonal holds the hits. A detection that is no hit goes to the object of another
 * class that it overlaps enough, if nobody found that one, else to the background's row; an object that neither was found
 * nor taken for something else goes to the background's column. Immutable.
 */
public final class ConfusionMatrix {
    private final List<String> classes;
    private final int[] counts;

    /** @param counts (n + 1) x (n + 1), row by row; copied */
    ConfusionMatrix(List<String> classes, int[] counts) {
        this.classes = List.copyOf(classes);
        this.counts = counts.clone();
        if (counts.length != side() * side()) {
            throw new IllegalArgumentException(counts.length + " counts for " + classes.size() + " classes");
        }
    }

    public List<String> classes() {
        return classes;
    }

    /** The index of the background in rows and columns. */
    public int background() {
        return classes.size();
    }

    /** How many objects of class {@code truth} were taken for class {@code detected}. */
    public int count(int truth, int detected) {
        return counts[truth * side() + detected];
    }

    /** A copy of a row. */
    public int[] row(int truth) {
        return Arrays.copyOfRange(counts, truth * side(), (truth + 1) * side());
    }

    private int side() {
        return classes.size() + 1;
    }
}
