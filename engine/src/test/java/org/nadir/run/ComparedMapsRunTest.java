package org.nadir.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.nadir.base.Progress;
import org.nadir.base.UserProblem;
import org.nadir.distillation.SpectralView;
import org.nadir.run.pair.ComparedMaps;

/** A student that was trained is looked at beside its teacher. */
@ExtendWith(OneThread.class)
class ComparedMapsRunTest {
    @TempDir
    private Path folder;

    private static SpectralView view(RunFolder run) {
        return ComparedMaps.of(new ComparedMaps.Wanted(run, "last", "bar0", "cpu"), Progress.none())
                .view();
    }

    private static RunFolder student(SmallPair pair, String method, Path teacher) {
        return pair.train(pair.student(method, teacher, Map.of("distillation.method", method)));
    }

    @Test
    void aStudentIsSeenBehindTheAdaptersOfItsMethodUntilItsTeacherIsGone() throws Exception {
        SmallPair pair = new SmallPair(folder);
        Path teacher = pair.teacher().path();
        RunFolder fitnets = student(pair, "fitnets", teacher);
        SpectralView seen = view(fitnets);
        assertTrue(seen.levels().stream().allMatch(SpectralView.LevelView::adapted));
        assertEquals(5, seen.levels().size());
        // methods that need no adapter for maps of one width train none
        assertFalse(view(student(pair, "cwd", teacher)).adapted());

        Files.delete(TrainedModel.checkpoint(teacher));
        UserProblem gone = assertThrows(UserProblem.class, () -> view(fitnets));
        assertTrue(gone.getMessage().contains("The teacher of this run is gone. Put the file back"), gone.getMessage());
    }
}
