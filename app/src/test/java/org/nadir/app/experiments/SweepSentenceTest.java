package org.nadir.app.experiments;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nadir.base.UserProblem;
import org.nadir.run.sweep.SweepSpec;

class SweepSentenceTest {
    private static final Path FILE = Path.of("/nowhere/sweep.yaml");
    private static final String FORM = "name: small\ndata: {root: nowhere}\n";

    private static String told(String form, String sweep) {
        UserProblem problem = assertThrows(UserProblem.class, () -> SweepSpec.parse(form + sweep, FILE, Map.of())
                .runs(10));
        return SweepSentence.behind(form, FILE).of(problem);
    }

    @Test
    void theLineIsThatOfTheTextOfTheSweep() {
        String sentence = told(FORM, "sweep:\n  run.seed: [1, 2]\n  run.sed: [3]\n");
        assertTrue(sentence.startsWith("Line 3") && sentence.contains("run.seed"), sentence);
    }

    @Test
    void textThatIsNoYamlIsToldByItsLineToo() {
        String sentence = told(FORM, "sweep:\n  run.seed: [1, 2\n  cases: {\n");
        assertTrue(sentence.startsWith("Line "), sentence);
        assertEquals(-1, sentence.indexOf("sweep.yaml"));
    }

    @Test
    void whatTheFormSaysIsToldAsThat() {
        String sentence = told("name: small\ndata: {root: nowhere}\nwrong: 1\n", "sweep:\n  run.seed: [1]\n");
        assertTrue(sentence.startsWith("In the form"), sentence);
    }
}
