package org.nadir.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.nadir.base.UserProblem;
import org.nadir.detection.SceneDetector;
import org.nadir.detection.SceneInput;
import org.nadir.experiment.DataSpec;
import org.nadir.run.TrainedModel;
import org.nadir.scene.SceneInfo;
import org.nadir.scene.Stretch;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** How whole images are cut, resized and brought to 8-bit colour. */
final class WindowOptions {
    private static final int WINDOW = 1024;
    private static final int OVERLAP = 200;
    private static final Pattern PERCENTILES = Pattern.compile("(\\d+(?:\\.\\d+)?)-(\\d+(?:\\.\\d+)?)");

    @Option(
            names = "--window",
            description = "Side of a window in pixels (default: the tiles of training, else " + WINDOW + ").")
    private int window;

    @Option(
            names = "--overlap",
            description = "Pixels that windows share (default: as the tiles of training, else " + OVERLAP + ").")
    private int overlap = -1;

    @Option(names = "--batch", description = "Windows at a time (default: ${DEFAULT-VALUE}).")
    private int batch = 2;

    @Option(names = "--scale", description = "Resizes images by this factor first (default: as in training).")
    private double scale;

    @Option(
            names = "--keep-centres",
            description =
                    "A window keeps only boxes whose centre lies in its own part, up to the middle of each overlap"
                            + " (default: all boxes that no edge cuts).")
    private boolean centres;

    @Option(
            names = "--bands",
            paramLabel = "R,G,B",
            split = ",",
            description = "Bands taken as red, green and blue, or one for all three, counted from 1"
                    + " (default: as in training, as the file says, or the first three).")
    private List<Integer> bands = new ArrayList<>();

    @Option(
            names = "--stretch",
            paramLabel = "HOW",
            description = "Which values become black to white: 2-98 (percentiles of each band over the scene),"
                    + " 0:3000 (values), minmax, or none (bytes as they are); default: as in training,"
                    + " and 2-98 for scenes of another type.")
    private @Nullable String stretch;

    @Spec(Target.MIXEE)
    private @Nullable CommandSpec command;

    /** Refuses values that cannot be, before anything is opened. */
    void check() {
        require(window == 0 || window >= 32, "--window is 32 or more");
        boolean together = window == 0 || overlap < window;
        require(overlap >= -1 && together, "--overlap is 0 or more and smaller than --window");
        require(batch >= 1, "--batch is 1 or more");
        require(scale >= 0 && scale <= 64, "--scale lies between 0 and 64");
        require(
                bands.isEmpty()
                        || ((bands.size() == 1 || bands.size() == 3)
                                && bands.stream().allMatch(b -> b >= 1)),
                "--bands names one band or three, counted from 1");
        choice();
    }

    /** Refuses options of this group where no image is cut. */
    void checkUnused(String sentence) {
        ParseResult given = Objects.requireNonNull(command).commandLine().getParseResult();
        for (String name : List.of("window", "overlap", "batch", "scale", "keep-centres", "bands", "stretch")) {
            require(!given.hasMatchedOption("--" + name), "--" + name + " " + sentence);
        }
    }

    void require(boolean fine, String sentence) {
        if (!fine) {
            throw WrongUse.of(Objects.requireNonNull(command).commandLine(), sentence);
        }
    }

    /** What was chosen of bands and stretch. */
    SceneInput.Choice choice() {
        return new SceneInput.Choice(
                bands.stream().map(band -> band - 1).toList(),
                Optional.ofNullable(stretch).map(this::parsed));
    }

    private Stretch parsed(String text) {
        String how = text.strip().toLowerCase(Locale.ROOT);
        if (how.equals("none")) {
            return Stretch.fixed(0, 255);
        }
        if (how.equals("minmax")) {
            return Stretch.minMax();
        }
        try {
            Matcher percentiles = PERCENTILES.matcher(how);
            if (percentiles.matches()) {
                return Stretch.percentile(
                        Double.parseDouble(percentiles.group(1)), Double.parseDouble(percentiles.group(2)));
            }
            String[] values = how.split(":", -1);
            if (values.length == 2) {
                return Stretch.fixed(Double.parseDouble(values[0]), Double.parseDouble(values[1]));
            }
        } catch (IllegalArgumentException e) {
            // said below, as for any other text
        }
        throw WrongUse.of(
                Objects.requireNonNull(command).commandLine(),
                "--stretch is 2-98 (rising percentiles), 0:3000 (rising values), minmax or none, not " + text);
    }

    /** Side of a window for a model. */
    int window(TrainedModel model) {
        int tile = model.spec().data().tile();
        return window > 0 ? window : tile > 0 ? tile : WINDOW;
    }

    /** Everything for one image or scene. */
    SceneDetector.Settings settings(TrainedModel model, SceneInfo info, double score) {
        int side = window(model);
        return new SceneDetector.Settings(
                side,
                overlap(model.spec().data(), side),
                batch,
                model.detector().usualSettings().withScoreThreshold(score),
                scale > 0 ? scale : model.scale(info, side),
                centres ? SceneDetector.Borders.CENTRES : SceneDetector.Borders.WHOLE_BOXES);
    }

    /** What was asked for as it is; the usual overlap never more than half of a small window. */
    private int overlap(DataSpec data, int side) {
        if (overlap >= side) {
            throw UserProblem.of("The overlap is smaller than the window")
                    .field("--overlap")
                    .found(overlap)
                    .expected("0 to " + (side - 1))
                    .remedy("Choose a larger --window or a smaller --overlap")
                    .problem();
        }
        int usual = data.tile() > 0 ? data.tileOverlap() : OVERLAP;
        return overlap >= 0 ? overlap : Math.min(usual, side / 2);
    }
}
