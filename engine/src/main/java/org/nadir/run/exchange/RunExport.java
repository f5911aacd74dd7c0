package org.nadir.run.exchange;

import java.nio.file.Path;
import java.util.List;
import org.nadir.base.UserProblem;
import org.nadir.run.RunFolder;
import org.nadir.training.RunEvent;

/** Writes the numbers of a run for other programs. Not for the FX thread. */
public final class RunExport {
    private RunExport() {}

    /**
     * Writes an event file of TensorBoard into a folder; again replaces it.
     *
     * @return the file
     */
    public static Path tensorBoard(RunFolder run, Path folder) {
        return TensorBoardWriter.write(events(run), folder);
    }

    /** Writes a table, a row for each number; a file of that name is replaced. */
    public static void csv(RunFolder run, Path file) {
        RunTable.write(events(run), file);
    }

    private static List<RunEvent> events(RunFolder run) {
        List<RunEvent> events = run.events();
        if (events.isEmpty()) {
            throw UserProblem.of("The run has no events yet").file(run.path()).problem();
        }
        return events;
    }
}
