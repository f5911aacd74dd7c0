package org.nadir.detection;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.nadir.data.DataSplit;
import org.nadir.data.LabelledImage;
import org.nadir.scene.Rendering;
import org.nadir.scene.SampleType;
import org.nadir.scene.Scene;
import org.nadir.scene.SceneInfo;
import org.nadir.scene.Scenes;

/**
 * What the training images were made of, kept with a model so that a scene is brought to the network in the same way. Taken
 * from one image in the middle of the training split, or where the images are of several kinds (bands, type of samples),
 * from one of the most frequent kind; the size of a pixel is the median of some.
 *
 * @param bands samples a pixel in the files
 * @param type how they are stored, as GDAL names it
 * @param bytesAsTheyAre true when bytes went to the network unchanged; false when each image was stretched from its 2nd to
 *     its 98th percentile
 * @param order bands taken as red, green and blue, from 0
 * @param metres size of a pixel on the ground before images were resized; 0 when unknown
 */
public record TrainedInput(int bands, String type, boolean bytesAsTheyAre, List<Integer> order, double metres) {
    private static final int SAMPLES = 24;

    public TrainedInput {
        order = List.copyOf(order);
        if (bands < 1 || order.size() != 3 || !(metres >= 0)) {
            throw new IllegalArgumentException("Bands " + bands + " in the order " + order + " at " + metres + " m");
        }
    }

    /**
     * Looks at the images of a training split; opens some headers and at most one image.
     *
     * @throws org.nadir.base.UserProblem when an image cannot be read
     */
    public static TrainedInput of(DataSplit train) {
        List<LabelledImage> images = train.images();
        Path file = typical(images);
        double metres = metres(images);
        if (!isTiff(file)) {
            // the data room makes colour of every PNG and JPEG
            return new TrainedInput(3, SampleType.UINT8.gdalName(), true, List.of(0, 1, 2), metres);
        }
        try (Scene scene = Scenes.open(file)) {
            SceneInfo info = scene.info();
            Rendering shown = Rendering.of(scene);
            return new TrainedInput(
                    info.bands(),
                    info.type().gdalName(),
                    shown.palette().isPresent() || asTheyAre(shown),
                    List.of(shown.red(), shown.green(), shown.blue()),
                    metres);
        }
    }

    /**
     * A sentence where the images of a training split are of several kinds, so that one way of bringing a scene to the
     * network cannot fit them all; opens some headers.
     */
    public static Optional<String> mixture(DataSplit train) {
        Map<String, List<Path>> kinds = kinds(train.images());
        if (kinds.size() == 1) {
            return Optional.empty();
        }
        String counts = kinds.entrySet().stream()
                .map(kind -> kind.getValue().size() + " " + kind.getKey())
                .collect(Collectors.joining(", "));
        return Optional.of("The training images are of several kinds (of some looked at: " + counts
                + "); scenes will be prepared like the most frequent");
    }

    /** The image in the middle if it is of the most frequent kind, else the middle one of that kind. */
    private static Path typical(List<LabelledImage> images) {
        Path middle = images.get(images.size() / 2).file();
        List<Path> most = List.of(middle);
        for (List<Path> kind : kinds(images).values()) {
            most = kind.size() > most.size() ? kind : most;
        }
        return most.contains(middle) ? middle : most.get(most.size() / 2);
    }

    /** Some images all over the split, the middle one among them, by kind. */
    private static Map<String, List<Path>> kinds(List<LabelledImage> images) {
        int step = Math.max(1, images.size() / SAMPLES);
        Map<String, List<Path>> kinds = new LinkedHashMap<>();
        for (int i = images.size() / 2 % step; i < images.size(); i += step) {
            Path file = images.get(i).file();
            kinds.computeIfAbsent(kind(file), kind -> new ArrayList<>()).add(file);
        }
        return kinds;
    }

    private static String kind(Path file) {
        if (!isTiff(file)) {
            return "plain pictures";
        }
        try (Scene scene = Scenes.open(file)) {
            SceneInfo info = scene.info();
            return "GeoTIFF of " + info.bands() + (info.bands() == 1 ? " band " : " bands ")
                    + info.type().gdalName();
        }
    }

    static boolean asTheyAre(Rendering shown) {
        return shown.ranges().stream().allMatch(range -> range.low() == 0 && range.high() == 255);
    }

    static boolean isTiff(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return name.endsWith(".tif") || name.endsWith(".tiff");
    }

    private static double metres(List<LabelledImage> images) {
        int step = Math.max(1, images.size() / SAMPLES);
        double[] known = java.util.stream.IntStream.range(0, images.size())
                .filter(i -> i % step == 0)
                .mapToObj(images::get)
                .map(TrainedInput::metres)
                .flatMap(Optional::stream)
                .mapToDouble(Double::doubleValue)
                .sorted()
                .toArray();
        return known.length == 0 ? 0 : known[known.length / 2];
    }

    private static Optional<Double> metres(LabelledImage image) {
        if (image.gsd().isPresent() || !isTiff(image.file())) {
            return image.gsd();
        }
        try (Scene scene = Scenes.open(image.file())) {
            return metres(scene.info());
        }
    }

    static Optional<Double> metres(SceneInfo info) {
        return info.pixelSizeMetres().map(size -> Arrays.stream(size).average().orElse(0));
    }

    /** Three digits that count, of larger numbers all and a tenth, without an exponent. */
    static String number(double value) {
        BigDecimal exact = new BigDecimal(value);
        BigDecimal rounded =
                Math.abs(value) >= 100 ? exact.setScale(1, RoundingMode.HALF_EVEN) : exact.round(new MathContext(3));
        return rounded.stripTrailingZeros().toPlainString();
    }

    /** In a few words: "8-bit colour of 0.3 m". */
    public String describe() {
        String depth = type.equals(SampleType.UINT8.gdalName()) ? "8-bit" : type;
        boolean grey = order.get(0).equals(order.get(1)) && order.get(1).equals(order.get(2));
        String stretch = bytesAsTheyAre ? "" : ", each image stretched from its 2nd to its 98th percentile";
        String size = metres > 0 ? " of " + number(metres) + " m" : "";
        return depth + (grey ? " grey" : " colour") + size + stretch;
    }
}
