package org.nadir.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.nadir.app.start.CurvesBenchmark;
import org.nadir.app.start.DemoCommand;
import org.nadir.app.start.OpenCommand;
import org.nadir.app.start.PicturesCommand;
import org.nadir.app.start.TimelineBenchmark;
import org.nadir.app.start.WindowBenchmark;
import org.nadir.cli.Nadir;

/**
 * Start of the program: without words, or with files alone, the workbench; otherwise the command line. Not an
 * {@code Application}, so that JavaFX starts from the class path.
 */
public final class Main {
    /** Kept here because a logger that nobody holds forgets its level. JavaFX warns about every class path. */
    private static final Logger JAVAFX = Logger.getLogger("javafx");

    private Main() {}

    public static void main(String[] args) {
        JAVAFX.setLevel(Level.SEVERE);
        int code = Nadir.run(
                words(args),
                List.of(new OpenCommand(), new DemoCommand(), new PicturesCommand()),
                List.of(new WindowBenchmark(), new TimelineBenchmark(), new CurvesBenchmark()));
        System.exit(code);
    }

    /** Files alone, as a desktop passes them, are to be opened. */
    private static String[] words(String[] args) {
        if (Stream.of(args).allMatch(word -> Files.exists(Path.of(word)))) {
            return Stream.concat(Stream.of("open"), Stream.of(args)).toArray(String[]::new);
        }
        return args;
    }
}
