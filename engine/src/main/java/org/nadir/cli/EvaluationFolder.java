package org.nadir.cli;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nadir.base.AtomicFile;
import org.nadir.base.UserProblem;
import org.nadir.data.DataSplit;
import org.nadir.data.ImageSize;
import org.nadir.data.LabelledImage;
import org.nadir.evaluation.ImageMatching;
import org.nadir.evaluation.MatchFiles;
import org.nadir.evaluation.Matching;
import org.nadir.scene.Scene;
import org.nadir.scene.SceneInfo;
import org.nadir.scene.Scenes;

/**
 * The files of an evaluation: {@code evaluation.json} (the document of {@code --json} and the counts of each image) and
 * {@code matches/IMAGE.geojson}, hits, false alarms and misses as a layer for each image.
 */
final class EvaluationFolder {
    private final Path folder;

    EvaluationFolder(Path folder) {
        this.folder = folder;
    }

    /** Refuses a folder that holds something, unless it may be replaced. */
    void requireFree(boolean overwrite) {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw UserProblem.of("This is a file, not a folder")
                    .file(folder)
                    .field("--out")
                    .problem();
        }
        if (!overwrite && Files.isDirectory(folder) && !isEmpty()) {
            throw UserProblem.of("The folder is not empty")
                    .file(folder)
                    .field("--out")
                    .remedy("Choose another folder or add --overwrite")
                    .problem();
        }
    }

    private boolean isEmpty() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        } catch (IOException e) {
            throw UserProblem.of("The folder cannot be listed")
                    .file(folder)
                    .cause(e)
                    .problem();
        }
    }

    /** @throws UserProblem when it cannot be written */
    void write(JsonObject document, Matching matching, DataSplit split) {
        Path layers = folder.resolve("matches");
        try {
            Files.createDirectories(layers);
        } catch (IOException e) {
            throw AtomicFile.unwritable(layers, e);
        }
        Map<String, LabelledImage> images =
                split.images().stream().collect(Collectors.toMap(LabelledImage::name, image -> image, (a, b) -> a));
        List<String> classes = matching.classes();
        for (ImageMatching one : matching.images()) {
            LabelledImage image = images.get(one.image());
            if (image != null) {
                MatchFiles.write(
                        layers.resolve(one.image() + ".geojson"),
                        new MatchFiles.Content(matching.rule(), classes, one),
                        info(image));
            }
        }
        String text =
                new GsonBuilder().setPrettyPrinting().serializeNulls().create().toJson(Documents.withoutNaN(document));
        AtomicFile.writeString(folder.resolve("evaluation.json"), text + "\n");
    }

    /** A tile has pixels of its own and no place; of GeoTIFFs alone the header is read. */
    private static SceneInfo info(LabelledImage image) {
        String name = String.valueOf(image.file().getFileName()).toLowerCase(java.util.Locale.ROOT);
        if (image.window().isEmpty() && (name.endsWith(".tif") || name.endsWith(".tiff"))) {
            try (Scene scene = Scenes.open(image.file())) {
                return scene.info();
            }
        }
        ImageSize size = image.size();
        return SceneInfo.plain(image.file(), size.width(), size.height(), 3);
    }
}
