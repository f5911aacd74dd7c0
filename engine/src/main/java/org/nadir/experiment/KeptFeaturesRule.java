package org.nadir.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nadir.nn.Backbones;
import org.nadir.nn.NetworkPart;

/**
 * Whether features can be kept: images come again in the same form, the network has no chance of its own, and the backbone
 * stands still for at least two epochs up to the end.
 */
final class KeptFeaturesRule {
    private KeptFeaturesRule() {}

    /** What stands against it; empty also where nothing is to be kept. */
    static Optional<FieldProblem> problem(ExperimentSpec spec) {
        if (!spec.freezing().cache().on()) {
            return Optional.empty();
        }
        if (!spec.distillation().method().equals(DistillationSpec.NONE)) {
            return refuse("A run with a teacher computes them in every epoch", "distillation.method none");
        }
        List<String> endless = endless(spec.data().augmentation());
        if (!endless.isEmpty()) {
            return refuse(
                    "No image would come twice in the same form because of " + String.join(", ", endless),
                    "no change of images but flips and quarter turns");
        }
        if (drops(spec)) {
            return refuse(
                    "The frozen stages of " + spec.model().backbone() + " leave out branches at random",
                    "model.dropPath 0, or stage4 always fixed");
        }
        int epochs = spec.optimisation().epochs();
        int from = spec.freezing()
                .frozenFrom(spec.model().pretrained(), epochs, spec.run().validateEvery());
        return from <= epochs - 2
                ? Optional.empty()
                : refuse(
                        "The backbone may train up to epoch " + (from - 1) + " of " + epochs,
                        "a schedule that freezes it in the last two epochs or more");
    }

    private static Optional<FieldProblem> refuse(String why, String expected) {
        return Optional.of(new FieldProblem(
                FreezingFields.CACHE, "Features cannot be kept: " + why, "true", "false, or " + expected));
    }

    /** Settings by which an image comes in more forms than can be kept. */
    private static List<String> endless(AugmentationSpec chosen) {
        List<String> keys = new ArrayList<>();
        if (!chosen.scales().keep()) {
            keys.add("data.scaleMin and data.scaleMax");
        }
        if (chosen.crop() > 0) {
            keys.add("data.crop");
        }
        if (chosen.turns().rotation() == AugmentationSpec.Rotation.FREE) {
            keys.add("data.rotation");
        }
        if (!chosen.colours().off()) {
            keys.add("changed colours");
        }
        if (chosen.mosaic().probability() > 0) {
            keys.add("data.mosaic");
        }
        return keys;
    }

    /** Stages that are frozen for the time being drop branches as before; those that never train drop none. */
    private static boolean drops(ExperimentSpec spec) {
        boolean allFixed = spec.freezing().fixed(spec.model().pretrained()).contains(NetworkPart.STAGE4);
        return Backbones.dropsPaths(spec.model().backbone()) && spec.model().dropPath() > 0 && !allFixed;
    }
}
