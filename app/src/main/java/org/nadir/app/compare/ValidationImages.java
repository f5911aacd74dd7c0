package org.nadir.app.compare;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nadir.app.desk.PixelTiles;
import org.nadir.base.Progress;
import org.nadir.base.UserProblem;
import org.nadir.data.DataSets;
import org.nadir.data.DataSources;
import org.nadir.data.LabelledImage;
import org.nadir.experiment.DataSpec;
import org.nadir.run.RunFolder;
import org.nadir.viewer.map.TileSource;

/**
 * The images that runs are validated on, by name; kept, because reading all labels anew for each image takes long. Runs may
 * have different data: an image of one name is then another one for each of them. A value, made off the FX thread.
 *
 * @param bySet the images of each validation split
 * @param pictures those of the image that was last shown, by split
 */
record ValidationImages(Map<Split, Images> bySet, Map<Split, Picture> pictures) {
    static final ValidationImages NONE = new ValidationImages(Map.of(), Map.of());

    /** A validation split. */
    record Split(DataSources sources, String name) {
        /** Reads the settings of the run. */
        static Split of(CheckpointChoice choice) {
            DataSpec data = RunFolder.open(choice.run().folder()).spec().data();
            return new Split(data.sources(), data.validation());
        }
    }

    /**
     * The images of a split.
     *
     * @param problem why they cannot be read; empty when they can
     */
    record Images(Map<String, LabelledImage> byName, String problem) {
        /** Images that could not be read the last time are tried anew. */
        static Images read(Split split, Progress progress) {
            Map<String, LabelledImage> images = new LinkedHashMap<>();
            try {
                DataSets.open(split.sources(), progress)
                        .split(split.name())
                        .images()
                        .forEach(image -> images.put(image.name(), image));
            } catch (UserProblem problem) {
                // the other runs can be looked at all the same
                return new Images(Map.of(), String.valueOf(problem.getMessage()));
            }
            return new Images(images, "");
        }

        boolean readable() {
            return problem.isEmpty();
        }
    }

    /** An image with its name; one that is shown again is the same object, which leaves the map where it is. */
    record Picture(String name, TileSource tiles) {}

    /** The splits of these runs and their images of a name; blocks. */
    ValidationImages of(List<Split> splits, String image, Progress progress) {
        Map<Split, Images> sets = new LinkedHashMap<>();
        Map<Split, Picture> shown = new LinkedHashMap<>();
        for (Split split : splits) {
            Images images = sets.computeIfAbsent(split, one -> Optional.ofNullable(bySet.get(one))
                    .filter(Images::readable)
                    .orElseGet(() -> Images.read(one, progress)));
            Optional.ofNullable(pictures.get(split))
                    .filter(before -> before.name().equals(image))
                    .or(() -> Optional.ofNullable(images.byName().get(image))
                            .map(found -> new Picture(image, new PixelTiles(found.pixels()))))
                    .ifPresent(picture -> shown.putIfAbsent(split, picture));
        }
        return new ValidationImages(sets, shown);
    }

    /** The image of a split; empty when it has none of that name. */
    Optional<TileSource> picture(Split split) {
        return Optional.ofNullable(pictures.get(split)).map(Picture::tiles);
    }

    /** Why a split has no picture, in words; empty when it has one. */
    String missing(Split split) {
        String problem =
                Optional.ofNullable(bySet.get(split)).map(Images::problem).orElse("");
        if (!problem.isEmpty()) {
            return problem;
        }
        return pictures.containsKey(split) ? "" : "no image of this name in its data";
    }

    /** True when the runs have different images. */
    boolean mixed() {
        return bySet.size() > 1;
    }
}
