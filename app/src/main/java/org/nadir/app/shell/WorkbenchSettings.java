package org.nadir.app.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.nadir.app.desk.ThemeChoice;

/**
 * What the command line asks of the window.
 *
 * @param open scenes, data folders, project folders, run folders, experiment files, in this order
 * @param theme light or dark for this session, or empty for the remembered choice
 */
public record WorkbenchSettings(List<Path> open, Optional<ThemeChoice> theme) {
    public WorkbenchSettings {
        open = List.copyOf(open);
    }

    public static WorkbenchSettings none() {
        return new WorkbenchSettings(List.of(), Optional.empty());
    }
}
