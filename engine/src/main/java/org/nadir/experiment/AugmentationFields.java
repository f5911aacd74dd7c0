package org.nadir.experiment;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The part of the card "data" on how training images are changed at random. */
final class AugmentationFields {
    private AugmentationFields() {}

    static void define(FieldList list) {
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
    }

    static AugmentationSpec read(FieldTexts values) {
        return new AugmentationSpec(
                values.whole("data.crop"),
                values.decimal("data.flips"),
                AugmentationSpec.Rotation.valueOf(
                        values.text("data.rotation").replace('-', '_').toUpperCase(Locale.ROOT)));
    }

    static void write(AugmentationSpec augmentation, Map<String, String> values) {
        values.put("data.crop", Integer.toString(augmentation.crop()));
        values.put("data.flips", FieldTexts.number(augmentation.flips()));
        values.put(
                "data.rotation",
                augmentation.rotation().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}
