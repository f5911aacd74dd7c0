package org.nadir.app.experiments;

import java.nio.file.Path;
import org.nadir.base.UserProblem;

/**
 * What is wrong with the text of a sweep, told by the lines of that text: it is read behind the text of the form as one
 * file, whose lines nobody sees.
 *
 * @param file name that the two texts are read under
 * @param formLines how many lines of the file are those of the form
 */
record SweepSentence(Path file, int formLines) {
    /** Under this name, with a form that says this. */
    static SweepSentence behind(String form, Path file) {
        return new SweepSentence(
                file, (int) form.chars().filter(letter -> letter == '\n').count());
    }

    String of(UserProblem problem) {
        String whole = String.valueOf(problem.getMessage());
        if (!problem.detail("file").equals(java.util.Optional.of(file.toString()))) {
            return whole;
        }
        int line = problem.detail("line").map(Integer::parseInt).orElse(0);
        String place = line > formLines ? "Line " + (line - formLines) : line > 0 ? "In the form" : "";
        String field = problem.detail("field").orElse("");
        String separator = place.isEmpty() || field.isEmpty() ? "" : ", ";
        UserProblem.Draft told = UserProblem.of(problem.detail("what").orElse(whole));
        if (!place.isEmpty() || !field.isEmpty()) {
            told.field(place + separator + field);
        }
        problem.detail("found").ifPresent(told::found);
        problem.detail("expected").ifPresent(told::expected);
        problem.detail("remedy").ifPresent(told::remedy);
        return String.valueOf(told.problem().getMessage());
    }
}
