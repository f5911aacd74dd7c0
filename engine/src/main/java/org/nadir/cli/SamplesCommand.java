package org.nadir.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.nadir.base.UserProblem;
import org.nadir.data.synthetic.SampleProject;
import org.nadir.data.synthetic.SampleSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nadir samples DIR}: draws the sample project. */
@Command(
        name = "samples",
        mixinStandardHelpOptions = true,
        description = "Writes the sample project: scenes, labelled images, a small backbone, ready experiments.")
final class SamplesCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "DIR", description = "Folder that is empty or not there yet.")
    private Path folder = Path.of("");

    @Option(names = "--scene-size", paramLabel = "N", description = "Side of the scenes in pixels.")
    private int sceneSize;

    @Option(names = "--seed", paramLabel = "N", description = "Another seed draws other places.")
    private long seed = -1;

    @Option(names = "--json", description = "One JSON document on standard output.")
    private boolean json;

    @Override
    public Integer call() {
        return CommandOutput.run(json, this::write);
    }

    private void write(CommandOutput out) {
        SampleSettings settings = settings();
        SampleProject.write(folder, settings, out.progress());
        if (!out.json()) {
            out.line("The sample project is in " + folder.toAbsolutePath() + "; README.md there says what is in it.");
            return;
        }
        JsonObject document = new JsonObject();
        document.addProperty("folder", folder.toAbsolutePath().toString());
        document.addProperty("experiment", folder.resolve("experiment.yaml").toString());
        document.addProperty("images", settings.train() + settings.validation() + settings.test());
        document.addProperty("seed", settings.seed());
        JsonArray scenes = new JsonArray();
        SampleProject.scenes(folder).forEach(scene -> scenes.add(scene.toString()));
        document.add("scenes", scenes);
        out.print(document);
    }

    private SampleSettings settings() {
        SampleSettings settings = SampleSettings.standard();
        if (seed >= 0) {
            settings = settings.withSeed(seed);
        }
        if (sceneSize == 0) {
            return settings;
        }
        if (sceneSize < SampleSettings.SMALLEST_SCENE || sceneSize > SampleSettings.LARGEST_SCENE) {
            throw UserProblem.of("No scene of this size can be drawn")
                    .field("--scene-size")
                    .found(String.valueOf(sceneSize))
                    .expected(SampleSettings.SMALLEST_SCENE + " to " + SampleSettings.LARGEST_SCENE + " pixels")
                    .problem();
        }
        return settings.withSceneSize(sceneSize);
    }
}
