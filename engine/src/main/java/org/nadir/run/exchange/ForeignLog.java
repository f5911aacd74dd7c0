package org.nadir.run.exchange;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;

/**
 * The numbers that another program logged of a training, gathered by step. A number that is logged twice for a step counts as
 * it was logged last. Filled by one thread, then only read.
 */
final class ForeignLog {
    /** More distinct steps than this are refused by whoever fills it. */
    static final int MOST_ROWS = 5_000_000;

    private final String format;
    private final TreeMap<Long, Row> training = new TreeMap<>();
    private final TreeMap<Long, Row> validation = new TreeMap<>();
    private final Map<String, String> facts = new LinkedHashMap<>();
    private final Set<String> warnings = new LinkedHashSet<>();
    private OptionalInt stepsPerEpoch = OptionalInt.empty();

    /** @param format what wrote it, for people */
    ForeignLog(String format) {
        this.format = format;
    }

    /**
     * What was logged for a step.
     *
     * @param step optimiser steps done, or what the program counted by
     * @param seconds since 1970
     */
    record Row(long step, double seconds, Map<String, Double> values) {}

    void add(boolean validated, long step, double seconds, String name, double value) {
        TreeMap<Long, Row> rows = validated ? validation : training;
        Row row = rows.get(step);
        if (row == null) {
            row = new Row(step, seconds, new LinkedHashMap<>());
            rows.put(step, row);
        }
        row.values().put(name, value);
    }

    boolean full() {
        return training.size() + validation.size() > MOST_ROWS;
    }

    void fact(String name, String value) {
        facts.putIfAbsent(name, value);
    }

    void warn(String sentence) {
        warnings.add(sentence);
    }

    void stepsPerEpoch(int steps) {
        stepsPerEpoch = OptionalInt.of(Math.max(1, steps));
    }

    String format() {
        return format;
    }

    Collection<Row> training() {
        return Collections.unmodifiableCollection(training.values());
    }

    Collection<Row> validation() {
        return Collections.unmodifiableCollection(validation.values());
    }

    Map<String, String> facts() {
        return Collections.unmodifiableMap(facts);
    }

    /** What is missing of the files, in sentences. */
    List<String> warnings() {
        return new ArrayList<>(warnings);
    }

    /** How many steps make an epoch; empty when the log does not say. */
    OptionalInt stepsPerEpoch() {
        return stepsPerEpoch;
    }

    boolean isEmpty() {
        return training.isEmpty() && validation.isEmpty();
    }
}
