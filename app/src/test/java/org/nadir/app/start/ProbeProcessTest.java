package org.nadir.app.start;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nadir.base.UserProblem;

class ProbeProcessTest {
    @Test
    void readsTheAnswerOfTheProbe() {
        assertEquals(
                Map.of("start_ms", 812.0, "first_paint_ms", 410.0),
                ProbeProcess.figures("{\"start_ms\":812,\"first_paint_ms\":410}"));
    }

    @Test
    void saysWhatItFoundWhenTheAnswerIsNone() {
        UserProblem problem = assertThrows(UserProblem.class, () -> ProbeProcess.figures("killed"));
        assertEquals("killed", problem.detail("found").orElseThrow());
    }
}
