package org.nadir.app.scenes;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.nadir.run.RunFolder;

/**
 * A detector that can be run: a run with a checkpoint, or a checkpoint by itself.
 *
 * @param name for people
 * @param path what the command line is given
 */
record DetectorChoice(String name, Path path) {

    /** The runs with a checkpoint, newest first; off the FX thread. */
    static List<DetectorChoice> of(Path runsFolder) {
        List<DetectorChoice> found = new ArrayList<>();
        if (!Files.isDirectory(runsFolder)) {
            return found;
        }
        for (RunFolder run : RunFolder.list(runsFolder)) {
            if (run.checkpoint("best").isPresent() || run.checkpoint("last").isPresent()) {
                found.add(new DetectorChoice(run.name(), run.path()));
            }
        }
        return found;
    }
}
