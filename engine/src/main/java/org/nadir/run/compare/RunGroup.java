package org.nadir.run.compare;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Runs that differ in their seed only, or one run alone.
 *
 * @param name of the one run, or what the names of all begin and end with
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

    /**
     * What all names begin and end with, without a dangling "-seed": {@code set-seed1-rho4} and {@code set-seed2-rho4} are
     * {@code set-rho4}; the first name where they have nothing in common.
     */
    private static String common(List<String> names) {
        String first = names.get(0);
        int start = first.length();
        for (String name : names) {
            start = Math.min(start, alike(first, name));
        }
        String backwards = reversed(first.substring(start));
        int end = backwards.length();
        for (String name : names) {
            end = Math.min(end, alike(backwards, reversed(name.substring(start))));
        }
        String head = first.substring(0, start).replaceFirst("[-_. =]*(seed\\d*|s)?[-_. =]*$", "");
        // a suffix that begins within a word is chance, as the 1 of seeds 11 and 21
        String tail = reversed(backwards.substring(0, end)).replaceFirst("^[^-_. =]+", "");
        String whole = head.isEmpty() ? tail.replaceFirst("^[-_. =]+", "") : head + tail;
        return whole.isEmpty() ? first : whole;
    }

    /** How many letters two texts have in common at their beginning. */
    private static int alike(String one, String other) {
        int length = 0;
        while (length < Math.min(one.length(), other.length()) && one.charAt(length) == other.charAt(length)) {
            length++;
        }
        return length;
    }

    private static String reversed(String text) {
        return new StringBuilder(text).reverse().toString();
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
