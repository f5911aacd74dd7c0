package org.nadir.run;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Students that keep what their teacher makes of the images beside students that do not: four images in batches of three. */
@ExtendWith(OneThread.class)
class KeptTeacherRunTest {
    private static final Map<String, String> KEPT = Map.of("distillation.cacheTeacher", "true");

    @TempDir
    private Path folder;

    private static RunFolder trained(SmallPair pair, Path teacher, Map<String, String> more) {
        Map<String, String> values = new LinkedHashMap<>(Map.of(
                "optimisation.epochs", "4",
                "optimisation.batch", "3",
                "run.validateEvery", "4",
                "distillation.amplifierEpochs", "3"));
        values.putAll(more);
        return pair.train(pair.student("student", teacher, values));
    }

    @Test
    void aStudentAndItsAmplifierAreBitForBitThoseOfATeacherThatComputesEachTime() throws Exception {
        SmallPair plain = new SmallPair(folder.resolve("plain"));
        SmallPair kept = new SmallPair(folder.resolve("kept"));
        Path teacher = plain.teacher().path();
        RunFolder expected = trained(plain, teacher, Map.of());
        List<String> said = new ArrayList<>();
        RunFolder found = saying(said, () -> trained(kept, teacher, KEPT));
        SameTraining.assertSame(expected, found);
        RunFolder amplifier = RunStages.of(found).get(0).run();
        SameTraining.assertSame(RunStages.of(expected).get(0).run(), amplifier);
        assertTrue(
                said.stream().anyMatch(line -> line.matches(".*The teacher's maps of [1-4] of 4.*")), said.toString());
        assertTrue(said.stream().anyMatch(line -> line.matches(".*Features of [1-4] of 4.*")), said.toString());
        assertFalse(Files.exists(found.scratch()), "what was kept is gone with the end of the run");
        assertFalse(Files.exists(amplifier.scratch()));
    }

    @Test
    void aStudentKeepsItsOwnFeaturesBesideItsTeachers() throws Exception {
        SmallPair pair = new SmallPair(folder);
        Path teacher = pair.teacher().path();
        Map<String, String> frozen =
                Map.of("distillation.method", "mgd", "freezing.schedule", "epochs", "freezing.epochs", "0");
        RunFolder expected = trained(pair, teacher, frozen);
        Map<String, String> both = new LinkedHashMap<>(frozen);
        both.putAll(KEPT);
        both.put("freezing.cacheFeatures", "true");
        SameTraining.assertSame(expected, trained(pair, teacher, both));
    }

    /** Does a piece of work and notes what the log says meanwhile. */
    private static <T> T saying(List<String> lines, Supplier<T> work) {
        Logger log = Logger.getLogger("org.nadir.training");
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord entry) {
                lines.add(new SimpleFormatter().formatMessage(entry));
            }

            @Override
            public void flush() {
                // nothing is held back
            }

            @Override
            public void close() {
                // nothing is open
            }
        };
        log.addHandler(handler);
        try {
            return work.get();
        } finally {
            log.removeHandler(handler);
        }
    }
}
