package org.nadir.app.start;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.nadir.app.shell.Pictures;
import org.nadir.cli.CommandOutput;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code nadir pictures PROJECT DIR}: one picture of each workspace, light and dark, as the README shows them. */
@Command(
        name = "pictures",
        mixinStandardHelpOptions = true,
        description = "Writes a picture of each workspace with a project opened; needs no display.")
public final class PicturesCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "PROJECT", description = "Project folder: scenes, dataset, runs.")
    private Path project = Path.of("");

    @Parameters(index = "1", paramLabel = "DIR", description = "Where the pictures go.")
    private Path folder = Path.of("");

    @Override
    public Integer call() {
        return CommandOutput.run(false, this::write);
    }

    private void write(CommandOutput out) {
        headless();
        Pictures.write(project, folder);
        out.line("Pictures written to " + folder.toAbsolutePath().normalize());
    }

    /** A toolkit without a display: Monocle on a plain frame in memory. */
    private static void headless() {
        System.setProperty("glass.platform", "Monocle");
        System.setProperty("monocle.platform", "Headless");
        System.setProperty("prism.order", "sw");
        System.setProperty("headless.geometry", "1920x1200-32");
    }
}
