package org.nadir.data;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.nadir.base.UserProblem;

/** What the parts of a data set are called and in which order they come. */
final class SplitNames {
    /** The only split of a data set that has no parts. */
    static final String ONLY = "all";

    private static final List<String> FIRST = List.of("train", "val", "test", "trainval");

    private SplitNames() {}

    /** The name that settings use: {@code valid} and {@code validation} are {@code val}, known names are in lower case. */
    static String plain(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return switch (lower) {
            case "valid", "validation" -> "val";
            case "train", "val", "test", "trainval" -> lower;
            case "training" -> "train";
            case "testing" -> "test";
            default -> name;
        };
    }

    static boolean known(String name) {
        return FIRST.contains(plain(name));
    }

    /** train, val, test and trainval first, others by name. */
    static <T> Comparator<T> order(Function<T, String> name) {
        return Comparator.<T>comparingInt(one -> place(name.apply(one))).thenComparing(name);
    }

    private static int place(String name) {
        int known = FIRST.indexOf(name);
        return known < 0 ? FIRST.size() : known;
    }

    /** @throws UserProblem when no split holds an image */
    static void requireImages(Path root, List<DataSplit> splits, String expected) {
        if (splits.stream().allMatch(split -> split.images().isEmpty())) {
            throw UserProblem.of("The data set holds no image that can be read")
                    .file(root)
                    .expected(expected)
                    .problem();
        }
    }
}
