package org.nadir.detection;

import java.util.ArrayList;
import java.util.List;

/**
 * The convolutions of CrossKD (Wang et al., CVPR 2024): those of the student up to its third, or its last if it has fewer,
 * then those of the teacher behind as many of its own.
 */
final class CrossedTower {
    private static final int CROSSING = 3;

    private CrossedTower() {}

    static <T> List<T> of(List<T> student, List<T> teacher) {
        int crossing = Math.min(CROSSING, student.size());
        List<T> layers = new ArrayList<>(student.subList(0, crossing));
        layers.addAll(teacher.subList(Math.min(crossing, teacher.size()), teacher.size()));
        return layers;
    }
}
