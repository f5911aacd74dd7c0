package org.nadir.evaluation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.nadir.base.UserProblem;
import org.nadir.data.ClassMap;
import org.nadir.data.DataSplit;
import org.nadir.data.LabelledImage;
import org.nadir.geometry.OrientedBox;

/**
 * Collects the detections of a file under the names of images and classes of a split. Names of images may come with folder
 * and extension, or with blanks replaced. What the split or the class list does not have is left out and counted. One thread.
 */
final class Predictions {
    private final Path source;
    private final ClassMap classes;
    private final Map<String, String> images = new HashMap<>();
    private final List<ScoredBox> boxes = new ArrayList<>();
    private final Map<String, Integer> strangeImages = new TreeMap<>();
    private final Map<String, Integer> strangeClasses = new TreeMap<>();
    private int given;

    Predictions(Path source, DataSplit split, ClassMap classes) {
        this.source = source;
        this.classes = classes;
        for (LabelledImage image : split.images()) {
            images.put(image.name().replaceAll("\\s", "_"), image.name());
            images.put(image.name(), image.name());
        }
    }

    void add(String image, String className, double score, OrientedBox box) {
        given++;
        String known = known(image);
        if (known == null) {
            strangeImages.merge(image, 1, Integer::sum);
        } else if (classes.index(className).isEmpty()) {
            strangeClasses.merge(className, 1, Integer::sum);
        } else {
            boxes.add(new ScoredBox(known, box, classes.index(className).getAsInt(), score));
        }
    }

    private @Nullable String known(String image) {
        String exact = images.get(image);
        return exact != null ? exact : images.get(stem(image));
    }

    /** A file name without its folder and the extension of an image. */
    static String stem(String name) {
        String file = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        return file.replaceFirst("(?i)\\.(png|jpe?g|bmp|tiff?)$", "");
    }

    List<ScoredBox> boxes() {
        return boxes;
    }

    /** Sentences on what was left out; to be asked for at the end. */
    List<String> notes() {
        if (given > 0 && boxes.isEmpty()) {
            boolean byImage = strangeClasses.isEmpty();
            throw UserProblem.of(
                            byImage
                                    ? "None of the images of these detections is in the split"
                                    : "None of the classes of these detections is in the data set")
                    .file(source)
                    .found(first(byImage ? strangeImages : strangeClasses))
                    .expected(
                            byImage
                                    ? "names like "
                                            + images.values().stream()
                                                    .sorted()
                                                    .findFirst()
                                                    .orElse("")
                                    : String.join(", ", classes.names()))
                    .problem();
        }
        List<String> notes = new ArrayList<>();
        note(strangeImages, "images that the split does not have", notes);
        note(strangeClasses, "classes that are not scored", notes);
        return notes;
    }

    private static void note(Map<String, Integer> strange, String what, List<String> notes) {
        int boxes = strange.values().stream().mapToInt(Integer::intValue).sum();
        if (boxes > 0) {
            notes.add(boxes + " detections in " + strange.size() + " " + what + " were left out (" + first(strange)
                    + (strange.size() > 1 ? " and others" : "") + ").");
        }
    }

    private static String first(Map<String, Integer> strange) {
        return strange.keySet().iterator().next();
    }
}
