package org.nadir.app.start;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.nadir.app.shell.Workbench;
import org.nadir.app.shell.WorkbenchSettings;
import org.nadir.base.UserProblem;

/** Opens the window where the machine has a display that JavaFX can use, and says why where it has none. */
final class Window {
    private Window() {}

    /**
     * Opens the workbench and returns when it is closed.
     *
     * @throws UserProblem when there is no display or a library of the desktop is missing
     */
    static void open(List<Path> files) {
        try {
            Workbench.open(new WorkbenchSettings(files, Optional.empty()));
        } catch (UnsupportedOperationException e) {
            throw UserProblem.of("No window can be opened here (" + reason(e) + ")")
                    .remedy("Start Nadir on a desktop, on Linux with the GTK 3 library installed,"
                            + " or use the command line: nadir --help")
                    .cause(e)
                    .problem();
        }
    }

    private static String reason(UnsupportedOperationException e) {
        String text = String.valueOf(e.getMessage());
        return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    }
}
