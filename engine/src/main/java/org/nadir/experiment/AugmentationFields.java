package org.nadir.experiment;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.nadir.data.ColourJitter;
import org.nadir.data.Framing.Scales;

/** The part of the card "data" on how training images are changed at random. */
final class AugmentationFields {
    private AugmentationFields() {}

    static void define(FieldList list) {
        scales(list);
        list.define("data.crop", "Random crop", "Side of a random square cut during training. 0: none.")
                .unit("px")
                .whole(0, 4096, "0");
        list.define(
                        "data.flips",
                        "Flip probability",
                        "Probability of each of the horizontal, vertical and diagonal flip.")
                .decimal(0, 0.33, "0.25");
        list.define(
                        "data.rotation",
                        "Rotation",
                        "Turns training images at random: not, by quarter turns, or by any angle.")
                .choice("none", List.of("none", "right-angles", "free"));
        list.define("data.rotationDegrees", "Largest angle", "Images are turned by up to this angle, either way.")
                .unit("degrees")
                .when("data.rotation", "free")
                .decimal(0, 180, "180");
        colours(list);
        mosaic(list);
        list.define(
                        "data.repeatThreshold",
                        "Balance classes below",
                        "An image with a class that fewer than this share of the images show comes"
                                + " sqrt(this / share of the class) times an epoch. 0: every image once.")
                .unit("share of images")
                .decimal(0, 1, "0");
    }

    private static void colours(FieldList list) {
        list.define(
                        "data.brightness",
                        "Brightness",
                        "Values of a training image are multiplied by 1 plus or minus at most this share."
                                + " 0: not at all; 0.4 as Ultralytics' hsv_v.")
                .decimal(0, 0.9, "0");
        list.define(
                        "data.contrast",
                        "Contrast",
                        "Distances from the mean grey are multiplied by 1 plus or minus at most this share."
                                + " 0: not at all; 0.5 is a usual strength.")
                .decimal(0, 0.9, "0");
        list.define(
                        "data.saturation",
                        "Saturation",
                        "The saturation of colours is multiplied by 1 plus or minus at most this share."
                                + " 0: not at all; 0.5 as MMDetection, 0.7 as Ultralytics.")
                .decimal(0, 1, "0");
        list.define(
                        "data.hue",
                        "Hue",
                        "Colours are turned by up to this angle on the colour circle, either way."
                                + " 0: not at all; 18 as MMDetection, 2.7 as Ultralytics.")
                .unit("degrees")
                .decimal(0, 180, "0");
    }

    private static void scales(FieldList list) {
        String help = "Training images are scaled by a random factor on top of their size, the same both ways.";
        list.define("data.scaleMin", "Smallest scale", help + " 1 and 1: not at all.")
                .unit("x")
                .decimal(0.1, 2, "1");
        list.define("data.scaleMax", "Largest scale", help + " A crop keeps batches at one size.")
                .unit("x")
                .decimal(0.1, 2, "1");
    }

    private static void mosaic(FieldList list) {
        list.define(
                        "data.mosaic",
                        "Mosaic",
                        "Probability that an image comes as windows of four images about a random centre,"
                                + " as large as the crop or the image. Objects keep their size. 0: never.")
                .decimal(0, 1, "0");
        list.define("data.mosaicOffLast", "No mosaic in the last", "Epochs at the end of the run without mosaics.")
                .unit("epochs")
                .whole(0, 100_000, "0");
    }

    static AugmentationSpec read(FieldTexts values) {
        return new AugmentationSpec(
                new Scales(values.decimal("data.scaleMin"), values.decimal("data.scaleMax")),
                values.whole("data.crop"),
                values.decimal("data.flips"),
                new AugmentationSpec.Turns(
                        AugmentationSpec.Rotation.valueOf(
                                values.text("data.rotation").replace('-', '_').toUpperCase(Locale.ROOT)),
                        values.decimal("data.rotationDegrees")),
                new ColourJitter(
                        values.decimal("data.brightness"),
                        values.decimal("data.contrast"),
                        values.decimal("data.saturation"),
                        values.decimal("data.hue")),
                new AugmentationSpec.Mosaics(values.decimal("data.mosaic"), values.whole("data.mosaicOffLast")),
                values.decimal("data.repeatThreshold"));
    }

    static void write(AugmentationSpec augmentation, Map<String, String> values) {
        values.put("data.scaleMin", FieldTexts.number(augmentation.scales().least()));
        values.put("data.scaleMax", FieldTexts.number(augmentation.scales().most()));
        values.put("data.crop", Integer.toString(augmentation.crop()));
        values.put("data.flips", FieldTexts.number(augmentation.flips()));
        values.put(
                "data.rotation",
                augmentation.turns().rotation().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        values.put(
                "data.rotationDegrees", FieldTexts.number(augmentation.turns().degrees()));
        values.put("data.brightness", FieldTexts.number(augmentation.colours().brightness()));
        values.put("data.contrast", FieldTexts.number(augmentation.colours().contrast()));
        values.put("data.saturation", FieldTexts.number(augmentation.colours().saturation()));
        values.put("data.hue", FieldTexts.number(augmentation.colours().hue()));
        values.put("data.mosaic", FieldTexts.number(augmentation.mosaic().probability()));
        values.put("data.mosaicOffLast", Integer.toString(augmentation.mosaic().offLast()));
        values.put("data.repeatThreshold", FieldTexts.number(augmentation.repeatThreshold()));
    }
}
