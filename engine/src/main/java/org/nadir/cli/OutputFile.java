package org.nadir.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import org.nadir.base.UserProblem;

/** What a command asks of a file that it is going to write, before it does any work. */
final class OutputFile {
    private OutputFile() {}

    /**
     * Refuses a file in a folder that is not there, one that is a folder, and one that exists and may not be replaced.
     *
     * @param option that named the file
     */
    static void require(Path file, String option, boolean overwrite) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw UserProblem.of("The folder of the output does not exist")
                    .file(file)
                    .field(option)
                    .problem();
        }
        if (Files.isDirectory(file)) {
            throw UserProblem.of("The output is a folder")
                    .file(file)
                    .field(option)
                    .expected("the name of a file")
                    .problem();
        }
        requireFree(file, option, overwrite);
    }

    /** Refuses a file that exists and may not be replaced. */
    static void requireFree(Path file, String option, boolean overwrite) {
        if (Files.exists(file) && !overwrite) {
            throw UserProblem.of("The file exists already")
                    .file(file)
                    .field(option)
                    .remedy("Choose another name or add --overwrite")
                    .problem();
        }
    }
}
