package org.nadir.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nadir.scene.PixelWindow;

/**
 * An image, or a window of one, with its labels. No pixel is read before somebody asks. Immutable.
 *
 * @param name of the image without folder and extension, unique in its split
 * @param annotations in pixels of the window where there is one, else of the image; empty for a negative image
 * @param gsd metres on the ground per pixel, where the labels say it
 * @param window the part of the file that this image is, where it is a tile
 */
public record LabelledImage(
        String name, Path file, List<Annotation> annotations, Optional<Double> gsd, Optional<PixelWindow> window) {
    public LabelledImage {
        annotations = List.copyOf(annotations);
    }

    /** A whole image. */
    public LabelledImage(String name, Path file, List<Annotation> annotations, Optional<Double> gsd) {
        this(name, file, annotations, gsd, Optional.empty());
    }

    LabelledImage named(String other) {
        return name.equals(other) ? this : new LabelledImage(other, file, annotations, gsd, window);
    }

    /** The same with some classes called otherwise. */
    LabelledImage renamed(Map<String, String> renames) {
        List<Annotation> changed = annotations.stream()
                .map(one -> new Annotation(
                        renames.getOrDefault(one.className(), one.className()), one.box(), one.difficult()))
                .toList();
        return new LabelledImage(name, file, changed, gsd, window);
    }

    /**
     * The size, from the header of the file each time it is asked for.
     *
     * @throws org.nadir.base.UserProblem when the header cannot be read
     */
    public ImageSize size() {
        return window.map(w -> new ImageSize(w.width(), w.height())).orElseGet(() -> ImageFiles.size(file));
    }

    /**
     * Decodes the pixels.
     *
     * @throws org.nadir.base.UserProblem when the file cannot be decoded
     */
    public Pixels pixels() {
        return window.map(w -> ImageFiles.read(file, w)).orElseGet(() -> ImageFiles.read(file));
    }
}
