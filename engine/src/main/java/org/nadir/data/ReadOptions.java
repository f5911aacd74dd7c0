package org.nadir.data;

import java.util.Optional;

/**
 * How a data set is read.
 *
 * @param classes when given, rows of other classes are left out and reported
 */
public record ReadOptions(Optional<ClassMap> classes) {
    /** Every class is taken as it comes. */
    public static ReadOptions anyClass() {
        return new ReadOptions(Optional.empty());
    }

    /** Only these classes (and those the map ignores). */
    public static ReadOptions only(ClassMap classes) {
        return new ReadOptions(Optional.of(classes));
    }
}
