package org.nadir.distillation;

import org.nadir.base.UserProblem;
import org.nadir.detection.PyramidDetector;

/** What two detectors must share for one to learn from the other. */
record PairRules(Pair pair) {
    private static final String TEACHER = "distillation.teacher";
    private static final String AMPLIFIER = "distillation.amplifier";

    /** Levels of the same grids, the same classes in the same order, and boxes of one sort. */
    void requireAlike() {
        PyramidDetector student = pair.student();
        PyramidDetector teacher = pair.teacher();
        if (!student.strides().equals(teacher.strides())) {
            throw UserProblem.of("The levels of the two pyramids do not lie on the same grids")
                    .field(TEACHER)
                    .found("strides " + teacher.strides())
                    .expected("the student's strides " + student.strides())
                    .remedy("Choose a teacher and a student of one kind of detector")
                    .problem();
        }
        if (student.upright() != teacher.upright()) {
            throw UserProblem.of("One of the pair finds upright boxes and the other oriented ones")
                    .field(TEACHER)
                    .found(boxes(teacher))
                    .expected(boxes(student))
                    .remedy("Choose a teacher and a student of one kind of detector")
                    .problem();
        }
        requireClasses(teacher, TEACHER, "The teacher knows other classes than the student");
    }

    /** Heads whose rows mean the same, so that one can be told to speak like the other. */
    void requireSameHeads() {
        pair.teacher().requireComparable(pair.student());
    }

    /** An amplifier that reads maps of the teacher's width. */
    void requireAmplifier() {
        PyramidDetector amplifier = pair.amplifier()
                .orElseThrow(() -> UserProblem.of("There is no high-frequency amplifier of this teacher")
                        .field(AMPLIFIER)
                        .remedy("Train one, or set the weight of the term that asks for it to 0")
                        .problem());
        PyramidDetector teacher = pair.teacher();
        if (amplifier.neckChannels() != teacher.neckChannels()) {
            throw UserProblem.of("The amplifier belongs to another teacher")
                    .field(AMPLIFIER)
                    .found(amplifier.neckChannels() + " channels")
                    .expected("the teacher's " + teacher.neckChannels() + " channels")
                    .remedy("Leave the amplifier to be found or trained")
                    .problem();
        }
        requireClasses(amplifier, AMPLIFIER, "The amplifier knows other classes than the student");
        amplifier.requireComparable(pair.student());
    }

    private void requireClasses(PyramidDetector other, String field, String sentence) {
        if (!other.classes().equals(pair.student().classes())) {
            throw UserProblem.of(sentence)
                    .field(field)
                    .found(String.join(", ", other.classes()))
                    .expected(String.join(", ", pair.student().classes()) + ", in this order")
                    .remedy(
                            "Name them as data.classes; if only the names differ, give the file the student's with nadir"
                                    + " import FILE --classes A,B,C and take that run")
                    .problem();
        }
    }

    private static String boxes(PyramidDetector detector) {
        return detector.upright() ? "upright boxes" : "oriented boxes";
    }
}
