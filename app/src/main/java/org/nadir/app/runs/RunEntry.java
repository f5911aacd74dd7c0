package org.nadir.app.runs;

import java.nio.file.Path;

/** What a row of the list of runs stands for: a run, or a set of runs. Used on the FX thread. */
sealed interface RunEntry permits RunItem, RunSetItem {
    /** The folder of the run or of the set, absolute. */
    Path path();

    String name();
}
