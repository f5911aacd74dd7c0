package org.nadir.base;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class UserProblemTest {
    @Test
    void namesPlaceFoundExpectedAndRemedyInOneSentenceEach() {
        UserProblem problem = UserProblem.of("The row has too few numbers")
                .file(Path.of("labelTxt/P1.txt"))
                .line(3)
                .field("coordinates")
                .found("7 numbers")
                .expected("8 numbers")
                .remedy("Add the missing coordinate or delete the row")
                .problem();
        assertEquals(
                "labelTxt/P1.txt, line 3, coordinates: The row has too few numbers; found 7 numbers,"
                        + " expected 8 numbers. Add the missing coordinate or delete the row.",
                problem.getMessage());
        assertEquals("3", problem.detail("line").orElseThrow());
    }

    @Test
    void leavesOutWhatIsNotKnown() {
        assertEquals(
                "The split is empty.",
                UserProblem.of("The split is empty").problem().getMessage());
    }
}
