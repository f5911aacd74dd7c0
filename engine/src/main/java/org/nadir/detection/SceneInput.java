package org.nadir.detection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.nadir.base.UserProblem;
import org.nadir.scene.PixelWindow;
import org.nadir.scene.Rendering;
import org.nadir.scene.SampleType;
import org.nadir.scene.Scene;
import org.nadir.scene.SceneInfo;
import org.nadir.scene.Stretch;
import org.nadir.scene.ValueRange;

/**
 * How a scene becomes the 8-bit colour that a network was trained on: which bands, which values are black and white, and
 * sentences on everything that differs from the training images, for a person.
 */
public record SceneInput(Rendering rendering, List<String> notes) {
    /** Pixels on the ground that differ by less from those of training need no word. */
    private static final double LIKE = 1.5;

    public SceneInput {
        notes = List.copyOf(notes);
    }

    /**
     * What a person has chosen instead of the rule.
     *
     * @param bands one band or three, from 0; none = by rule
     * @param stretch how values become brightness; empty = by rule
     */
    public record Choice(List<Integer> bands, Optional<Stretch> stretch) {
        public static final Choice NONE = new Choice(List.of(), Optional.empty());

        public Choice {
            bands = List.copyOf(bands);
        }
    }

    /**
     * By rule: palette images by their palette; the bands that the file names as red, green and blue, or those of training
     * where the scene has as many bands, or the first three, or one for all; bytes as they are where training took them so,
     * everything else from the 2nd to the 98th percentile of each band over the scene.
     *
     * @param trained empty for a model that does not know
     * @throws UserProblem for a band that the scene does not have
     */
    public static SceneInput of(Scene scene, Optional<TrainedInput> trained, Choice choice) {
        SceneInfo info = scene.info();
        List<String> notes = new ArrayList<>();
        if (info.colours().palette().isPresent() && choice.equals(Choice.NONE)) {
            return new SceneInput(Rendering.of(scene), notes);
        }
        int[] bands = bands(scene, trained, choice, notes);
        if (choice.stretch().isPresent()) {
            Rendering chosen = Rendering.of(scene, bands, choice.stretch().get(), PixelWindow.whole(info));
            return new SceneInput(chosen, notes);
        }
        boolean bytes = info.type() == SampleType.UINT8;
        boolean same = bytes && bytesAsTheyAre(scene, trained);
        if (same) {
            int last = bands.length - 1;
            return new SceneInput(Rendering.bytes(bands[0], bands[Math.min(1, last)], bands[Math.min(2, last)]), notes);
        }
        Rendering stretched = Rendering.of(scene, bands, Stretch.percentile(2, 98), PixelWindow.whole(info));
        notes.add(stretchNote(info, trained, stretched));
        return new SceneInput(stretched, notes);
    }

    /** Dark GeoTIFFs are brightened by the data room, so a model that was trained on GeoTIFFs expects it. */
    private static boolean bytesAsTheyAre(Scene scene, Optional<TrainedInput> trained) {
        boolean tiff = TrainedInput.isTiff(scene.info().file());
        return trained.map(TrainedInput::bytesAsTheyAre)
                .orElseGet(() -> !tiff || TrainedInput.asTheyAre(Rendering.of(scene)));
    }

    private static int[] bands(Scene scene, Optional<TrainedInput> trained, Choice choice, List<String> notes) {
        SceneInfo info = scene.info();
        if (!choice.bands().isEmpty()) {
            for (int band : choice.bands()) {
                if (band < 0 || band >= info.bands()) {
                    throw UserProblem.of("The scene has no such band")
                            .file(info.file())
                            .field("--bands")
                            .found(band + 1)
                            .expected("1 to " + info.bands())
                            .problem();
                }
            }
            return choice.bands().stream().mapToInt(Integer::intValue).toArray();
        }
        int alpha = info.colours().alphaBand().isPresent() ? 1 : 0;
        int usable = info.bands() - alpha;
        List<Integer> named = info.colours().rgbBands();
        List<Integer> order = named.size() == 3
                ? named
                : trained.filter(input -> input.bands() == info.bands())
                        .map(TrainedInput::order)
                        .orElse(usable >= 3 ? List.of(0, 1, 2) : List.of(0));
        if (usable > 3 || usable == 2) {
            notes.add("Of the " + usable + " bands of the scene " + counted(order)
                    + " to the network as red, green and blue; choose others with --bands R,G,B.");
        } else if (usable == 1 && trained.map(input -> input.bands() >= 3).orElse(false)) {
            notes.add(
                    "The scene has one band and the model was trained on colour: red, green and blue are all that band.");
        }
        return order.stream().mapToInt(Integer::intValue).toArray();
    }

    private static String counted(List<Integer> order) {
        List<String> numbers =
                order.stream().distinct().map(band -> "" + (band + 1)).toList();
        return numbers.size() == 1 ? "band " + numbers.get(0) + " goes" : "bands " + String.join(", ", numbers) + " go";
    }

    private static String stretchNote(SceneInfo info, Optional<TrainedInput> trained, Rendering stretched) {
        String ranges =
                stretched.ranges().stream().distinct().map(SceneInput::range).collect(Collectors.joining(", "));
        String model = trained.map(input -> " and the model was trained on " + input.describe())
                .orElse("");
        return "The scene is " + info.type().gdalName() + model
                + ": its values from the 2nd to the 98th percentile (" + ranges
                + ") become black to white; choose otherwise with --stretch.";
    }

    private static String range(ValueRange range) {
        return TrainedInput.number(range.low()) + " to " + TrainedInput.number(range.high());
    }

    /**
     * A sentence when the objects of a scene look much smaller or larger than those of training.
     *
     * @param scale by which the scene will be resized, over that of the training images
     */
    public static Optional<String> groundNote(SceneInfo info, Optional<TrainedInput> trained, double scale) {
        double learned = trained.map(TrainedInput::metres).orElse(0.0);
        double own = TrainedInput.metres(info).orElse(0.0);
        if (!(learned > 0 && own > 0)) {
            return Optional.empty();
        }
        double factor = own / scale / learned;
        if (factor < LIKE && factor > 1 / LIKE) {
            return Optional.empty();
        }
        return Optional.of("A pixel of the scene is " + TrainedInput.number(own / scale)
                + " m and one of the training images was " + TrainedInput.number(learned) + " m: objects look "
                + TrainedInput.number(Math.max(factor, 1 / factor)) + (factor > 1 ? " times smaller" : " times larger")
                + " than the model knows them; --scale resizes the scene.");
    }

    /** Bands and stretch in a few words, bands counted from 1. */
    public String describe() {
        String bands = Arrays.stream(new int[] {rendering.red(), rendering.green(), rendering.blue()})
                .mapToObj(band -> "" + (band + 1))
                .collect(Collectors.joining(","));
        return rendering.palette().isPresent() ? "palette" : "bands " + bands;
    }
}
