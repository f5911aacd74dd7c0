package org.nadir.data.synthetic;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.nadir.base.AtomicFile;
import org.nadir.base.Progress;
import org.nadir.base.UserProblem;

/**
 * Writes the sample project: two scenes, a labelled data set, the small backbone that Nadir trained on its own drawings,
 * ready experiments and a page that explains them. The same settings give the same files. One thread per folder.
 */
public final class SampleProject {
    /** The backbone's file in the project. */
    public static final String BACKBONE = "weights/resnet18-quarter.safetensors";

    private static final List<String> TEXTS =
            List.of("README.md", "experiment.yaml", "experiment-step.yaml", "experiment-distil.yaml");

    private SampleProject() {}

    /**
     * Writes into a folder that is empty or not there yet.
     *
     * @throws UserProblem when the folder has files or cannot be written to
     */
    public static void write(Path folder, SampleSettings settings, Progress progress) {
        makeFolder(folder);
        refuseFull(folder);
        for (String name : TEXTS) {
            AtomicFile.writeString(folder.resolve(name), text(name));
        }
        writeBackbone(folder);
        new SampleDataSet(settings).write(folder.resolve("dataset"), progress);
        new SampleScenes(settings).write(folder.resolve("scenes"), progress);
    }

    /** The scenes' files inside a project. */
    public static List<Path> scenes(Path folder) {
        return Arrays.stream(SampleScenes.Place.values())
                .map(place -> folder.resolve("scenes").resolve(place.fileName()))
                .toList();
    }

    private static void writeBackbone(Path folder) {
        Path file = folder.resolve(BACKBONE);
        makeFolder(folder.resolve("weights"));
        byte[] bytes = resource("resnet18-quarter.safetensors");
        AtomicFile.write(file, out -> out.write(bytes));
    }

    private static String text(String name) {
        return new String(resource(name), StandardCharsets.UTF_8);
    }

    private static byte[] resource(String name) {
        try (InputStream in = SampleProject.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("No resource " + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException("Resource " + name + " cannot be read", e);
        }
    }

    private static void makeFolder(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw AtomicFile.unwritable(folder, e);
        }
    }

    private static void refuseFull(Path folder) {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            if (entries.iterator().hasNext()) {
                throw UserProblem.of("The folder has files already, and samples replace nothing")
                        .file(folder)
                        .expected("an empty folder, or one that is not there yet")
                        .remedy("Name another folder")
                        .problem();
            }
        } catch (IOException e) {
            throw UserProblem.of("The folder cannot be read")
                    .file(folder)
                    .cause(e)
                    .problem();
        }
    }
}
