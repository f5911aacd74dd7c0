package org.nadir.experiment;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The checked texts of all fields, read as the values they stand for.
 *
 * @param folder relative paths are resolved against it
 */
record FieldTexts(Map<String, String> values, Path folder) {
    String text(String key) {
        return values.getOrDefault(key, "").strip();
    }

    int whole(String key) {
        return Integer.parseInt(text(key));
    }

    double decimal(String key) {
        return Double.parseDouble(text(key));
    }

    Path resolve(String path) {
        return folder.resolve(path).toAbsolutePath().normalize();
    }

    /** A number as a field writes it: without a fraction where it has none. */
    static String number(double value) {
        if (value == Double.POSITIVE_INFINITY) {
            return FieldValues.INFINITE;
        }
        boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15;
        return whole ? Long.toString((long) value) : Double.toString(value);
    }

    static String join(List<Integer> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
}
