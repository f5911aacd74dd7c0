package org.nadir.app.start;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.nadir.app.shell.Pictures;
import org.nadir.base.UserProblem;
import org.nadir.cli.CommandOutput;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nadir pictures PROJECT DIR}: one picture of each workspace, light and dark, as the README shows them. */
@Command(
        name = "pictures",
        mixinStandardHelpOptions = true,
        description = "Writes a picture of each workspace with files opened; needs no display.")
public final class PicturesCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "DIR", description = "Where the pictures go.")
    private Path folder = Path.of("");

    @Parameters(
            index = "1..*",
            paramLabel = "FILE",
            description = "Scenes, data folders, project folders, runs or experiment files to open.")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--size", paramLabel = "WxH", description = "Size of the window in pixels (${DEFAULT-VALUE}).")
    private String size = "1440x900";

    @Override
    public Integer call() {
        return CommandOutput.run(false, this::write);
    }

    private void write(CommandOutput out) throws IOException {
        headless();
        List<Path> written = Pictures.write(files, folder, parsed(), out.progress());
        written.forEach(picture -> out.line(picture.toString()));
    }

    private Pictures.Size parsed() {
        if (!size.matches("[1-9]\\d{2,3}x[1-9]\\d{2,3}")) {
            throw UserProblem.of("The size cannot be read")
                    .field("--size")
                    .found(size)
                    .expected("width and height in pixels, such as 1440x900")
                    .problem();
        }
        int cross = size.indexOf('x');
        return new Pictures.Size(
                Integer.parseInt(size.substring(0, cross)), Integer.parseInt(size.substring(cross + 1)));
    }

    /** A toolkit without a display: Monocle on a plain frame in memory. */
    private static void headless() {
        System.setProperty("glass.platform", "Monocle");
        System.setProperty("monocle.platform", "Headless");
        System.setProperty("prism.order", "sw");
    }
}
