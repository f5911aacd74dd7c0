package org.nadir.training;

import java.util.ArrayList;
import java.util.List;
import org.nadir.base.Progress;
import org.nadir.data.Augmentation;
import org.nadir.data.Augmentations;
import org.nadir.data.DataSplit;
import org.nadir.data.Framing;
import org.nadir.data.Mosaic;
import org.nadir.data.Resizing;
import org.nadir.data.SampleRecipe;
import org.nadir.data.Tiling;
import org.nadir.data.TrainingSample;
import org.nadir.data.WindowCut;
import org.nadir.experiment.AugmentationSpec;
import org.nadir.experiment.DataSpec;

/**
 * How images become what the network sees: tiles, one size, and in training mosaics, scales, crops, flips, turns and colours. The same size applies
 * to training, validation and use. Immutable and safe from any thread.
 */
public final class ImagePreparation {
    /** DOTA's development kit keeps objects of which 70 % are inside. */
    private static final double KEEP_SHARE = 0.7;

    private final DataSpec data;

    public ImagePreparation(DataSpec data) {
        this.data = data;
    }

    /** The split cut into tiles, as the specification asks; empty tiles are dropped in training only. */
    public DataSplit tiles(DataSplit split, boolean training, Progress progress) {
        if (data.tile() == 0) {
            return split;
        }
        Tiling.EmptyTiles empty = training ? Tiling.EmptyTiles.DROP : Tiling.EmptyTiles.KEEP;
        WindowCut cut = new WindowCut(KEEP_SHARE, true);
        return new Tiling(data.tile(), data.tileOverlap(), cut, empty).apply(split, progress);
    }

    /**
     * Size and, at random, mosaic or scale and crop, then flips, turns and colours.
     *
     * @param epochs of the run, some of whose last may be without mosaics
     */
    public SampleRecipe training(int epochs) {
        AugmentationSpec chosen = data.augmentation();
        WindowCut cut = new WindowCut(KEEP_SHARE, true);
        Framing framing =
                new Framing(image -> factor(image.width(), image.height()), chosen.scales(), chosen.crop(), cut);
        List<Augmentation> after = after(cut);
        List<Augmentation> all = new ArrayList<>(framed(framing));
        all.addAll(after);
        Augmentation plain = Augmentation.chain(all);
        if (chosen.mosaic().probability() == 0) {
            return plain;
        }
        Mosaic.When when = new Mosaic.When(
                chosen.mosaic().probability(), epochs - chosen.mosaic().offLast());
        return new Mosaic(when, framing, Augmentation.chain(after), plain);
    }

    /** What is seen of an image. Without random scales in two steps, whose chance is that of runs before there were scales. */
    private List<Augmentation> framed(Framing framing) {
        if (!framing.scales().keep()) {
            return List.of(framing);
        }
        return framing.crop() == 0
                ? List.of(sizing())
                : List.of(sizing(), Augmentations.randomCrop(framing.crop(), framing.cut()));
    }

    private List<Augmentation> after(WindowCut cut) {
        AugmentationSpec chosen = data.augmentation();
        List<Augmentation> steps = new ArrayList<>();
        if (chosen.flips() > 0) {
            steps.add(Augmentations.randomFlip(chosen.flips(), chosen.flips(), chosen.flips()));
        }
        switch (chosen.turns().rotation()) {
            case NONE -> {
                // as the camera saw it
            }
            case RIGHT_ANGLES -> steps.add(Augmentations.randomQuarterTurns());
            case FREE ->
                steps.add(Augmentations.randomRotation(1, chosen.turns().degrees(), cut));
        }
        if (!chosen.colours().off()) {
            steps.add(chosen.colours());
        }
        return steps;
    }

    /** Only the size. */
    public Augmentation sizing() {
        return data.imageSize().asIs() ? Augmentation.none() : (sample, random) -> sized(sample);
    }

    private TrainingSample sized(TrainingSample sample) {
        return Resizing.by(
                sample, factor(sample.pixels().width(), sample.pixels().height()));
    }

    /** The factor by which an image of this size is scaled. */
    public double factor(int width, int height) {
        return data.imageSize().factor(width, height);
    }
}
