package org.nadir.data;

import java.nio.file.Path;
import org.nadir.base.Progress;

/** A way data sets lie on disk. One class each, listed in {@link DataSets#formats()}. Stateless. */
public interface LabelFormat {
    /** The name people know it by. */
    String name();

    /** What lies where, in a few words: what to look for in a folder that is not recognised. */
    String layout();

    /** True when the folder looks like this format; a glance at names and the first bytes of a file, nothing is parsed. */
    boolean recognises(Path root);

    /**
     * Reads all labels, no pixels. What cannot be used is in the report of the data set.
     *
     * @throws org.nadir.base.UserProblem when there is nothing to read or a folder cannot be listed
     * @throws java.util.concurrent.CancellationException when the progress was cancelled
     */
    DataSet read(Path root, ReadOptions options, Progress progress);
}
