package org.nadir.run.compare;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Runs that differ in their seed only, or one run alone.
 *
 * @param name of the one run, or what the names of all begin with
 */
public record RunGroup(String name, List<RunSummary> runs) {
    public RunGroup {
        runs = List.copyOf(runs);
        if (runs.isEmpty()) {
            throw new IllegalArgumentException("A group of no runs");
        }
    }

    static RunGroup of(List<RunSummary> runs) {
        return new RunGroup(
                runs.size() == 1
                        ? runs.get(0).name()
                        : common(runs.stream().map(RunSummary::name).toList()),
                runs);
    }

    /** What all names begin with, without a dangling "-seed"; the first name where they have nothing in common. */
    private static String common(List<String> names) {
        String prefix = names.get(0);
        for (String name : names) {
            int length = 0;
            while (length < Math.min(prefix.length(), name.length()) && prefix.charAt(length) == name.charAt(length)) {
                length++;
            }
            prefix = prefix.substring(0, length);
        }
        String bare = prefix.replaceFirst("[-_. =]*(seed|s)?[-_. =]*$", "");
        return bare.isEmpty() ? names.get(0) : bare;
    }

    /** "name (3 seeds)", or the bare name. */
    public String title() {
        return runs.size() == 1 ? name : name + " (" + runs.size() + " seeds)";
    }

    /** The seeds in order. */
    public String seeds() {
        return runs.stream()
                .map(run -> run.value("run.seed"))
                .collect(Collectors.toCollection(() -> new TreeSet<>(java.util.Comparator.comparingInt(String::length)
                        .thenComparing(java.util.Comparator.naturalOrder()))))
                .stream()
                .collect(Collectors.joining(", "));
    }

    /** What its runs say of a number together. */
    public Spread spread(Measure measure) {
        return Spread.of(runs.stream().map(measure::of).toList());
    }
}
