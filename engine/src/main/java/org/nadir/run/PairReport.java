package org.nadir.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nadir.base.UserProblem;

/**
 * What a teacher and a student make of one image, level by level. Plain values, safe from any thread.
 *
 * @param student in words: detector and backbone
 * @param teacher in words
 * @param width of the image as both see it, padded, in pixels
 * @param height likewise
 * @param levels of both pyramids, finest first
 * @param adapters numbers that the method adds to the student and trains with it
 * @param terms what the student would learn from the teacher at this image before its first step, by the names of the curves;
 *     empty when the two do not suit
 * @param problem why the two cannot learn from each other; empty when they can
 */
public record PairReport(
        String student,
        String teacher,
        int width,
        int height,
        List<Level> levels,
        long adapters,
        Map<String, Double> terms,
        Optional<UserProblem> problem) {
    public PairReport {
        levels = List.copyOf(levels);
        terms = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(terms));
    }

    /**
     * A map of the image.
     *
     * @param stride pixels of the image a cell
     */
    public record LevelMap(int stride, long channels, long height, long width) {}

    /**
     * One level of the two pyramids.
     *
     * @param index 0 the finest
     * @param compared whether the method looks at this level
     * @param adapter between the two maps, such as {@code 1x1, 128 to 256}; empty for none
     */
    public record Level(int index, LevelMap student, LevelMap teacher, boolean compared, String adapter) {
        /** True when the maps have cells of the same places. */
        public boolean sameGrid() {
            return student.stride() == teacher.stride()
                    && student.height() == teacher.height()
                    && student.width() == teacher.width();
        }
    }
}
