package org.nadir.app.experiments;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.nadir.app.desk.Figures;
import org.nadir.base.UserProblem;
import org.nadir.experiment.ModelSpec;
import org.nadir.run.RunFolder;

/**
 * A run that can teach: one with a checkpoint.
 *
 * @param label for a menu: name, detector, backbone and best score
 * @param path its folder
 */
record TeacherChoice(String label, Path path) {
    private static final int MOST = 20;

    /** The newest runs with a checkpoint; off the FX thread. */
    static List<TeacherChoice> of(Path runsFolder) {
        List<TeacherChoice> found = new ArrayList<>();
        if (!Files.isDirectory(runsFolder)) {
            return found;
        }
        for (RunFolder run : RunFolder.list(runsFolder)) {
            boolean trained =
                    run.checkpoint("best").isPresent() || run.checkpoint("last").isPresent();
            if (trained && found.size() < MOST) {
                found.add(new TeacherChoice(label(run), run.path()));
            }
        }
        return found;
    }

    private static String label(RunFolder run) {
        try {
            ModelSpec model = run.spec().model();
            String score = run.status()
                    .filter(status -> status.bestEpoch() >= 0)
                    .map(status -> ", mAP50 " + Figures.score(status.bestScore()))
                    .orElse("");
            return run.name() + "  (" + model.detector() + ", " + model.backbone() + score + ")";
        } catch (UserProblem damaged) {
            return run.name();
        }
    }
}
