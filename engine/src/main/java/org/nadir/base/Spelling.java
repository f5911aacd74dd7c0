package org.nadir.base;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Finds the word that was probably meant: the one with the fewest letters to change (Levenshtein). */
public final class Spelling {
    private Spelling() {}

    /** The most likely of the known words; empty when there is none. */
    public static String nearest(String word, List<String> known) {
        return known.stream()
                .min(Comparator.comparingInt(candidate -> likeness(word, candidate)))
                .orElse("");
    }

    private static int likeness(String word, String candidate) {
        String wanted = lastPart(word);
        String given = lastPart(candidate);
        return 4 * distance(wanted, given) + distance(word, candidate);
    }

    private static String lastPart(String key) {
        return key.substring(key.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, Math.min(row[j] + 1, row[j - 1] + 1));
            }
        }
        return row[b.length()];
    }
}
