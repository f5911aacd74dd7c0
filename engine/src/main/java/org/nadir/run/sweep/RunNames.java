package org.nadir.run.sweep;

import java.util.Map;

/** Names of runs, made of the name of their set and what tells them apart. */
final class RunNames {
    private static final int LONGEST_PART = 28;

    private RunNames() {}

    /** {@code dbf} with freezing.rho 4 and run.seed 1 is {@code dbf-rho4-seed1}; a case stands for itself. */
    static String of(String set, Map<String, String> cell) {
        StringBuilder name = new StringBuilder(set);
        cell.forEach((title, label) -> name.append('-').append(part(title, label)));
        return name.toString();
    }

    private static String part(String title, String label) {
        String word = title.equals(SweepAxis.CASE) ? "" : title.substring(title.lastIndexOf('.') + 1);
        // of a path the last element tells it from the others
        String value = word.isEmpty()
                ? label
                : label.substring(label.replace('\\', '/').lastIndexOf('/') + 1);
        String safe = value.strip().replaceAll("[^A-Za-z0-9._]+", "-").replaceAll("^-|-$", "");
        String text = word + (safe.isEmpty() ? "none" : safe);
        return text.substring(0, Math.min(LONGEST_PART, text.length()));
    }
}
