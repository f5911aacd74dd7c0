package org.nadir.app.start;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.nadir.base.UserProblem;
import org.nadir.cli.CommandOutput;
import org.nadir.cli.Nadir;
import org.nadir.run.RunFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code nadir demo}: the sample project in the workbench; where no window can be opened, the sample experiment in the
 * terminal, which leaves pictures and the detections of a scene.
 */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = {
            "Opens the workbench on the sample project.",
            "Without a display it trains the sample experiment in the terminal,",
            "finds the objects of a scene and leaves pictures and a GeoJSON."
        })
public final class DemoCommand implements Callable<Integer> {
    @Parameters(index = "0", arity = "0..1", paramLabel = "DIR", description = "Folder of the project (nadir-demo).")
    private Path project = Path.of("nadir-demo");

    @Option(names = "--terminal", description = "Stay in the terminal even where a window could be opened.")
    private boolean terminal;

    @Override
    public Integer call() {
        return CommandOutput.run(false, this::show);
    }

    private void show(CommandOutput out) {
        if (!Files.exists(project.resolve("experiment.yaml"))) {
            step("samples", project.toString());
        }
        if (!terminal) {
            try {
                Window.open(List.of(project));
                return;
            } catch (UserProblem noWindow) {
                out.line(
                        noWindow.detail("what").orElse("No window can be opened here") + ": going on in the terminal.");
            }
        }
        train(out);
    }

    private void train(CommandOutput out) {
        Path runs = project.resolve("runs");
        step("train", project.resolve("experiment.yaml").toString(), "--runs", runs.toString());
        RunFolder run = RunFolder.list(runs).stream()
                .findFirst()
                .orElseThrow(() ->
                        UserProblem.of("The training left no run").file(runs).problem());
        List<Path> made = new ArrayList<>();
        Path curve = run.results().resolve("curves.png");
        RunPicture.write(run, curve);
        made.add(curve);
        for (Path scene : ScenePicture.scenesOf(project)) {
            String name = ScenePicture.baseName(scene);
            Path found = run.results().resolve(name + ".geojson");
            step(
                    "detect",
                    run.path().toString(),
                    "--scene",
                    scene.toString(),
                    "--out",
                    found.toString(),
                    "--overwrite");
            Path picture = run.results().resolve(name + ".png");
            ScenePicture.write(scene, found, picture);
            made.add(found);
            made.add(picture);
        }
        out.line("");
        out.line("Look at:");
        made.forEach(file -> out.line("  " + file.toAbsolutePath().normalize()));
        out.line("Open all of it in the workbench: nadir open " + project);
    }

    /** Runs a command of the command line as a person would; its own sentences have been printed when it fails. */
    private static void step(String... words) {
        if (Nadir.run(words) != CommandOutput.DONE) {
            throw UserProblem.of("The demonstration ends here because 'nadir " + words[0] + "' failed")
                    .problem();
        }
    }
}
