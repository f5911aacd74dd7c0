package org.nadir.data;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nadir.base.UserProblem;

/**
 * The data sets that are used as one, and what their classes are called in it.
 *
 * @param folders of the data sets, at least one; the first stands for all where only one can be named
 * @param renames new name by old name, for classes of all data sets alike; exchanges are allowed
 */
public record DataSources(List<Path> folders, Map<String, String> renames) {
    /** @throws UserProblem when a folder is named twice */
    public DataSources {
        folders = List.copyOf(folders);
        renames = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(renames));
        if (folders.isEmpty()) {
            throw new IllegalArgumentException("There is no folder");
        }
        Set<Path> seen = new HashSet<>();
        for (Path folder : folders) {
            if (!seen.add(folder.toAbsolutePath().normalize())) {
                throw UserProblem.of("A data set is named twice").found(folder).problem();
            }
        }
    }

    /** One data set as it is. */
    public static DataSources of(Path folder) {
        return new DataSources(List.of(folder), Map.of());
    }

    /**
     * Reads renames as settings write them: {@code old=new}.
     *
     * @throws UserProblem for a text without two names, and for a class that is renamed twice
     */
    public static Map<String, String> renames(List<String> texts) {
        Map<String, String> renames = new LinkedHashMap<>();
        for (String text : texts) {
            int sign = text.indexOf('=');
            String old = sign < 0 ? "" : text.substring(0, sign).strip();
            String now = text.substring(sign + 1).strip();
            if (old.isEmpty() || now.isEmpty()) {
                throw UserProblem.of("This is no new name for a class")
                        .found(text)
                        .expected("old=new")
                        .problem();
            }
            if (renames.put(old, now) != null) {
                throw UserProblem.of("A class is renamed twice")
                        .found(old)
                        .expected("one new name")
                        .problem();
            }
        }
        return renames;
    }
}
