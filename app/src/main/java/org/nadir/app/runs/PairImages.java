package org.nadir.app.runs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.nadir.base.Progress;
import org.nadir.data.DataSets;
import org.nadir.data.LabelledImage;
import org.nadir.experiment.ExperimentSpec;
import org.nadir.run.RunFolder;
import org.nadir.training.ImagePreparation;

/**
 * What of a run can be looked at: its validation images, or tiles of them where it learned from tiles, and the checkpoints
 * that were kept.
 *
 * @param images by name; those with objects come first
 * @param checkpoints {@code best}, {@code last}, {@code epoch-N}
 */
record PairImages(Map<String, LabelledImage> images, List<String> checkpoints) {
    private static final String ENDING = ".safetensors";

    static final PairImages NONE = new PairImages(Map.of(), List.of());

    /** Opens the data of the run; off the FX thread. */
    static PairImages of(RunFolder run, ExperimentSpec spec, Progress progress) throws IOException {
        List<LabelledImage> all = new ArrayList<>(new ImagePreparation(spec.data())
                .tiles(
                        DataSets.open(spec.data().sources(), progress)
                                .split(spec.data().validation()),
                        false,
                        progress)
                .images());
        all.sort(java.util.Comparator.comparing(image -> image.annotations().isEmpty()));
        Map<String, LabelledImage> images = new LinkedHashMap<>();
        all.forEach(image -> images.put(image.name(), image));
        return new PairImages(images, checkpoints(run.checkpoints()));
    }

    private static List<String> checkpoints(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith(ENDING))
                    .map(name -> name.substring(0, name.length() - ENDING.length()))
                    .sorted()
                    .toList();
        }
    }
}
