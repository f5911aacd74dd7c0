package org.nadir.experiment;

import java.nio.file.Path;
import java.util.List;
import org.nadir.data.DataSources;

/**
 * Which images are learned from and how they are prepared.
 *
 * @param sources the data sets and what their classes are called, folders absolute once read from a file
 * @param train name of the split that is learned from
 * @param validation name of the split that is scored during the run
 * @param classes classes to learn, in the order of their labels; empty = all found
 * @param ignoredClasses classes that are neither learned nor punished
 * @param imageSize the size every image is brought to
 * @param tile side of the windows large images are cut into, in pixels; 0 = images are used whole
 * @param tileOverlap pixels that neighbouring windows share
 * @param augmentation how training images are changed at random
 * @param loaderThreads threads that read and prepare images
 * @param keptMib decoded training images that stay in memory for later epochs, in MiB; 0 = none
 */
public record DataSpec(
        DataSources sources,
        String train,
        String validation,
        List<String> classes,
        List<String> ignoredClasses,
        ImageSize imageSize,
        int tile,
        int tileOverlap,
        AugmentationSpec augmentation,
        int loaderThreads,
        int keptMib) {
    public DataSpec {
        classes = List.copyOf(classes);
        ignoredClasses = List.copyOf(ignoredClasses);
    }

    /** The folder of the first data set. */
    public Path root() {
        return sources.folders().get(0);
    }
}
